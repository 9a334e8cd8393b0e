import { expect, it } from 'vitest';
import { caseOf, clauseOf, type Facts, lawOf } from '../../tests/law/arbitrary-law.ts';
import type { Clause, Prohibition } from '../model/prohibition.ts';
import { activityCases } from './activity-cases.ts';
import type { Case } from './case.ts';
import { evaluate, FALSE } from './formula.ts';
import { lastingRules, rulesAt, turningInstants } from './lasting-rules.ts';

const at = (text: string): number => Date.parse(`${text}T00:00:00Z`);

/** Of a law whose days e0 to e4 are the first ones of January to May 2024; that of March may be an hour later. */
function clause(id: string, from: string, to: string, parts: Partial<Clause> = {}): Clause {
  const known = { from: 'e0', to: 'open' };
  return { ...clauseOf(id, 'prohibited', { when: null, valid: { from, to }, known }), ...parts };
}

const asks = (id: string): Partial<Clause> => ({ when: { kind: 'question', id } });
const undercuts = (id: string): Partial<Clause> => ({ effect: 'exempt', mode: 'undercuts', excepts: [id] });
const reinstates = (id: string): Partial<Clause> => ({ effect: 'exempt', mode: 'reinstates', excepts: [id] });

function held(clauses: Clause[], facts: Facts = new Map(), parts: Partial<Case> = {}) {
  const law: Prohibition = lawOf(clauses, true);
  const one = { ...caseOf([law], facts, at('2024-12-31')), ...parts };
  return lastingRules(activityCases([law], 'use', one, at('2024-01-01'), 'every').own);
}

const bar = clause('bar', 'e1', 'e3');
const carved = [
  bar,
  clause('except', 'e1', 'e4', undercuts('bar')),
  clause('block', 'e2', 'e3', reinstates('except')),
];

it.each([
  { on: '2024-01-31', effects: [] },
  { on: '2024-02-01', effects: ['prohibited'] },
  { on: '2024-03-31', effects: ['prohibited'] },
  { on: '2024-04-01', effects: [] },
])('the rules in force on $on are $effects', ({ on, effects }) => {
  const rules = held([bar, clause('tell', 'e0', 'open', { effect: 'disclosure-required' })]);
  for (const readings of ['every', 'main'] as const) {
    expect(rulesAt(rules, at(on), readings).map(({ effect }) => effect)).toEqual(effects);
  }
});

it('leave out what fails by another test than time, rule and exception', () => {
  expect(held([clause('bar', 'e1', 'e3', asks('q/a'))], new Map([['q/a', 'no']]))).toEqual([]);
  const [rule] = held(
    [bar, clause('except', 'e1', 'e4', { ...undercuts('bar'), ...asks('q/a') })],
    new Map([['q/a', 'no']]),
  );
  expect(rule?.exceptions).toEqual([]);
});

it.each([
  { a: 'yes', b: 'yes', scope: 'true' },
  { a: 'yes', b: 'unknown', scope: 'unknown' },
  { a: 'unknown', b: 'unknown', scope: 'unknown' },
] as const)('come to all their conditions together: $a and $b', ({ a, b, scope }) => {
  const both = clause('bar', 'e1', 'open', {
    when: {
      kind: 'all',
      of: [
        { kind: 'question', id: 'q/a' },
        { kind: 'question', id: 'q/b' },
      ],
    },
  });
  const [rule] = rulesAt(
    held(
      [both],
      new Map([
        ['q/a', a],
        ['q/b', b],
      ]),
    ),
    at('2024-02-01'),
    'every',
  );
  expect(rule && evaluate(rule.scope)).toBe(scope);
  // Each that is open has a say of its own.
  const open = (given: [string, boolean][]) => rule && evaluate(rule.scope, new Map(given));
  if (b === 'unknown')
    expect(
      open([
        ['q/a', true],
        ['q/b', false],
      ]),
    ).toBe('false');
  if (a === 'unknown')
    expect(
      open([
        ['q/a', false],
        ['q/b', true],
      ]),
    ).toBe('false');
});

it.each([
  { on: '2024-02-01', excepted: 'true' },
  { on: '2024-02-29', excepted: 'true' },
  // From the first reading of March on the exception is perhaps blocked, an hour later surely.
  { on: '2024-03-01', excepted: 'unknown' },
  { on: '2024-03-02', excepted: 'false' },
])('are taken away on $on by an exception that a third clause blocks from March: $excepted', (given) => {
  const [rule] = rulesAt(held(carved), at(given.on), 'every');
  expect(rule && evaluate(rule.excepted)).toBe(given.excepted);
  expect(rule && evaluate(rule.scope)).toBe('true');
});

it('are as open as their conditions and a disputed hour together', () => {
  const within = at('2024-03-01') + 1;
  const asked = (facts: Facts) =>
    rulesAt(held([clause('bar', 'e2', 'open', asks('q/a'))], facts), within, 'every')[0];
  const open = asked(new Map());
  const scope = (given: [string, boolean][]) => open && evaluate(open.scope, new Map(given));
  const READING = 'reading/law#e2';
  expect(scope([])).toBe('unknown');
  expect(scope([['q/a', false]])).toBe('false');
  expect(scope([[READING, false]])).toBe('false');
  expect(
    scope([
      ['q/a', true],
      [READING, true],
    ]),
  ).toBe('true');
});

it('know no exception outside its time', () => {
  const [rule] = rulesAt(
    held([bar, clause('except', 'e2', 'e4', undercuts('bar'))]),
    at('2024-02-01'),
    'every',
  );
  expect(rule?.excepted).toBe(FALSE);
});

const MARCH = [at('2024-03-01'), at('2024-03-01') + 3_600_000];

it.each([
  { what: 'a rule', clauses: [bar], instants: [at('2024-02-01'), at('2024-04-01')] },
  { what: 'one without an end', clauses: [clause('bar', 'e2', 'open')], instants: MARCH },
  {
    what: 'a rule, its exception and what blocks that',
    clauses: carved,
    instants: [at('2024-02-01'), ...MARCH, at('2024-04-01'), at('2024-05-01')],
  },
])('turn at the days of $what, by every reading', ({ clauses, instants }) => {
  expect([...turningInstants(held(clauses))].sort((a, b) => a - b)).toEqual(instants);
});

it('do not turn with the day of the act where they go by a day of their own', () => {
  const made = clause('bar', 'e1', 'e3', { anchor: 'manufacture' });
  const rules = held([made], new Map(), { manufactured: '2024-02-15' });
  expect([...turningInstants(rules)]).toEqual([]);
  expect(rulesAt(rules, at('2030-01-01'), 'every')).toHaveLength(1);
  // Whose day nobody gave goes by the act.
  expect([...turningInstants(held([made]))]).toEqual([at('2024-02-01'), at('2024-04-01')]);
});
