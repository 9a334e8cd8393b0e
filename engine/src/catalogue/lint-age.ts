import type { Prohibition } from '../model/prohibition.ts';
import { type LintFinding, lintNote } from './lint-finding.ts';
import { daysAfter } from './written-dates.ts';

/** A clause that nobody looked at for longer may have been changed unseen. */
const LOOKED_AT_WITHIN = 30;
/** An end that is so near is worth a look at whether it was put off. */
const ENDS_WITHIN = 90;

/** Notes what has grown old by a day, and what soon ends. */
export function lintAge(law: Prohibition, today: string): LintFinding[] {
  const ends = new Map(law.events.map(({ id, at }) => [id, at?.slice(0, 10) ?? null]));
  return law.clauses.flatMap(({ id, stillGoodOn, valid }) => {
    const where = `${law.id}/${id}`;
    const found: LintFinding[] = [];
    if (daysAfter(stillGoodOn.slice(0, 10), LOOKED_AT_WITHIN) < today) {
      const message = `Nobody has looked at it since ${stillGoodOn}.`;
      found.push(lintNote('stale', where, message, 'Look for changes, and date still-good-on anew.'));
    }
    const end = ends.get(valid.to) ?? null;
    if (end !== null && today <= end && end <= daysAfter(today, ENDS_WITHIN)) {
      const message = `It ends on ${end}.`;
      found.push(lintNote('expiring', where, message, 'Look whether the end was put off.'));
    }
    return found;
  });
}
