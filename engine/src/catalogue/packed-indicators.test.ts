import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Indicator } from '../model/indicator.ts';
import { packIndicators, unpackIndicators } from './packed-indicators.ts';

const indicator = fc
  .record({ id: fc.string(), pattern: fc.string(), supplier: fc.constantFrom('acme', 'other') })
  .map(
    (some): Indicator => ({
      ...some,
      product: null,
      kind: 'domain',
      form: 'domain',
      strength: 'strong',
      claimed: 'strong',
      purpose: null,
      presence: null,
      embedded: false,
      source: 'read',
      verification: 'secondary',
      note: null,
      matches: [],
      mustNotMatch: [],
    }),
  );

describe('packed indicators', () => {
  it('come out as they went in, in their order', () => {
    fc.assert(
      fc.property(fc.array(indicator), (indicators) => {
        expect(unpackIndicators(packIndicators(indicators))).toEqual(indicators);
      }),
    );
  });

  it('write what is the same once', () => {
    const rows = fc.sample(indicator, { numRuns: 5, seed: 1 }).map((each) => ({ ...each, supplier: 'acme' }));
    expect(packIndicators(rows)).toHaveLength(1);
  });
});
