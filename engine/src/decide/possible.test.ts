import { describe, expect, it } from 'vitest';
import type { SettledVerdict } from '../model/verdict.ts';
import { all, any, atom, FALSE, type Formula, not, TRUE } from './formula.ts';
import { atomsOf, EXACT_ATOMS, possibleVerdicts, type Rule } from './possible.ts';

const rule = (effect: SettledVerdict, scope: Formula, excepted: Formula = FALSE): Rule => ({
  law: 'law',
  effect,
  scope,
  excepted,
});
const a = atom('a');

/** So many unknowns that no answer turns on, in a rule of no weight. */
function idle(count: number): Rule {
  return rule('not-covered', any(Array.from({ length: count }, (_, i) => atom(`idle/${i}`))));
}

describe('the verdicts still possible', () => {
  it.each<{ what: string; rules: Rule[]; verdicts: SettledVerdict[] }>([
    { what: 'no rule', rules: [], verdicts: ['not-covered'] },
    { what: 'a rule that applies', rules: [rule('prohibited', TRUE)], verdicts: ['prohibited'] },
    { what: 'a rule that does not', rules: [rule('prohibited', FALSE)], verdicts: ['not-covered'] },
    { what: 'one taken away', rules: [rule('prohibited', TRUE, TRUE)], verdicts: ['exempt'] },
    {
      what: 'the heavier of two',
      rules: [rule('allowed', TRUE), rule('advised-against', TRUE)],
      verdicts: ['advised-against'],
    },
    {
      what: 'the lighter where the heavier is taken away',
      rules: [rule('prohibited', TRUE, TRUE), rule('advised-against', TRUE)],
      verdicts: ['advised-against'],
    },
    { what: 'an unknown scope', rules: [rule('prohibited', a)], verdicts: ['prohibited', 'not-covered'] },
    {
      what: 'an unknown exception',
      rules: [rule('prohibited', TRUE, a)],
      verdicts: ['prohibited', 'exempt'],
    },
    {
      what: 'one of two that is sure',
      rules: [rule('prohibited', a), rule('allowed', TRUE)],
      verdicts: ['prohibited', 'allowed'],
    },
    { what: 'yes or no', rules: [rule('prohibited', any([a, not(a)]))], verdicts: ['prohibited'] },
  ])('of $what', ({ rules, verdicts }) => {
    expect(possibleVerdicts(rules)).toEqual(verdicts);
  });

  it('takes an answer as given', () => {
    const rules = [rule('prohibited', a, atom('b'))];
    expect(possibleVerdicts(rules, new Map([['a', false]]))).toEqual(['not-covered']);
    expect(possibleVerdicts(rules, new Map([['a', true]]))).toEqual(['prohibited', 'exempt']);
  });

  // Three values cannot see that yes or no is always so; every completion can, up to the stated bound.
  it.each([
    { unknowns: EXACT_ATOMS, verdicts: ['prohibited'] },
    { unknowns: EXACT_ATOMS + 1, verdicts: ['prohibited', 'not-covered'] },
  ])('is exact up to its bound and sound beyond it: $unknowns unknowns', ({ unknowns, verdicts }) => {
    const rules = [rule('prohibited', any([a, not(a)])), idle(unknowns - 1)];
    expect(possibleVerdicts(rules)).toEqual(verdicts);
  });

  it('beyond the bound, names the heaviest first and nothing lighter than what is sure', () => {
    const rules = [
      idle(EXACT_ATOMS + 1),
      rule('allowed', TRUE),
      rule('advised-against', atom('b')),
      rule('prohibited', a, atom('c')),
    ];
    expect(possibleVerdicts(rules)).toEqual(['prohibited', 'advised-against', 'exempt', 'allowed']);
    expect(possibleVerdicts([...rules, rule('advised-against', TRUE)])).toEqual([
      'prohibited',
      'advised-against',
    ]);
  });
});

it('asks only what some rule turns on, in a fixed order', () => {
  const rules = [
    rule('prohibited', atom('b'), a),
    rule('prohibited', all([FALSE, atom('never')]), atom('nor this')),
  ];
  expect(atomsOf(rules)).toEqual(['a', 'b']);
  expect(atomsOf(rules, new Map([['a', true]]))).toEqual(['b']);
  expect(atomsOf(rules, new Map([['b', false]]))).toEqual([]);
});
