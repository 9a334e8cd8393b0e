import { expect, it } from 'vitest';
import { caseOf } from '../../tests/law/arbitrary-law.ts';
import type { Asker, Case } from './case.ts';
import { perAsker } from './per-asker.ts';

const one = caseOf([], new Map(), 0);

it('keeps one thing for an asker, whatever was found', () => {
  const kept = perAsker(() => ({}));
  const other: Case = { ...one, supplier: 'another', origins: ['CN'], presence: 'contact' };
  expect(kept(other)).toBe(kept(one));
  // Lists of the same things are the same list.
  expect(kept({ ...one, roles: [...one.roles], countries: [...one.countries] })).toBe(kept(one));
});

const contract = { id: 'C-1', date: '2024-01-01', renewals: null, agency: null, clauses: [] };
const answer = { question: 'q/a', answer: 'yes' as const, assets: [], contract: null, because: null };
const waiver = { id: 'W', prohibition: 'p', clauses: [], from: '2024-01-01', until: null, grantedBy: 'a' };

it.each<Partial<Asker>>([
  { catalogue: { ...one.catalogue } },
  { roles: ['another'] },
  { roles: [] },
  { unknownRoles: ['another'] },
  { countries: ['DE'] },
  { contracts: [contract] },
  { contractsComplete: !one.contractsComplete },
  { answers: [answer] },
  { waivers: [waiver] },
  { modelYear: 2030 },
  { manufactured: '2024-01-01' },
  { assetNames: ['host-1'] },
  { given: 'assumed' },
  { asKnown: one.asKnown + 1 },
])('keeps another for who differs in %o', (changed) => {
  const kept = perAsker(() => ({}));
  const before = kept(one);
  expect(kept({ ...one, ...changed })).not.toBe(before);
  expect(kept({ ...one })).toBe(before);
});

it('forgets who asked long ago, and works out the same again', () => {
  let started = 0;
  const kept = perAsker((asker) => {
    started += 1;
    return asker.asKnown;
  });
  for (const asKnown of [0, 1, 2, 3, 0, 3]) expect(kept({ ...one, asKnown })).toBe(asKnown);
  expect(started).toBe(5);
});
