import fc from 'fast-check';
import { expect, it } from 'vitest';
import { laws } from '../../tests/law/arbitrary-law.ts';
import { dayZone } from './decide-finding.ts';

const [law] = fc.sample(laws, { seed: 1, numRuns: 1 });
if (law === undefined) throw new Error('no sample');

it.each([
  { countries: ['DE'], zone: 'Europe/Berlin' },
  { countries: ['AU'], zone: 'Australia/Adelaide' },
  // Of a place without law of its own, and of none: the first that there is.
  { countries: ['FR'], zone: 'America/New_York' },
  { countries: [], zone: 'America/New_York' },
])('a day asked about in $countries is a day of $zone', ({ countries, zone }) => {
  const held = [
    { ...law, jurisdiction: 'US', zone: 'America/New_York' },
    { ...law, jurisdiction: 'DE', zone: 'Europe/Berlin' },
    { ...law, jurisdiction: 'AU-SA', zone: 'Australia/Adelaide' },
  ];
  expect(dayZone(held, countries)).toBe(zone);
});

it('is UTC where no law is held', () => {
  expect(dayZone([], ['DE'])).toBe('UTC');
});
