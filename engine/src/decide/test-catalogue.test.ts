import { describe, expect, it } from 'vitest';
import { bar, law, worldOf } from '../../tests/law/given-world.ts';
import type { LawCase } from '../catalogue/cases-file.ts';
import type { CaseTable } from '../catalogue/read-cases.ts';
import { emptyCells, type TestedProhibition, testCatalogue } from './test-catalogue.ts';

const NOW = Date.parse('2025-01-01T00:00:00Z');
const CATALOGUE = worldOf([
  law([bar({ binds: ['agency'] })], { id: 'other', tier: 'B' }),
  law([bar({ when: { kind: 'question', id: 'q/a' } })]),
]);

function lawCase(id: string, parts: Partial<LawCase> = {}): LawCase {
  return {
    id,
    sentence: `A case called ${id}.`,
    because: { source: 's' },
    given: { conduct: '2024-06-01T00:00:00Z' },
    wants: { verdict: 'prohibited' },
    ...parts,
  };
}

const table = (...cases: LawCase[]): CaseTable => ({
  path: 'prohibitions/law.cases.yaml',
  prohibition: 'law',
  defaults: {
    given: { supplier: 'supplier', actor: 'business', activity: 'use', facts: { 'q/a': 'yes' } },
    asKnown: '2024-12-01',
  },
  cases,
});

function tested(...cases: LawCase[]): TestedProhibition {
  const [first] = testCatalogue(CATALOGUE, [table(...cases)], NOW);
  if (!first) throw new Error('nothing was tested');
  return first;
}

const faults = (...cases: LawCase[]) => tested(...cases).cases.map((each) => each.faults);

describe('testing a catalogue', () => {
  it('runs the cases of each prohibition that it has, in the order of the tables', () => {
    const one = table(lawCase('one'));
    const told: string[] = [];
    const found = testCatalogue(
      CATALOGUE,
      [one, { ...one, prohibition: 'nowhere' }, { ...one, prohibition: 'other', path: 'p' }],
      NOW,
      (id, done, of) => told.push(`${id} ${done}/${of}`),
    );
    expect(told).toEqual(['law 1/3', 'nowhere 2/3', 'other 3/3']);
    expect(found.map(({ prohibition, tier, path }) => [prohibition, tier, path])).toEqual([
      ['law', 'A', 'prohibitions/law.cases.yaml'],
      ['other', 'B', 'p'],
    ]);
    expect(found[0]?.cases).toEqual([
      { id: 'one', sentence: 'A case called one.', faults: [], restatesRow: false },
    ]);
  });

  it('says of each case what its answer gets wrong, and which restate their row', () => {
    const wrong = lawCase('wrong', { wants: { verdict: 'exempt' }, 'restates-row': true });
    expect(
      tested(lawCase('right'), wrong).cases.map(({ faults: of, restatesRow }) => [of, restatesRow]),
    ).toEqual([
      [[], false],
      [['verdict: wanted "exempt", found "prohibited"'], true],
    ]);
  });

  it('asks a proposal of the catalogue in which it is made, where a case says so', () => {
    const proposal = worldOf([
      law([bar({ valid: { from: 'enacted', to: 'open' } })], {
        status: 'proposal',
        events: law([]).events.map((each, i) => (i === 4 ? { ...each, id: 'enacted', at: null } : each)),
      }),
    ]);
    const given = { conduct: '2024-06-01T00:00:00Z' };
    const cases = table(
      lawCase('as-it-is', { given, wants: { verdict: 'not-covered' } }),
      lawCase('made', { given: { ...given, assume: '2024-03-01' } }),
    );
    const [found] = testCatalogue(proposal, [cases], NOW);
    expect(found?.cases.map((each) => each.faults)).toEqual([[], []]);
    expect(found?.coverage[0]?.cells.applies).toEqual([]);
  });

  it('says what the cases leave unshown', () => {
    const [clause] = tested(lawCase('one')).coverage;
    expect(clause?.clause).toBe('bar');
    expect(clause?.cells).toMatchObject({
      applies: [],
      'does-not': ['no case to which it does not apply'],
      questions: ['q/a alone never flips it'],
    });
  });
});

describe('a sibling', () => {
  const sibling = (
    given: LawCase['given'],
    verdict: LawCase['wants']['verdict'] = 'not-covered',
    of = 'one',
  ) =>
    lawCase('two', {
      given: { conduct: '2024-06-01T00:00:00Z', ...given },
      wants: { verdict },
      'sibling-of': of,
    });
  const fault = (second: LawCase) => faults(lawCase('one'), second)[1];

  it('differs in one fact, and comes to another verdict', () => {
    expect(fault(sibling({ facts: { 'q/a': 'no' } }))).toEqual([]);
    expect(fault(sibling({ activity: 'sell' }))).toEqual([]);
  });

  it('differs in no more and in no less', () => {
    expect(fault(sibling({ activity: 'sell', facts: { 'q/a': 'no' } }))).toEqual([
      'differs from its sibling in activity, q/a, not in one fact',
    ]);
    expect(fault(sibling({}, 'prohibited'))).toEqual([
      'differs from its sibling in nothing, not in one fact',
      'comes to the same verdict as its sibling',
    ]);
  });

  it('comes to another verdict than its own', () => {
    expect(fault(sibling({ activity: 'deploy' }, 'prohibited'))).toEqual([
      'comes to the same verdict as its sibling',
    ]);
  });

  it('has to be there, before it or behind', () => {
    expect(fault(sibling({ facts: { 'q/a': 'no' } }, 'not-covered', 'three'))).toEqual([
      'there is no case "three" to be a sibling of',
    ]);
    expect(faults(sibling({ facts: { 'q/a': 'no' } }), lawCase('one'))).toEqual([[], []]);
  });

  it('adds its faults to those of its answer', () => {
    expect(fault(sibling({ activity: 'sell' }, 'prohibited'))).toEqual([
      'verdict: wanted "prohibited", found "not-covered"',
      'comes to the same verdict as its sibling',
    ]);
  });
});

describe('the empty cells of a table', () => {
  it('are what is missing of each clause, and none of what has nothing to show', () => {
    const cells = {
      ...{ applies: [], 'does-not': ['a'], unknown: null, questions: ['b', 'c'] },
      ...{ exceptions: null, from: [], to: null, 'as-known': [] },
    };
    const full = { ...cells, 'does-not': [], questions: null };
    const coverage = [
      { clause: 'some', cells },
      { clause: 'full', cells: full },
    ];
    expect(emptyCells({ ...tested(), coverage })).toEqual([{ clause: 'some', missing: ['a', 'b', 'c'] }]);
    expect(emptyCells({ ...tested(), coverage: [] })).toEqual([]);
  });
});
