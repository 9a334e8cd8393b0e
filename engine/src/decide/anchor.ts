import type { BasisTest } from '../model/determination.ts';
import type { Instant } from '../model/instant.ts';
import type { Contract } from '../model/profile.ts';
import type { Clause, Condition, Prohibition } from '../model/prohibition.ts';
import type { Asker } from './case.ts';
import { isMadeByAct } from './contract-days.ts';
import { type ClauseSpan, eventOf, spanOf } from './event-time.ts';
import { lawIndex } from './law-index.ts';
import { dateIn, instantOf } from './zoned-time.ts';

/** The instant that a clause's time is held against, in words, and where it comes from. */
export interface Anchored {
  readonly at: Instant;
  readonly span: ClauseSpan;
  readonly text: string;
  /** `clock` where it moves with the act. */
  readonly from: BasisTest['from'];
}

/**
 * Holds a clause to the date of the case that it goes by. Where the day of manufacture or award was not given it
 * goes by the day of the act, and says so. A model year, or the last renewal of a contract, is a condition
 * beside, see `anchorCondition`.
 *
 * @param activity what is done by whom the clause binds
 */
export function anchorOf(
  prohibition: Prohibition,
  clause: Clause,
  activity: string,
  one: Asker,
  contract: Contract | null,
  act: Instant,
): Anchored {
  const day = dateIn(act, prohibition.zone);
  const span = spanOf(prohibition, clause);
  const given = (date: string | null | undefined, what: string): Anchored => {
    if (date === null || date === undefined)
      return { at: act, span, text: `no day of ${what} was given: the act is on ${day}`, from: 'clock' };
    return { at: instantOf(date, prohibition.zone), span, text: `${what} on ${date}`, from: one.given };
  };
  if (clause.anchor === 'manufacture') return given(one.manufactured, 'manufacture');
  if (clause.anchor === 'contract-award') return given(contract?.date, 'award');
  // What was renewed while the clause held stays under it: its end is a condition like its beginning.
  const goesOn = clause.anchor === 'contract-renewal' && !isRenewedBy(activity, contract, one);
  return {
    at: act,
    span: goesOn ? { ...span, to: null } : span,
    text: `the act is on ${day}`,
    from: 'clock',
  };
}

/** The questions that a clause's beginning and end turn on; null where it goes by a date alone. */
export function anchorCondition(
  prohibition: Prohibition,
  clause: Clause,
  activity: string,
  one: Asker,
  contract: Contract | null,
): Condition | null {
  const asked = askedOfEvent(prohibition, clause, activity, one, contract);
  if (asked === null) return null;
  const ended = asked(clause.valid.to).map((of): Condition => ({ kind: 'not', of }));
  const all = [...asked(clause.valid.from), ...ended];
  return all.length === 0 ? null : { kind: 'all', of: all };
}

/** How to ask whether a thing, or a contract, is of an event's time or later. */
function askedOfEvent(
  prohibition: Prohibition,
  { anchor }: Clause,
  activity: string,
  one: Asker,
  contract: Contract | null,
): ((event: string) => Condition[]) | null {
  const { modelYearQuestion, renewalQuestion } = lawIndex(one.catalogue);
  const question = (id: string | undefined): Condition[] =>
    id === undefined ? [] : [{ kind: 'question', id }];
  if (anchor === 'model-year') {
    return (id) => {
      const year = eventOf(prohibition, id)?.modelYear;
      return question(year ? modelYearQuestion.get(year) : undefined);
    };
  }
  // An act that makes, extends or renews the contract is on its own day, and nothing has to be asked.
  if (anchor !== 'contract-renewal' || isRenewedBy(activity, contract, one)) return null;
  return (id) => {
    const day = eventOf(prohibition, id)?.at?.slice(0, 10);
    return question(day === undefined ? undefined : renewalQuestion.get(day));
  };
}

function isRenewedBy(activity: string, contract: Contract | null, one: Asker): boolean {
  return isMadeByAct(lawIndex(one.catalogue).activities.get(activity), contract);
}
