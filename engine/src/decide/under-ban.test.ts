import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { compileCatalogue } from '../catalogue/compile-catalogue.ts';
import { DEFAULT_PROFILE } from '../catalogue/default-profile.ts';
import { suppliersUnderBan } from './under-ban.ts';

const CATALOGUE = compileCatalogue(join(import.meta.dirname, '..', '..', '..', 'catalogue'));
const NOW = Date.UTC(2026, 10, 24);

test('a supplier that the catalogue knows and no prohibition names is under no ban', () => {
  const reached = suppliersUnderBan(CATALOGUE, DEFAULT_PROFILE, NOW);
  expect(reached.has('kaspersky')).toBe(true);
  expect(reached.has('pango')).toBe(false);
});

describe('law of a part of a country', () => {
  const law = CATALOGUE.prohibitions.find((each) => each.id === 'us-tx-prohibited-technologies');
  if (law === undefined) throw new Error('no such law');
  const alone = { ...CATALOGUE, prohibitions: [law] };

  test.each([
    { roles: ['state-agency'], territory: ['US-TX'], found: true },
    { roles: ['state-agency'], territory: ['US'], found: true },
    { roles: ['state-agency'], territory: ['US-OK'], found: false },
    { roles: ['state-contractor'], territory: ['US'], found: true },
    { roles: ['federal-contractor'], territory: ['US-TX'], found: false },
    // A clause of it on sensitive places binds anyone: no ground to look through a family's machines.
    { roles: ['household', 'business'], territory: ['US-TX'], found: false },
    { roles: ['household', 'business'], territory: ['US'], found: false },
  ])('makes what $roles in $territory has a finding: $found', ({ roles, territory, found }) => {
    const asker = { ...DEFAULT_PROFILE, roles, territory };
    expect(suppliersUnderBan(alone, asker, NOW).has('kaspersky')).toBe(found);
  });

  test.each([
    // Nobody knows where they are: they may be there.
    { territory: [], nationality: [], found: true },
    { territory: ['DE'], nationality: ['US'], found: true },
    { territory: ['DE'], nationality: [], found: false },
    // Another part whose name begins alike is another.
    { territory: ['U'], nationality: [], found: false },
  ])('asks where they are: $territory, $nationality: $found', ({ territory, nationality, found }) => {
    const asker = { ...DEFAULT_PROFILE, roles: ['state-agency'], territory, nationality };
    expect(suppliersUnderBan(alone, asker, NOW).has('kaspersky')).toBe(found);
  });

  test('is asked only of parts: law of a country makes a finding for everybody', () => {
    const whole = { ...CATALOGUE, prohibitions: [{ ...law, jurisdiction: 'US' }] };
    const asker = { ...DEFAULT_PROFILE, roles: ['household'], territory: ['DE'] };
    expect(suppliersUnderBan(whole, asker, NOW).has('kaspersky')).toBe(true);
  });

  test('may bind whoever does not know whether they are such a body', () => {
    const asker = { ...DEFAULT_PROFILE, unknownRoles: ['state-agency'] };
    expect(suppliersUnderBan(alone, asker, NOW).has('kaspersky')).toBe(true);
  });
});
