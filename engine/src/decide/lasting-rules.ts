import type { Instant } from '../model/instant.ts';
import type { SettledVerdict } from '../model/verdict.ts';
import type { ClauseCase, HeldException } from './clause-case.ts';
import type { ClauseTime } from './clause-plan.ts';
import { inForce, type Readings } from './event-time.ts';
import { all, any, FALSE, type Formula, not, TRUE } from './formula.ts';
import type { Rule } from './possible.ts';

/** A rule with its time left open: what all its other tests come to, and when it is in force. */
export interface LastingRule {
  /** The prohibition that it comes from. */
  readonly law: string;
  readonly effect: SettledVerdict;
  readonly untimed: Formula;
  readonly time: ClauseTime;
  readonly exceptions: readonly LastingException[];
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
export function lastingRules(cases: readonly ClauseCase[]): LastingRule[] {
  const rules: LastingRule[] = [];
  for (const { prohibition, clause, untimed, time, exceptions } of cases) {
    if (clause.effect === 'disclosure-required' || untimed === FALSE) continue;
    rules.push({
      law: prohibition.id,
      effect: clause.effect,
      untimed,
      time,
      exceptions: lastingExceptions(exceptions),
    });
  }
  return rules;
}

function lastingExceptions(exceptions: readonly HeldException[]): LastingException[] {
  return exceptions.flatMap(({ untimed, time, taken }) =>
    untimed === FALSE ? [] : [{ untimed, time, taken: lastingExceptions(taken) }],
  );
}

/** The rules in force at an instant. */
export function rulesAt(rules: readonly LastingRule[], at: Instant, readings: Readings): Rule[] {
  const found: Rule[] = [];
  for (const { law, effect, untimed, time, exceptions } of rules) {
    const within = inForce(time.span, time.anchor ?? at, readings);
    if (within === FALSE) continue;
    found.push({
      law,
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

function both(a: Formula, b: Formula): Formula {
  return a === TRUE ? b : b === TRUE ? a : all([a, b]);
}
