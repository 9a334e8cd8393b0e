import type { Clause, LawEvent, Prohibition } from '../model/prohibition.ts';
import type { ShownCase } from './lint-case.ts';

/**
 * The case on the day about which an event is dated wrongly: the first clause that begins or ends with the event is
 * in force on it, or is not, by the right date. None where no clause does.
 *
 * @param right ISO day on which the event ought to be
 */
export function caseOfDate(law: Prohibition, event: LawEvent, right: string): ShownCase[] {
  const day = event.at?.slice(0, 10);
  if (day === undefined || day === right) return [];
  // Between the two dates, the first day tells them apart.
  const conduct = [day, right].sort()[0] ?? day;
  const begun = law.clauses.find(({ valid, mode }) => valid.from === event.id && mode === null);
  if (begun !== undefined) return [dayCase(begun, event, conduct, right < day)];
  const ended = law.clauses.find(({ valid, mode }) => valid.to === event.id && mode === null);
  return ended === undefined ? [] : [dayCase(ended, event, conduct, right > day)];
}

function dayCase(clause: Clause, { id }: LawEvent, conduct: string, isInForce: boolean): ShownCase {
  return {
    id: `${clause.id}-about-${id}`,
    sentence: `It is done on ${conduct}, when ${clause.id} is ${isInForce ? '' : 'not '}in force.`,
    clause,
    conduct,
    wants: isInForce ? clause.effect : 'not-covered',
  };
}

/** The case as known on a day on which nobody could know of the event: no clause that is known from it says anything. */
export function caseUnheardOf(law: Prohibition, event: LawEvent): ShownCase[] {
  const clause = law.clauses.find(({ known, mode }) => known.from === event.id && mode === null);
  if (clause === undefined) return [];
  const asKnown = event.known.slice(0, 10);
  const sentence = `Nobody could know of it on ${asKnown}.`;
  return [{ id: `${clause.id}-before-${event.id}`, sentence, clause, asKnown, wants: 'not-covered' }];
}

/** The case in the middle of the hour that two readings of a clock leave open. */
export function caseOfHour(law: Prohibition, event: LawEvent, at: string, later: boolean): ShownCase[] {
  const clause = law.clauses.find(({ valid, mode }) => valid.from === event.id && mode === null);
  if (clause === undefined) return [];
  const half = 30 * 60_000 * (later ? 1 : -1);
  const conduct = new Date(Date.parse(at) + half).toISOString();
  const sentence = 'It is done in the hour about which the readings differ.';
  return [{ id: `${clause.id}-in-the-hour`, sentence, clause, conduct, wants: 'undetermined' }];
}
