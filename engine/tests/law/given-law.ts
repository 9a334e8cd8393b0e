import { answerActivity } from '../../src/decide/activity-answer.ts';
import type { Case } from '../../src/decide/case.ts';
import { type ClauseCase, clauseCase } from '../../src/decide/clause-case.ts';
import { type Act, clausePlan } from '../../src/decide/clause-plan.ts';
import type { ActivityAnswer } from '../../src/model/determination.ts';
import type { Contract } from '../../src/model/profile.ts';
import type { Prohibition } from '../../src/model/prohibition.ts';
import { caseOf, type Facts } from './arbitrary-law.ts';

/** Later than all that the generated laws name. */
export const NOW = Date.parse('2025-01-01T00:00:00Z');

/** What the engine answers of using it at an instant, to one of whom a case may know more. */
export function answerOf(
  laws: readonly Prohibition[],
  facts: Facts,
  at: number,
  asKnown: number = NOW,
  more: (one: Case) => Case = (one) => one,
): ActivityAnswer {
  const one = more(caseOf(laws, facts, asKnown));
  return answerActivity(one.catalogue.prohibitions, 'use', one, { from: at, until: at + 1 }).answer;
}

/** The first clause of a law held against a case: use of it by the asker, unless an act says otherwise. */
export function heldClause(
  law: Prohibition,
  one: Case,
  act: Partial<Act> & Pick<Act, 'at'>,
  contract: Contract | null = null,
): ClauseCase {
  const [clause] = law.clauses;
  if (clause === undefined) throw new Error('no clause');
  const whole: Act = { activity: 'use', bound: 'self', readings: 'every', ...act };
  return clauseCase(clausePlan(law, clause, whole, one, contract), one);
}
