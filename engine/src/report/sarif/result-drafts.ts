import type { Determination, Duty } from '../../model/determination.ts';
import type { DecidedFinding } from '../../model/result.ts';
import { LEAD_RULE, type Level, NOT_COVERED_RULE } from './rules.ts';

/** What one result is about: a finding under one rule. */
export interface ResultDraft {
  readonly ruleId: string;
  readonly level: Level;
  /** All of one clause; empty where a duty or no clause is what the result is about. */
  readonly determinations: readonly Determination[];
  readonly duties: readonly Duty[];
}

export const LEAD_DRAFT: ResultDraft = {
  ruleId: LEAD_RULE.id,
  level: 'none',
  determinations: [],
  duties: [],
};

/**
 * A finding under each clause that says something of whoever was asked about, and under each duty whose
 * trigger is met or open. Where there is none, what binds the other side is told as a note, and where that is
 * silent too, that no clause was found: no finding is lost.
 */
export function draftsOf(finding: DecidedFinding): ResultDraft[] {
  const speaking = finding.determinations.filter(({ verdict }) => verdict !== 'not-covered');
  const own = byClause(speaking.filter(({ bound }) => bound !== 'counterparty'));
  const drafts = [...own, ...dutyDrafts(finding.duties)];
  if (drafts.length > 0) return drafts;
  const others = byClause(speaking);
  if (others.length > 0) return others;
  return [{ ruleId: NOT_COVERED_RULE.id, level: 'note', determinations: [], duties: [] }];
}

function byClause(determinations: readonly Determination[]): ResultDraft[] {
  const clauses = new Map<string, Determination[]>();
  for (const determination of determinations) {
    const id = `${determination.prohibition}/${determination.clause}`;
    clauses.set(id, [...(clauses.get(id) ?? []), determination]);
  }
  return [...clauses].map(([ruleId, all]) => ({
    ruleId,
    level: all.map(levelOf).reduce(graver, 'note'),
    determinations: all,
    duties: [],
  }));
}

/** An error is what is prohibited to the asker, and nothing else is one. */
function levelOf({ verdict, couldBe, bound }: Determination): Level {
  if (bound !== 'self') return 'note';
  if (verdict === 'prohibited') return 'error';
  if (verdict === 'advised-against') return 'warning';
  return verdict === 'undetermined' && couldBe.includes('prohibited') ? 'warning' : 'note';
}

const GRAVEST_FIRST: readonly Level[] = ['error', 'warning', 'note', 'none'];

function graver(a: Level, b: Level): Level {
  return GRAVEST_FIRST.indexOf(a) <= GRAVEST_FIRST.indexOf(b) ? a : b;
}

/** A duty is no rung on the ladder of verdicts: one whose trigger is met asks for action, an open one is a note. */
function dutyDrafts(duties: readonly Duty[]): ResultDraft[] {
  const clauses = new Map<string, Duty[]>();
  for (const duty of duties) {
    if (duty.status === 'not-triggered') continue;
    const id = `${duty.prohibition}/${duty.clause}`;
    clauses.set(id, [...(clauses.get(id) ?? []), duty]);
  }
  return [...clauses].map(([ruleId, all]) => ({
    ruleId,
    level: all.some(({ status }) => status === 'applies') ? 'warning' : 'note',
    determinations: [],
    duties: all,
  }));
}
