import type { Instant } from '../model/instant.ts';
import type { Clause } from '../model/prohibition.ts';
import type { SettledVerdict } from '../model/verdict.ts';
import { anchorOf } from './anchor.ts';
import type { Case } from './case.ts';
import type { ClauseCase, ClauseTest, HeldException } from './clause-case.ts';
import { type ClauseSpan, inForce, type Readings } from './event-time.ts';
import { all, any, evaluate, FALSE, type Formula, not, TRUE } from './formula.ts';
import type { Rule } from './possible.ts';

/** A rule with its time left open: what all its other tests come to, and when it is in force. */
export interface LastingRule {
  readonly source: ClauseCase;
  readonly effect: SettledVerdict;
  readonly untimed: Formula;
  readonly time: ClauseTime;
  readonly exceptions: readonly LastingException[];
}

/** A clause's span, and the instant it is held against: null where that is the act's own and moves with it. */
interface ClauseTime {
  readonly span: ClauseSpan;
  readonly anchor: Instant | null;
}

interface LastingException {
  readonly untimed: Formula;
  readonly time: ClauseTime;
  readonly taken: readonly LastingException[];
}

/**
 * The rules among clauses that can apply at some time: those that fail by another test than time are left out.
 * Duties are no verdicts.
 */
export function lastingRules(cases: readonly ClauseCase[], one: Case): LastingRule[] {
  const rules: LastingRule[] = [];
  for (const source of cases) {
    const { clause, tests, exceptions } = source;
    if (clause.effect === 'disclosure-required') continue;
    const untimed = untimedPart(tests);
    if (untimed === FALSE) continue;
    rules.push({
      source,
      effect: clause.effect,
      untimed,
      time: timeOf(source, clause, one),
      exceptions: lastingExceptions(source, exceptions, one),
    });
  }
  return rules;
}

function lastingExceptions(
  source: ClauseCase,
  exceptions: readonly HeldException[],
  one: Case,
): LastingException[] {
  return exceptions.flatMap(({ clause, tests, taken }) => {
    const untimed = untimedPart(tests);
    if (untimed === FALSE) return [];
    return [{ untimed, time: timeOf(source, clause, one), taken: lastingExceptions(source, taken, one) }];
  });
}

function timeOf({ prohibition, activity, contract }: ClauseCase, clause: Clause, one: Case): ClauseTime {
  const { at, from, span } = anchorOf(prohibition, clause, activity, one, contract, 0);
  return { span, anchor: from === 'clock' ? null : at };
}

/** The rules in force at an instant. */
export function rulesAt(rules: readonly LastingRule[], at: Instant, readings: Readings): Rule[] {
  const found: Rule[] = [];
  for (const { source, effect, untimed, time, exceptions } of rules) {
    const within = inForce(time.span, time.anchor ?? at, readings);
    if (within === FALSE) continue;
    found.push({
      source,
      effect,
      scope: both(untimed, within),
      excepted: anyApplies(exceptions, at, readings),
    });
  }
  return found;
}

function anyApplies(exceptions: readonly LastingException[], at: Instant, readings: Readings): Formula {
  const applies: Formula[] = [];
  for (const { untimed, time, taken } of exceptions) {
    const within = inForce(time.span, time.anchor ?? at, readings);
    if (within === FALSE) continue;
    const own = both(untimed, within);
    applies.push(taken.length === 0 ? own : all([own, not(anyApplies(taken, at, readings))]));
  }
  return applies.length === 0 ? FALSE : any(applies);
}

/** Every instant at which one of some rules, or an exception to it, begins or ends by some reading. */
export function turningInstants(rules: readonly LastingRule[]): Set<Instant> {
  const instants = new Set<Instant>();
  const note = ({ span, anchor }: ClauseTime): void => {
    if (anchor !== null) return;
    for (const event of [span.from, span.to]) for (const at of event?.all ?? []) instants.add(at);
  };
  const noteAll = (exceptions: readonly LastingException[]): void => {
    for (const exception of exceptions) {
      note(exception.time);
      noteAll(exception.taken);
    }
  };
  for (const rule of rules) {
    note(rule.time);
    noteAll(rule.exceptions);
  }
  return instants;
}

/** What the tests but the one of time come to; `FALSE` itself where one of them fails. */
function untimedPart(tests: readonly ClauseTest[]): Formula {
  const open: Formula[] = [];
  for (const { step, formula } of tests) {
    if (step === 'time') continue;
    const value = evaluate(formula);
    if (value === 'false') return FALSE;
    if (value === 'unknown') open.push(formula);
  }
  return open.length === 0 ? TRUE : (open.length === 1 && open[0]) || all(open);
}

function both(a: Formula, b: Formula): Formula {
  return a === TRUE ? b : b === TRUE ? a : all([a, b]);
}
