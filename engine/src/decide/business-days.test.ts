import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { deadlineDate } from './business-days.ts';

const thanksgiving = { id: 'us-federal', title: '', days: ['2026-11-26'] };

const dates = fc
  .integer({ min: Date.UTC(2018, 0, 1), max: Date.UTC(2030, 11, 31) })
  .map((at) => new Date(at).toISOString().slice(0, 10));
const calendars = fc.array(dates, { maxLength: 20 }).map((days) => ({ id: 'x', title: '', days }));

describe('deadlineDate', () => {
  it('skips the week-end and the holiday in that week', () => {
    expect(deadlineDate('2026-11-24', 1, 'business-day', thanksgiving)).toBe('2026-11-25');
    expect(deadlineDate('2026-11-24', 3, 'business-day', thanksgiving)).toBe('2026-11-30');
    expect(deadlineDate('2026-11-24', 3, 'business-day', null)).toBe('2026-11-27');
    expect(deadlineDate('2026-11-24', 3, 'calendar-day', thanksgiving)).toBe('2026-11-27');
  });

  it('never falls on a closed day, moves on with the count, and never earlier for one more holiday', () => {
    fc.assert(
      fc.property(
        dates,
        fc.integer({ min: 1, max: 15 }),
        calendars,
        dates,
        (from, count, calendar, extra) => {
          const due = deadlineDate(from, count, 'business-day', calendar);
          const weekday = new Date(`${due}T00:00:00Z`).getUTCDay();
          expect([0, 6]).not.toContain(weekday);
          expect(calendar.days).not.toContain(due);
          expect(deadlineDate(from, count + 1, 'business-day', calendar) > due).toBe(true);
          const more = { ...calendar, days: [...calendar.days, extra] };
          expect(deadlineDate(from, count, 'business-day', more) >= due).toBe(true);
        },
      ),
    );
  });
});
