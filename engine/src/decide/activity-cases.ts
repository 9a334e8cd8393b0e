import type { Instant } from '../model/instant.ts';
import type { Clause, Prohibition } from '../model/prohibition.ts';
import type { Asker, Case } from './case.ts';
import { type ClauseCase, clauseCase } from './clause-case.ts';
import { type Act, type ClausePlan, clausePlan, mayBind } from './clause-plan.ts';
import { knownAt, type Readings } from './event-time.ts';
import { ownContracts, theirContracts } from './held-contracts.ts';
import { lawIndex, type SpeakingClause } from './law-index.ts';
import { otherSideOf } from './other-side.ts';
import { perAsker } from './per-asker.ts';

/** The clauses on one activity: those that may bind the asker, and those that bind the other side of it. */
export interface ActivityCases {
  readonly own: readonly ClauseCase[];
  readonly counterparty: readonly ClauseCase[];
}

/** Holds every clause that was public by then and speaks of the activity against a case at an instant. */
export function activityCases(
  prohibitions: readonly Prohibition[],
  activity: string,
  one: Case,
  at: Instant,
  readings: Readings,
): ActivityCases {
  const plans = plansFor(prohibitions, activity, one, at, readings);
  return {
    own: plans.own.map((plan) => clauseCase(plan, one)),
    counterparty: theirCases(plans.counterparty, one),
  };
}

/**
 * What is about another's product, or one of another kind, is so under every contract, and is held against none: that
 * comes first of a clause's plans.
 */
function theirCases(plans: readonly ClausePlan[], one: Case): ClauseCase[] {
  const found: ClauseCase[] = [];
  let other: Clause | null = null;
  for (const plan of plans) {
    if (plan.clause === other) continue;
    const held = clauseCase(plan, one);
    found.push(held);
    if (held.tests.some(({ step, result }) => step === 'object' && result === 'false')) {
      other = plan.clause;
    }
  }
  return found;
}

interface ActivityPlans {
  readonly own: readonly ClausePlan[];
  readonly counterparty: readonly ClausePlan[];
}

/** The plans on one activity at one instant: of each law, and of lists of laws together. */
interface Planned {
  readonly ofLaw: Map<Prohibition, ActivityPlans>;
  readonly ofList: WeakMap<readonly Prohibition[], ActivityPlans>;
}

const planned = perAsker(() => new Map<string, Planned>());

/** Instants and activities that plans are kept for; a scan has few of either. */
const MOST_PLANNED = 200;

function plansFor(
  prohibitions: readonly Prohibition[],
  activity: string,
  asker: Asker,
  at: Instant,
  readings: Readings,
): ActivityPlans {
  const kept = planned(asker);
  const key = `${at} ${readings} ${activity}`;
  const { ofLaw, ofList } = kept.get(key) ?? { ofLaw: new Map(), ofList: new WeakMap() };
  const known = ofList.get(prohibitions);
  if (known) return known;
  if (kept.size >= MOST_PLANNED) kept.clear();
  kept.set(key, { ofLaw, ofList });
  const own: ClausePlan[] = [];
  const counterparty: ClausePlan[] = [];
  for (const law of prohibitions) {
    const plans = ofLaw.get(law) ?? plansOf(law, activity, asker, at, readings);
    ofLaw.set(law, plans);
    own.push(...plans.own);
    counterparty.push(...plans.counterparty);
  }
  const made = { own, counterparty };
  ofList.set(prohibitions, made);
  return made;
}

function plansOf(
  prohibition: Prohibition,
  activity: string,
  asker: Asker,
  at: Instant,
  readings: Readings,
): ActivityPlans {
  const own: ClausePlan[] = [];
  const counterparty: ClausePlan[] = [];
  for (const { clause, own: mine, converse } of lawIndex(asker.catalogue).speaking(prohibition, activity)) {
    if (!knownAt(prohibition, clause, asker.asKnown)) continue;
    const contracts =
      mine && mayBind(clause, asker) ? ownContracts(prohibition, clause, activity, asker) : [];
    const act: Act = { activity, bound: 'self', at, readings };
    for (const contract of contracts) own.push(clausePlan(prohibition, clause, act, asker, contract));
    if (contracts.length > 0 || converse === null) continue;
    if (clause.effect === 'disclosure-required' || !isToward(clause, asker)) continue;
    const theirs: Act = { activity: converse, bound: otherSideOf(clause), at, readings };
    for (const contract of theirContracts(prohibition, clause, asker))
      counterparty.push(clausePlan(prohibition, clause, theirs, asker, contract));
  }
  return { own, counterparty };
}

/** Whether a clause on an activity is held against a case at all, on either side. */
export function concerns({ clause, own, converse }: SpeakingClause, one: Asker): boolean {
  return (own && mayBind(clause, one)) || (converse !== null && isToward(clause, one));
}

/**
 * Whether the asker can be the other side of what a clause bars. Being a US person is tested by the
 * clause's own question of nexus.
 */
function isToward(clause: Clause, one: Asker): boolean {
  if (clause.to.includes('us-person')) return true;
  const index = lawIndex(one.catalogue);
  const mine = [index.broader('actors', one.roles), index.broader('actors', one.unknownRoles)];
  return clause.to.some((word) => mine.some((words) => words.has(word)));
}
