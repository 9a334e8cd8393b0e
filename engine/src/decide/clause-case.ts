import type { Contract } from '../model/profile.ts';
import type { Clause, Prohibition } from '../model/prohibition.ts';
import type { Case } from './case.ts';
import type { Act, ClausePlan, ClauseTime, ExceptionPlan } from './clause-plan.ts';
import { type ClauseTest, testsFor } from './clause-test.ts';
import type { ClauseWords } from './clause-words.ts';
import { any, conjunction, evaluate, FALSE, type Formula, not, TRUE } from './formula.ts';

/** A clause held against a case at an instant. */
export interface ClauseCase {
  readonly prohibition: Prohibition;
  readonly clause: Clause;
  readonly contract: Contract | null;
  readonly act: Act;
  readonly words: () => ClauseWords;
  readonly time: ClauseTime;
  readonly tests: readonly ClauseTest[];
  /** What all tests but that of time and the exceptions come to; `FALSE` itself where one fails. */
  readonly untimed: Formula;
  /** All tests but the exceptions. */
  readonly scope: Formula;
  readonly exceptions: readonly HeldException[];
  /** Whether some exception applies. */
  readonly excepted: Formula;
}

export interface HeldException {
  readonly clause: Clause;
  readonly time: ClauseTime;
  readonly tests: readonly ClauseTest[];
  /** The exceptions to this one. */
  readonly taken: readonly HeldException[];
  /** What all tests but that of time come to; `FALSE` itself where one fails. */
  readonly untimed: Formula;
  readonly applies: Formula;
  readonly assumed: readonly string[];
}

/** What a plan comes to for the thing that a case is about. */
export function clauseCase(plan: ClausePlan, one: Case): ClauseCase {
  const { prohibition, clause, contract, act, words, time } = plan;
  const tests = testsFor(plan.tests, one);
  const exceptions = plan.exceptions.map((each) => heldException(each, one));
  const { untimed, scope } = together(tests);
  const excepted = anyApplies(exceptions);
  return { prohibition, clause, contract, act, words, time, tests, untimed, scope, exceptions, excepted };
}

/** Exceptions that no thing changes, by their plan. */
const settled = new WeakMap<ExceptionPlan, HeldException>();

function heldException(plan: ExceptionPlan, one: Case): HeldException {
  const known = settled.get(plan);
  if (known) return known;
  const tests = testsFor(plan.tests, one);
  const taken = plan.taken.map((each) => heldException(each, one));
  const { untimed, scope } = together(tests);
  const made: HeldException = {
    clause: plan.clause,
    time: plan.time,
    tests,
    taken,
    untimed,
    applies: taken.length === 0 ? scope : conjunction([scope, not(anyApplies(taken))]),
    assumed: [...takenForGranted(tests), ...taken.flatMap((each) => each.assumed)],
  };
  if (isSettled(plan)) settled.set(plan, made);
  return made;
}

function isSettled({ tests, taken }: ExceptionPlan): boolean {
  return tests.every((each) => typeof each !== 'function') && taken.every(isSettled);
}

function anyApplies(exceptions: readonly HeldException[]): Formula {
  const open = exceptions.flatMap(({ applies }) => (applies === FALSE ? [] : [applies]));
  return open.length === 0 ? FALSE : any(open);
}

/** What tests come to together, with that of time and without. */
function together(tests: readonly ClauseTest[]): { readonly untimed: Formula; readonly scope: Formula } {
  let time = TRUE;
  const others: Formula[] = [];
  for (const { step, formula } of tests) {
    if (step === 'time') time = formula;
    else others.push(formula);
  }
  const untimed = conjunction(others);
  return { untimed, scope: conjunction([untimed, time]) };
}

/** What was taken for granted in tests none of which fails of itself: what fails so rests on no assumption. */
function takenForGranted(tests: readonly ClauseTest[]): string[] {
  const fails = tests.some((test) => test.assumed.length === 0 && test.result === 'false');
  return fails ? [] : tests.flatMap((test) => test.assumed);
}

/** What was taken for granted in a clause and its exceptions, each once. */
export function assumptionsOf(cases: readonly ClauseCase[]): string[] {
  const found = new Set<string>();
  for (const { tests, scope, exceptions } of cases) {
    for (const each of takenForGranted(tests)) found.add(each);
    if (evaluate(scope) === 'false') continue;
    for (const each of exceptions.flatMap(({ assumed }) => assumed)) found.add(each);
  }
  return [...found];
}
