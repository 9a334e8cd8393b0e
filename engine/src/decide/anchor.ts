import type { BasisTest } from '../model/determination.ts';
import type { Instant } from '../model/instant.ts';
import type { Contract } from '../model/profile.ts';
import type { Clause, Condition, Prohibition } from '../model/prohibition.ts';
import type { Case } from './case.ts';
import { eventOf } from './event-time.ts';
import { lawIndex } from './law-index.ts';
import { dateIn, instantOf } from './zoned-time.ts';

/** The instant that a clause's dates are held against, in words, and where it comes from. */
export interface Anchored {
  readonly at: Instant;
  readonly text: string;
  /** `clock` where it moves with the act. */
  readonly from: BasisTest['from'];
}

/**
 * Holds a clause to the date of the case that it goes by. Where that date was not given it goes by the day of
 * the act, and says so. A model year is no date: it is a condition beside, see `modelYearCondition`.
 */
export function anchorOf(
  prohibition: Prohibition,
  clause: Clause,
  one: Case,
  contract: Contract | null,
  act: Instant,
): Anchored {
  const day = dateIn(act, prohibition.zone);
  const given = (date: string | null | undefined, what: string): Anchored => {
    if (date === null || date === undefined)
      return { at: act, text: `no day of ${what} was given: the act is on ${day}`, from: 'clock' };
    return { at: instantOf(date, prohibition.zone), text: `${what} on ${date}`, from: one.given };
  };
  if (clause.anchor === 'manufacture') return given(one.manufactured, 'manufacture');
  if (clause.anchor === 'contract-award') return given(contract?.date, 'award');
  return { at: act, text: `the act is on ${day}`, from: 'clock' };
}

/** The questions of model year that a clause's beginning and end turn on; null where it goes by none. */
export function modelYearCondition(prohibition: Prohibition, clause: Clause, one: Case): Condition | null {
  if (clause.anchor !== 'model-year') return null;
  const { modelYearQuestion } = lawIndex(one.catalogue);
  const asked = (event: string): Condition[] => {
    const year = eventOf(prohibition, event)?.modelYear;
    const id = year ? modelYearQuestion.get(year) : undefined;
    return id === undefined ? [] : [{ kind: 'question', id }];
  };
  const ended = asked(clause.valid.to).map((of): Condition => ({ kind: 'not', of }));
  const all = [...asked(clause.valid.from), ...ended];
  return all.length === 0 ? null : { kind: 'all', of: all };
}
