import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  all,
  any,
  atom,
  conjunction,
  evaluate,
  FALSE,
  type Formula,
  known,
  not,
  openAtoms,
  TRUE,
} from './formula.ts';

const ATOMS = ['a', 'b', 'c', 'd'];

export const formulas: fc.Arbitrary<Formula> = fc.letrec<{ tree: Formula }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 4 },
    fc.constantFrom(...ATOMS).map(atom),
    fc.boolean().map(known),
    fc.array(tie('tree'), { maxLength: 3 }).map(all),
    fc.array(tie('tree'), { maxLength: 3 }).map(any),
    tie('tree').map(not),
  ),
})).tree;

/** Plain two-valued truth, written apart from the evaluator under test. */
function truth(formula: Formula, given: ReadonlyMap<string, boolean>): boolean {
  if (formula.kind === 'known') return formula.value;
  if (formula.kind === 'atom') return given.get(formula.id) === true;
  if (formula.kind === 'not') return !truth(formula.of, given);
  const parts = formula.of.map((part) => truth(part, given));
  return formula.kind === 'all' ? !parts.includes(false) : parts.includes(true);
}

const answers = fc
  .array(fc.option(fc.boolean(), { nil: null }), { minLength: ATOMS.length, maxLength: ATOMS.length })
  .map(
    (values) =>
      new Map(
        ATOMS.flatMap((id, i) =>
          values[i] === null || values[i] === undefined ? [] : [[id, values[i]] as const],
        ),
      ),
  );

const complete = fc
  .array(fc.boolean(), { minLength: ATOMS.length, maxLength: ATOMS.length })
  .map((values) => new Map(ATOMS.map((id, i) => [id, values[i] ?? false])));

describe('evaluate', () => {
  it('agrees with plain truth where everything is answered', () => {
    fc.assert(
      fc.property(formulas, complete, (formula, given) => {
        expect(evaluate(formula, given)).toBe(truth(formula, given) ? 'true' : 'false');
      }),
    );
  });

  it('is never settled against a completion', () => {
    fc.assert(
      fc.property(formulas, answers, complete, (formula, partial, rest) => {
        const settled = evaluate(formula, partial);
        if (settled === 'unknown') return;
        expect(evaluate(formula, new Map([...rest, ...partial]))).toBe(settled);
      }),
    );
  });

  it('is settled by answering every atom that it calls open', () => {
    fc.assert(
      fc.property(formulas, complete, (formula, given) => {
        const open = [...openAtoms(formula)];
        const answered = new Map(open.map((id) => [id, given.get(id) ?? false]));
        expect(evaluate(formula, answered)).not.toBe('unknown');
      }),
    );
  });
});

it('leaves out of a conjunction what is settled, and is FALSE itself where one part fails', () => {
  const [a, b] = [atom('a'), atom('b')];
  expect(conjunction([])).toBe(TRUE);
  expect(conjunction([known(true), any([known(true), a])])).toBe(TRUE);
  expect(conjunction([a, all([b, known(false)])])).toBe(FALSE);
  expect(conjunction([known(true), a])).toBe(a);
  expect(conjunction([a, known(true), b])).toEqual(all([a, b]));
});
