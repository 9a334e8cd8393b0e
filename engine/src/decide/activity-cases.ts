import type { Instant } from '../model/instant.ts';
import type { Clause, Prohibition } from '../model/prohibition.ts';
import type { Case } from './case.ts';
import { type Act, type ClauseCase, clauseCase, mayBind } from './clause-case.ts';
import { knownAt, type Readings } from './event-time.ts';
import { ownContracts, theirContracts } from './held-contracts.ts';
import { lawIndex, type SpeakingClause } from './law-index.ts';

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
  const index = lawIndex(one.catalogue);
  const own: ClauseCase[] = [];
  const counterparty: ClauseCase[] = [];
  for (const prohibition of prohibitions) {
    for (const { clause, own: mine, converse } of index.speaking(prohibition, activity)) {
      if (!knownAt(prohibition, clause, one.asKnown)) continue;
      const before = own.length;
      if (mine) {
        const act: Act = { activity, roles: one.roles };
        const contracts = mayBind(clause, one) ? ownContracts(prohibition, clause, activity, one) : [];
        for (const contract of contracts) {
          own.push(clauseCase(prohibition, clause, act, one, contract, at, readings));
        }
      }
      if (own.length > before || converse === null) continue;
      if (clause.effect === 'disclosure-required' || !isToward(clause, one)) continue;
      const act: Act = { activity: converse, roles: null };
      for (const contract of theirContracts(prohibition, clause, one)) {
        counterparty.push(clauseCase(prohibition, clause, act, one, contract, at, readings));
      }
    }
  }
  return { own, counterparty };
}

/** Whether a clause on an activity is held against a case at all, on either side. */
export function concerns({ clause, own, converse }: SpeakingClause, one: Case): boolean {
  return (own && mayBind(clause, one)) || (converse !== null && isToward(clause, one));
}

/**
 * Whether the asker can be the other side of what a clause bars. Being a US person is tested by the
 * clause's own question of nexus.
 */
function isToward(clause: Clause, one: Case): boolean {
  if (clause.to.includes('us-person')) return true;
  const index = lawIndex(one.catalogue);
  const mine = [index.broader('actors', one.roles), index.broader('actors', one.unknownRoles)];
  return clause.to.some((word) => mine.some((words) => words.has(word)));
}
