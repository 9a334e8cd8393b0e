import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { SettledVerdict } from '../model/verdict.ts';
import { all, any, atom, evaluate, type Formula, known, not } from './formula.ts';
import type { QuestionOrder } from './question-order.ts';
import { decisiveAtoms, verdictsWhere, verdictTable, type WeighedRule } from './verdict-table.ts';

const ATOMS = ['a', 'b', 'c', 'd'];
const ORDER: readonly SettledVerdict[] = [
  'prohibited',
  'advised-against',
  'exempt',
  'allowed',
  'not-covered',
];

const formula: fc.Arbitrary<Formula> = fc.letrec<{ tree: Formula }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 3 },
    fc.constantFrom(...ATOMS).map(atom),
    fc.boolean().map(known),
    fc.array(tie('tree'), { maxLength: 3 }).map(all),
    fc.array(tie('tree'), { maxLength: 3 }).map(any),
    tie('tree').map(not),
  ),
})).tree;
const rules: fc.Arbitrary<readonly WeighedRule[]> = fc.array(
  fc.record({
    effect: fc.constantFrom<SettledVerdict>('prohibited', 'advised-against', 'allowed', 'exempt'),
    scope: formula,
    excepted: formula,
  }),
  { maxLength: 4 },
);

/** Every completion with its verdict, one after another. */
function everyVerdict(
  some: readonly WeighedRule[],
): { answers: Map<string, boolean>; verdict: SettledVerdict }[] {
  return Array.from({ length: 2 ** ATOMS.length }, (_, bits) => {
    const answers = new Map(ATOMS.map((id, place) => [id, Math.floor(bits / 2 ** place) % 2 === 1]));
    const said = some
      .filter(({ scope }) => evaluate(scope, answers) === 'true')
      .map(({ excepted, effect }) => (evaluate(excepted, answers) === 'true' ? 'exempt' : effect));
    return { answers, verdict: ORDER.find((each) => said.includes(each)) ?? 'not-covered' };
  });
}

function inOrder(verdicts: readonly SettledVerdict[]): SettledVerdict[] {
  return ORDER.filter((each) => verdicts.includes(each));
}

const runs = { seed: 20261124, numRuns: 400 };

it('holds the verdicts of all completions, and of those in which one thing is so', () => {
  fc.assert(
    fc.property(rules, fc.constantFrom(...ATOMS), fc.boolean(), (some, id, is) => {
      const table = verdictTable(some, ATOMS, new Map());
      const every = everyVerdict(some);

      expect([...table.columns.keys()]).toEqual(inOrder(every.map(({ verdict }) => verdict)));
      expect(verdictsWhere(table, id, is)).toEqual(
        inOrder(every.filter(({ answers }) => answers.get(id) === is).map(({ verdict }) => verdict)),
      );
    }),
    runs,
  );
});

it('takes what is given as fixed', () => {
  fc.assert(
    fc.property(rules, fc.boolean(), (some, is) => {
      const table = verdictTable(some, ['a', 'b', 'c'], new Map([['d', is]]));
      const every = everyVerdict(some).filter(({ answers }) => answers.get('d') === is);

      expect([...table.columns.keys()]).toEqual(inOrder(every.map(({ verdict }) => verdict)));
    }),
    runs,
  );
});

it('names just the questions that alone change what is possible, whatever stays open besides', () => {
  fc.assert(
    fc.property(rules, fc.subarray(ATOMS), (some, asked) => {
      const every = everyVerdict(some);
      const possible = (answers: ReadonlyMap<string, boolean>): string =>
        inOrder(
          every
            .filter((each) => asked.every((id) => each.answers.get(id) === answers.get(id)))
            .map(({ verdict }) => verdict),
        ).join();
      const turns = asked.filter((id) =>
        every.some(
          ({ answers }) => possible(answers) !== possible(new Map([...answers, [id, !answers.get(id)]])),
        ),
      );

      expect(decisiveAtoms(verdictTable(some, ATOMS, new Map()), asked)).toEqual(turns);
    }),
    runs,
  );
});

/** `b` and `d` ask whether one quantity has come to a point, `d` of the later one; `c` whether it is short of one. */
const order: QuestionOrder = new Map(
  ['b', 'c', 'd'].map((id) => [
    id,
    [
      { id: 'b', at: '1', reached: true },
      { id: 'c', at: '2', reached: false },
      { id: 'd', at: '3', reached: true },
    ],
  ]),
);

/** The completions in which the three agree, and their verdicts. */
function agreeing(some: readonly WeighedRule[]): ReturnType<typeof everyVerdict> {
  return everyVerdict(some).filter(({ answers }) => {
    const [b, c, d] = ['b', 'c', 'd'].map((id) => answers.get(id));
    return (b || c) && (!d || (b && !c));
  });
}

it('leaves out completions in which answers about one quantity contradict one another', () => {
  fc.assert(
    fc.property(rules, fc.constantFrom(...ATOMS), fc.boolean(), (some, id, is) => {
      const every = agreeing(some);
      const verdicts = (of: typeof every): SettledVerdict[] => inOrder(of.map(({ verdict }) => verdict));
      const table = verdictTable(some, ATOMS, new Map(), order);
      const given = verdictTable(
        some,
        ATOMS.filter((each) => each !== id),
        new Map([[id, is]]),
        order,
      );
      const where = verdicts(every.filter(({ answers }) => answers.get(id) === is));

      expect([...table.columns.keys()]).toEqual(verdicts(every));
      expect(verdictsWhere(table, id, is)).toEqual(where);
      expect([...given.columns.keys()]).toEqual(where);
    }),
    runs,
  );
});

it('asks about a quantity only where an answer can tell, and enough to settle it', () => {
  fc.assert(
    fc.property(rules, (some) => {
      const every = agreeing(some);
      const asked = decisiveAtoms(verdictTable(some, ATOMS, new Map(), order), ATOMS);
      const settled = (ids: readonly string[]): boolean =>
        every.every((a) =>
          every.every(
            (b) => a.verdict === b.verdict || ids.some((id) => a.answers.get(id) !== b.answers.get(id)),
          ),
        );

      expect(settled(asked)).toBe(true);
      for (const id of asked) expect(settled(asked.filter((each) => each !== id))).toBe(false);
    }),
    runs,
  );
});

it('takes two questions about one point for one', () => {
  const alike = [
    { id: 'a', at: '2027', reached: true },
    { id: 'b', at: '2027', reached: true },
  ];
  const order: QuestionOrder = new Map(alike.map(({ id }) => [id, alike]));
  const apart: WeighedRule[] = [
    { effect: 'prohibited', scope: all([atom('a'), not(atom('b'))]), excepted: known(false) },
    { effect: 'allowed', scope: all([atom('b'), not(atom('a'))]), excepted: known(false) },
  ];
  expect([...verdictTable(apart, ['a', 'b'], new Map(), order).columns.keys()]).toEqual(['not-covered']);
});

it('needs no unknown', () => {
  const rules: WeighedRule[] = [{ effect: 'prohibited', scope: atom('d'), excepted: known(false) }];
  expect([...verdictTable(rules, [], new Map([['d', true]])).columns]).toEqual([['prohibited', 1n]]);
  expect([...verdictTable(rules, [], new Map([['d', false]])).columns]).toEqual([['not-covered', 1n]]);
});
