import { describe, expect, it } from 'vitest';
import { caseOf, catalogueOf, clauseOf, lawOf } from '../../tests/law/arbitrary-law.ts';
import type { Contract } from '../model/profile.ts';
import type { Clause } from '../model/prohibition.ts';
import { activityCases, concerns } from './activity-cases.ts';
import type { Case } from './case.ts';
import { lawIndex } from './law-index.ts';

const day = (text: string): number => Date.parse(`${text}T00:00:00Z`);

/** Binds the asker, who is a business that uses it. */
function clause(parts: Partial<Clause>): Clause {
  const dates = { valid: { from: 'e1', to: 'open' }, known: { from: 'e1', to: 'open' } };
  return { ...clauseOf('bar', 'prohibited', { when: null, ...dates }), ...parts };
}

const sale: Partial<Clause> = { binds: ['maker'], does: ['sell'], to: ['business'] };

function sides(one: Clause, parts: Partial<Case> = {}, activity = 'use') {
  const law = lawOf([one], false);
  const actor = (id: string, implies: string[] = []) => ({ id, says: '', implies, activities: [] });
  const word = { says: '', implies: [], label: '', presenceQuestion: null, contract: null };
  const vocabulary = {
    actors: [
      actor('anyone'),
      actor('business', ['anyone']),
      actor('shop', ['business']),
      actor('agency'),
      actor('maker'),
    ],
    activities: [
      { ...word, id: 'use', converse: 'sell' },
      { ...word, id: 'sell', converse: 'use' },
      { ...word, id: 'keep', converse: null },
    ],
    classes: [],
  };
  const asker: Case = {
    ...caseOf([law], new Map(), day('2024-06-01')),
    catalogue: { ...catalogueOf([law]), vocabulary },
    roles: ['business'],
    ...parts,
  };
  const { own, counterparty } = activityCases([law], activity, asker, day('2024-06-01'), 'every');
  const speaking = lawIndex(asker.catalogue).speaking(law, activity);
  return {
    own: own.map(({ contract }) => contract?.id ?? null),
    theirs: counterparty.map(({ contract }) => contract),
    concerned: speaking.map((each) => concerns(each, asker)),
    acts: [...own, ...counterparty].map(({ tests }) => tests.map(({ fact }) => fact).slice(0, 2)),
  };
}

describe('a clause is held', () => {
  it.each<{ what: string; clause: Partial<Clause>; parts?: Partial<Case>; own: number; theirs: number }>([
    { what: 'against the asker, whom it binds', clause: {}, own: 1, theirs: 0 },
    {
      what: 'against the asker of whom nobody knows',
      clause: { binds: ['agency'] },
      parts: { unknownRoles: ['agency'] },
      own: 1,
      theirs: 0,
    },
    { what: 'against nobody, where it binds others', clause: { binds: ['agency'] }, own: 0, theirs: 0 },
    { what: 'against nobody, where it is about another act', clause: { does: ['keep'] }, own: 0, theirs: 0 },
    { what: 'against the other side, toward the asker', clause: sale, own: 0, theirs: 1 },
    {
      what: 'against the other side, toward some of whom the asker is one',
      clause: { ...sale, to: ['agency', 'anyone'] },
      own: 0,
      theirs: 1,
    },
    {
      what: 'against the other side, toward whom the asker may be',
      clause: { ...sale, to: ['agency'] },
      parts: { unknownRoles: ['agency'] },
      own: 0,
      theirs: 1,
    },
    {
      what: 'against nobody, where it binds others toward the asker in doing the same',
      clause: { ...sale, does: ['use'] },
      own: 0,
      theirs: 0,
    },
    // Whether one is a US person is a question of its own.
    {
      what: 'against the other side, toward US persons',
      clause: { ...sale, to: ['us-person'] },
      own: 0,
      theirs: 1,
    },
    { what: 'against nobody, toward others', clause: { ...sale, to: ['agency', 'shop'] }, own: 0, theirs: 0 },
    { what: 'against nobody, toward nobody named', clause: { ...sale, to: [] }, own: 0, theirs: 0 },
    // What others have to tell is no answer for the asker.
    {
      what: 'against nobody, of what others have to tell',
      clause: { ...sale, effect: 'disclosure-required' },
      own: 0,
      theirs: 0,
    },
    {
      what: 'against the asker, of what they have to tell',
      clause: { effect: 'disclosure-required' },
      own: 1,
      theirs: 0,
    },
    {
      what: 'against the asker alone, where it speaks of both sides',
      clause: { does: ['use', 'sell'], to: ['anyone'] },
      own: 1,
      theirs: 0,
    },
    {
      what: 'against the other side alone, where it speaks of both and binds that',
      clause: { ...sale, does: ['use', 'sell'] },
      own: 0,
      theirs: 1,
    },
    {
      what: 'against nobody before it was public',
      clause: { known: { from: 'nothing', to: 'open' } },
      own: 0,
      theirs: 0,
    },
  ])('$what', ({ clause: parts, parts: asker, own, theirs, ...rest }) => {
    const found = sides(clause(parts), asker);
    expect([found.own.length, found.theirs.length]).toEqual([own, theirs]);
    // What is not held at all concerns nobody; what is public and held does.
    if (own + theirs > 0) expect(found.concerned).toEqual([true]);
    else if (!/public|tell/.test(rest.what)) expect(found.concerned).not.toContain(true);
  });

  it('once for each contract that carries it, and once for none', () => {
    const contract = (id: string, ...clauses: string[]): Contract => ({
      id,
      date: '2024-01-01',
      renewals: null,
      agency: null,
      clauses: clauses.map((each) => ({ id: each, edition: null })),
    });
    const contracts = [
      contract('C-1', '52.204-99'),
      contract('C-2', '52.204-1'),
      contract('C-3', '52.204-1', 'FAR 52.204-99'),
    ];
    const carried = clause({ contractClause: 'FAR 52.204-99' });
    expect(sides(carried, { contracts }).own).toEqual(['C-1', 'C-3']);
    expect(sides(carried, { contracts: contracts.slice(1, 2) }).own).toEqual([null]);
    expect(sides(carried).own).toEqual([null]);
    expect(sides(clause({}), { contracts }).own).toEqual([null]);
    expect(sides(clause({ ...sale, contractClause: 'FAR 52.204-99' }), { contracts }).theirs).toEqual([null]);
  });

  it('with the act as each side does it', () => {
    expect(sides(clause({})).acts).toEqual([['business', 'use']]);
    expect(sides(clause(sale)).acts).toEqual([['the other side is maker', 'sell']]);
  });
});
