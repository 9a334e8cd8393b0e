import { describe, expect, it } from 'vitest';
import { catalogueOf, clauseOf, lawOf } from '../../tests/law/arbitrary-law.ts';
import type { Catalogue } from '../model/catalogue.ts';
import type { Clause, Prohibition } from '../model/prohibition.ts';
import type { Verification } from '../model/verification.ts';
import { statusOf } from './catalogue-status.ts';

function clause(id: string, statuses: readonly Verification[], stillGoodOn: string): Clause {
  const always = { when: null, valid: { from: 'e0', to: 'open' }, known: { from: 'e0', to: 'open' } };
  const checked = statuses.map((status) => ({ fields: ['valid'], status, date: stillGoodOn, why: null }));
  return { ...clauseOf(id, 'prohibited', always), checked, stillGoodOn };
}

function law(id: string, tier: Prohibition['tier'], clauses: Clause[], isProposal = false): Prohibition {
  return { ...lawOf(clauses, false), id, tier, status: isProposal ? 'proposal' : 'made' };
}

const CATALOGUE: Catalogue = {
  ...catalogueOf([
    law('zz', 'A', [
      clause('fresh', ['primary', 'primary'], '2024-06-01'),
      clause('half', ['primary', 'memory', 'secondary'], '2024-03-01'),
    ]),
    law('aa', 'B', [clause('old', ['official-secondary'], '2024-03-01')]),
    law('bb', 'B', [clause('older', ['secondary'], '2024-02-01')], true),
    law('cc', 'C', [clause('thirty', ['primary'], '2024-05-02'), clause('old', ['secondary'], '2024-03-01')]),
  ]),
  version: '2024.06.01-2',
};
const at = (time: string) => statusOf(CATALOGUE, Date.parse(time));

describe('how a catalogue stands', () => {
  it('counts laws by tier, proposals, and clauses by the weakest that they rest on', () => {
    expect(at('2024-06-01T12:00:00Z')).toMatchObject({
      version: '2024.06.01-2',
      prohibitions: { A: 1, B: 2, C: 1 },
      proposals: 1,
      clauses: 6,
      restOn: { primary: 2, 'official-secondary': 1, secondary: 2, memory: 1 },
    });
  });

  it('has its age in whole days, and is old beyond thirty', () => {
    const age = (time: string) => {
      const { ageDays, stale } = at(time);
      return [ageDays, stale];
    };
    expect(age('2024-05-20T00:00:00Z')).toEqual([0, false]);
    expect(age('2024-06-02T23:59:59Z')).toEqual([1, false]);
    expect(age('2024-07-01T00:00:00Z')).toEqual([30, false]);
    expect(age('2024-07-02T00:00:00Z')).toEqual([31, true]);
  });

  it('names the clauses that nobody looked at for more than thirty days, the longest first, then by name', () => {
    expect(at('2024-06-01T12:00:00Z').notLookedAt).toEqual([
      { clause: 'bb/older', stillGoodOn: '2024-02-01' },
      { clause: 'aa/old', stillGoodOn: '2024-03-01' },
      { clause: 'cc/old', stillGoodOn: '2024-03-01' },
      { clause: 'zz/half', stillGoodOn: '2024-03-01' },
    ]);
    expect(at('2024-06-02T00:00:00Z').notLookedAt.at(-1)?.clause).toBe('cc/thirty');
  });
});
