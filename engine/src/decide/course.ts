import type { Instant } from '../model/instant.ts';
import type { Prohibition } from '../model/prohibition.ts';
import type { SettledVerdict } from '../model/verdict.ts';
import { type ActivityCases, activityCases } from './activity-cases.ts';
import type { Asker, Case } from './case.ts';
import { publicBoundaries, type Readings } from './event-time.ts';
import { NOTHING } from './formula.ts';
import { type LastingRule, lastingRules, rulesAt, turningInstants } from './lasting-rules.ts';
import { countUpTo, lawIndex } from './law-index.ts';
import { perAsker } from './per-asker.ts';
import { possibleVerdicts, type Rule } from './possible.ts';
import { instantOf } from './zoned-time.ts';

export type Side = 'own' | 'counterparty';

/** How what the law says of one activity goes on over time. */
export interface Course {
  readonly prohibitions: readonly Prohibition[];
  /** The clauses held against the case at an instant, with every test. */
  casesAt(at: Instant, readings: Readings): ActivityCases;
  /** The rules of one side in force at an instant; those of one prohibition where one is named. */
  rulesAt(at: Instant, readings: Readings, side: Side, law?: string): Rule[];
  verdictsAt(at: Instant, readings: Readings, side: Side, law?: string): SettledVerdict[];
  /** In order, the instants after one at which the verdicts of a side may differ from those just before. */
  turnsAfter(at: Instant, side: Side, law?: Prohibition): Iterable<Instant>;
  /** In order, all instants in between at which the verdicts of a side may differ from those just before. */
  turnsBetween(after: Instant, until: Instant): Instant[];
}

/** What holds for as long as nothing but the clauses' own times changes. */
interface Stretch {
  readonly rules: Readonly<Record<Side, readonly LastingRule[]>>;
  readonly turns: Readonly<Record<Side, ReadonlySet<Instant>>>;
}

/**
 * The course of one activity. Clauses are held against the case once for each stretch in which the graph, the
 * waivers and what is taken for granted stay as they are; within it only their times are looked at.
 */
export function courseOf(prohibitions: readonly Prohibition[], activity: string, one: Case): Course {
  const shifts = shiftsOf(prohibitions, one);
  const { order } = lawIndex(one.catalogue);
  const stretches = new Map<number, Stretch>();
  let last: { readonly at: Instant; readonly readings: Readings; readonly cases: ActivityCases } | null =
    null;

  function casesAt(at: Instant, readings: Readings): ActivityCases {
    if (last?.at === at && last.readings === readings) return last.cases;
    last = { at, readings, cases: activityCases(prohibitions, activity, one, at, readings) };
    return last.cases;
  }

  function stretchAt(at: Instant): Stretch {
    const place = countUpTo(shifts, at);
    const known = stretches.get(place);
    if (known) return known;
    const cases = last && countUpTo(shifts, last.at) === place ? last.cases : casesAt(at, 'every');
    const rules = { own: lastingRules(cases.own), counterparty: lastingRules(cases.counterparty) };
    const made = {
      rules,
      turns: { own: turningInstants(rules.own), counterparty: turningInstants(rules.counterparty) },
    };
    stretches.set(place, made);
    return made;
  }

  function rules(at: Instant, readings: Readings, side: Side, law?: string): Rule[] {
    const all = stretchAt(at).rules[side];
    const some = law === undefined ? all : all.filter((rule) => rule.law === law);
    return rulesAt(some, at, readings);
  }

  return {
    prohibitions,
    casesAt,
    rulesAt: rules,
    verdictsAt: (at, readings, side, law) => possibleVerdicts(rules(at, readings, side, law), NOTHING, order),
    *turnsAfter(at, side, law) {
      const instants = publicBoundaries(law ? lawAlone(law) : prohibitions, one.asKnown);
      let place = countUpTo(shifts, at);
      for (const instant of eachAfter(at, instants, shifts)) {
        const there = countUpTo(shifts, instant);
        if (there === place && !stretchAt(instant).turns[side].has(instant)) continue;
        place = there;
        yield instant;
      }
    },
    turnsBetween(after, until) {
      const instants = new Set(shifts.slice(countUpTo(shifts, after), countUpTo(shifts, until)));
      for (const start of [after, ...instants]) {
        const { own, counterparty } = stretchAt(start).turns;
        for (const at of [...own, ...counterparty]) if (at > after && at <= until) instants.add(at);
      }
      return [...instants].sort((a, b) => a - b);
    },
  };
}

/** In order and each once, what two lists in order hold after an instant. */
function* eachAfter(at: Instant, some: readonly Instant[], others: readonly Instant[]): Iterable<Instant> {
  let [one, other] = [countUpTo(some, at), countUpTo(others, at)];
  while (one < some.length || other < others.length) {
    const next = Math.min(some[one] ?? Infinity, others[other] ?? Infinity);
    yield next;
    if (some[one] === next) one++;
    if (others[other] === next) other++;
  }
}

const alone = new WeakMap<Prohibition, readonly Prohibition[]>();

function lawAlone(law: Prohibition): readonly Prohibition[] {
  const list = alone.get(law) ?? [law];
  alone.set(law, list);
  return list;
}

/** By the list of laws. */
const shiftsKept = perAsker(() => new WeakMap<readonly Prohibition[], readonly Instant[]>());

/** What changes with the law's surroundings, and with the asker's papers: a waiver, the days of a contract. */
function shiftsOf(prohibitions: readonly Prohibition[], asker: Asker): readonly Instant[] {
  const shifts = lawIndex(asker.catalogue).shifts(prohibitions);
  const { waivers, contracts } = asker;
  if (waivers.length + contracts.length === 0) return shifts;
  const kept = shiftsKept(asker);
  const known = kept.get(prohibitions);
  if (known) return known;
  const zones = new Map(prohibitions.map((law) => [law.id, law.zone]));
  const waived = waivers.flatMap(({ prohibition, from, until }) => {
    const zone = zones.get(prohibition) ?? 'UTC';
    return [instantOf(from, zone), ...(until === null ? [] : [instantOf(until, zone)])];
  });
  const days = contracts.flatMap(({ date, renewals }) => [date, ...(renewals ?? [])]);
  const signed = [...new Set(zones.values())].flatMap((zone) => days.map((day) => instantOf(day, zone)));
  const made = [...new Set([...shifts, ...waived, ...signed])].sort((a, b) => a - b);
  kept.set(prohibitions, made);
  return made;
}
