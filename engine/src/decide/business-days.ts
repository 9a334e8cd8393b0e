import type { HolidayCalendar } from '../model/catalogue.ts';
import { dayAfter } from './zoned-time.ts';

/**
 * The date on which a deadline of `count` days ends, the first day excluded (the usual federal rule; the
 * texts met so far that say "business day" define neither it nor the first day, and their rules say so).
 * A business day is Monday to Friday and no holiday of the calendar.
 *
 * @param from ISO date of the event
 * @returns ISO date
 */
export function deadlineDate(
  from: string,
  count: number,
  unit: 'business-day' | 'calendar-day',
  holidays: HolidayCalendar | null,
): string {
  const closed = closedDays(holidays);
  let date = from;
  let left = count;
  while (left > 0) {
    date = dayAfter(date);
    if (unit === 'calendar-day' || isBusinessDay(date, closed)) left -= 1;
  }
  return date;
}

const closedOf = new WeakMap<HolidayCalendar, ReadonlySet<string>>();
const NONE: ReadonlySet<string> = new Set();

function closedDays(holidays: HolidayCalendar | null): ReadonlySet<string> {
  if (holidays === null) return NONE;
  const found = closedOf.get(holidays) ?? new Set(holidays.days);
  closedOf.set(holidays, found);
  return found;
}

function isBusinessDay(date: string, closed: ReadonlySet<string>): boolean {
  const weekday = new Date(`${date}T00:00:00Z`).getUTCDay();
  return weekday !== 0 && weekday !== 6 && !closed.has(date);
}
