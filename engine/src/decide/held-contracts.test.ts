import { describe, expect, it } from 'vitest';
import { caseOf, catalogueOf, lawOf, question } from '../../tests/law/arbitrary-law.ts';
import { act, clause, contract } from '../../tests/law/given-question.ts';
import type { Contract } from '../model/profile.ts';
import type { Clause } from '../model/prohibition.ts';
import type { Derivation } from '../model/question.ts';
import type { Case } from './case.ts';
import { ownContracts, theirContracts } from './held-contracts.ts';

const asks = (id: string): Partial<Clause> => ({ when: { kind: 'question', id } });
const derived = (id: string, derive: Derivation) => ({ ...question(id), derive });
const MADE: Derivation = { kind: 'contract-made', before: '2024-01-01' };

const A = contract('A');
const B: Contract = { ...contract('B'), clauses: [{ id: 'FAR 52.204-99', edition: null }] };
const C: Contract = {
  ...contract('C'),
  clauses: [
    { id: 'FAR 1', edition: null },
    { id: '52.204-99', edition: 'JUL 2018' },
  ],
};

interface Given {
  readonly bar: Partial<Clause>;
  /** Beside the bar, in the same law. */
  readonly more?: Clause[];
  readonly activity?: string;
  readonly contracts?: readonly Contract[];
  readonly complete?: boolean;
}

/** Whose names they are held against, "none" for no contract: for the asker's own act and for the other side's. */
function held(given: Given): { own: string[]; theirs: string[] } {
  const bar = clause('bar', 'prohibited', 'e0', given.bar);
  const law = lawOf([bar, ...(given.more ?? [])], false);
  const plain = catalogueOf([law]);
  const catalogue = {
    ...plain,
    vocabulary: {
      ...plain.vocabulary,
      activities: [
        act('use'),
        { ...act('procure'), contract: 'makes' as const },
        { ...act('renew'), contract: 'renews' as const },
      ],
    },
    questions: [
      question('q/other'),
      derived('q/made', MADE),
      derived('q/renewed', { kind: 'contract-renewed', from: '2024-01-01' }),
      derived('q/agency', { kind: 'agency', agencies: ['GSA'] }),
    ],
  };
  const one: Case = {
    ...caseOf([law], new Map(), 0),
    catalogue,
    contracts: given.contracts ?? [A, B, C],
    contractsComplete: given.complete ?? true,
  };
  const named = (contracts: readonly (Contract | null)[]) => contracts.map((each) => each?.id ?? 'none');
  return {
    own: named(ownContracts(law, bar, given.activity ?? 'use', one)),
    theirs: named(theirContracts(law, bar, one)),
  };
}

describe('where the text of a contract binds', () => {
  const carried = { contractClause: '52.204-99' };

  it('a clause is held against each contract that carries it, however it is written', () => {
    expect(held({ bar: carried }).own).toEqual(['B', 'C']);
    // One that may be made would carry it, but what stands in no contract binds by none.
    expect(held({ bar: carried, complete: false }).own).toEqual(['B', 'C']);
    expect(held({ bar: carried, activity: 'procure' }).own).toEqual(['B', 'C']);
  });

  it('a clause that none carries is held against none', () => {
    expect(held({ bar: carried, contracts: [A] }).own).toEqual(['none']);
    expect(held({ bar: carried, contracts: [] }).own).toEqual(['none']);
  });
});

const exception = (parts: Partial<Clause>): Clause =>
  clause('x', 'exempt', 'e0', { mode: 'undercuts', excepts: ['bar'], ...parts });

describe('where the day of a contract decides', () => {
  it.each<{ what: string; bar: Partial<Clause>; more?: Clause[]; by: boolean }>([
    { what: 'goes by the act', bar: {}, by: false },
    { what: 'goes by when the thing was made', bar: { anchor: 'manufacture' }, by: false },
    { what: 'goes by the award', bar: { anchor: 'contract-award' }, by: true },
    { what: 'goes by the last renewal', bar: { anchor: 'contract-renewal' }, by: true },
    { what: 'asks whether it was made before', bar: asks('q/made'), by: true },
    { what: 'asks whether it was renewed since', bar: asks('q/renewed'), by: true },
    { what: 'asks with which agency it is', bar: asks('q/agency'), by: false },
    { what: 'asks something else', bar: asks('q/other'), by: false },
    { what: 'asks what is not in the catalogue', bar: asks('q/unheard-of'), by: false },
    {
      what: 'asks it beside other things',
      bar: {
        when: {
          kind: 'all',
          of: [
            { kind: 'question', id: 'q/other' },
            { kind: 'not', of: { kind: 'question', id: 'q/made' } },
          ],
        },
      },
      by: true,
    },
    { what: 'has an exception that asks it', bar: {}, more: [exception(asks('q/made'))], by: true },
    {
      what: 'has an exception that asks something else',
      bar: {},
      more: [exception(asks('q/other'))],
      by: false,
    },
    {
      what: 'has an exception whose own exception asks it',
      bar: {},
      more: [
        exception({}),
        clause('y', 'exempt', 'e0', { mode: 'reinstates', excepts: ['x'], ...asks('q/renewed') }),
      ],
      by: true,
    },
    {
      what: 'has two exceptions of which one asks it',
      bar: {},
      more: [exception({}), exception({ id: 'y', ...asks('q/made') })],
      by: true,
    },
    {
      what: 'stands beside another that asks it',
      bar: {},
      more: [clause('other', 'prohibited', 'e0', asks('q/made'))],
      by: false,
    },
  ])('a clause that $what is held against each: $by', ({ bar, more = [], by }) => {
    expect(held({ bar, more })).toEqual({
      own: by ? ['A', 'B', 'C'] : ['none'],
      // The other side's act may always be a new contract.
      theirs: by ? ['none', 'A', 'B', 'C'] : ['none'],
    });
  });

  const bar = { anchor: 'contract-award' } as const;

  it('it is held against one more where there may be others', () => {
    expect(held({ bar, complete: false }).own).toEqual(['none', 'A', 'B', 'C']);
    expect(held({ bar, contracts: [] })).toEqual({ own: ['none'], theirs: ['none'] });
    expect(held({ bar, contracts: [], complete: false })).toEqual({ own: ['none'], theirs: ['none'] });
  });

  it('an act that makes a contract is held against that one, and one that renews against those there are', () => {
    expect(held({ bar, activity: 'procure', complete: false }).own).toEqual(['none']);
    expect(held({ bar, activity: 'renew' }).own).toEqual(['A', 'B', 'C']);
    expect(held({ bar, activity: 'unheard-of' }).own).toEqual(['A', 'B', 'C']);
  });
});

it('goes by what a catalogue says of a question, whatever another said of it before', () => {
  const bar = clause('bar', 'prohibited', 'e0', asks('q/made'));
  const law = lawOf([bar], false);
  const contracts = [A];
  const by = (derive: Derivation) => {
    const catalogue = { ...catalogueOf([law]), questions: [derived('q/made', derive)] };
    const one: Case = { ...caseOf([law], new Map(), 0), catalogue, contracts };
    return ownContracts(law, bar, 'use', one);
  };
  const agency: Derivation = { kind: 'agency', agencies: ['GSA'] };
  expect(by(MADE)).toEqual([A]);
  // House rules: how this question is answered.
  expect(by(agency)).toEqual([null]);
  expect(by(MADE)).toEqual([A]);
});
