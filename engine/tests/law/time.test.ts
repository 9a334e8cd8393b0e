import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { deadlineDate } from '../../src/decide/business-days.ts';
import type { Prohibition } from '../../src/model/prohibition.ts';
import { DAYS, instants, laws, someFacts } from './arbitrary-law.ts';
import { answerOf } from './given-law.ts';
import { PROPERTY } from './property-runs.ts';

const DAY = 86_400_000;
const shifted = (text: string, days: number): string =>
  new Date(Date.parse(text) + days * DAY).toISOString().slice(0, text.includes('T') ? undefined : 10);

function later(law: Prohibition, days: number): Prohibition {
  return {
    ...law,
    events: law.events.map((event) => ({
      ...event,
      at: event.at === null ? null : shifted(event.at, days),
      known: shifted(event.known, days),
      alternatives: event.alternatives.map((each) => ({ ...each, at: shifted(each.at, days) })),
    })),
  };
}

describe('an answer', () => {
  it('moves with the law, the day asked about and what was known, by whole days', () => {
    const days = fc.integer({ min: -800, max: 800 });
    fc.assert(
      fc.property(laws, someFacts, instants, instants, days, (law, facts, at, known, n) => {
        const here = answerOf([law], facts, at, known);
        const there = answerOf([later(law, n)], facts, at + n * DAY, known + n * DAY);
        expect(there.couldBe).toEqual(here.couldBe);
        expect(there.decidedBy).toEqual(here.decidedBy);
        const moved = (text: string | undefined | null): number | null =>
          text ? Date.parse(text) + n * DAY : null;
        expect(there.since && Date.parse(there.since)).toEqual(moved(here.since));
        expect(there.next && Date.parse(there.next.from)).toEqual(moved(here.next?.from));
      }),
      PROPERTY,
    );
  });

  it('changes with what was known only at days on which something became known', () => {
    const named = DAYS.map((day) => Date.parse(`${day}T00:00:00Z`));
    fc.assert(
      fc.property(laws, someFacts, instants, instants, instants, (law, facts, at, a, b) => {
        const [from, to] = a < b ? [a, b] : [b, a];
        fc.pre(!named.some((instant) => from < instant && instant <= to));
        expect(answerOf([law], facts, at, to)).toEqual(answerOf([law], facts, at, from));
      }),
      PROPERTY,
    );
  });
});

describe('a deadline', () => {
  const dates = fc
    .integer({ min: Date.UTC(2018, 0, 1), max: Date.UTC(2030, 11, 31) })
    .map((at) => new Date(at).toISOString().slice(0, 10));
  const closed = fc.array(fc.integer({ min: 0, max: 40 }), { maxLength: 12 });

  it('is the day by which just so many open days have passed, and no earlier for a later start', () => {
    fc.assert(
      fc.property(dates, fc.integer({ min: 1, max: 15 }), closed, (from, count, offsets) => {
        const calendar = { id: 'x', title: '', days: offsets.map((n) => shifted(from, n)) };
        const due = deadlineDate(from, count, 'business-day', calendar);
        const passed = Array.from({ length: 60 }, (_, n) => shifted(from, n + 1))
          .filter((day) => day <= due)
          .filter((day) => !/^S/.test(new Date(day).toUTCString()) && !calendar.days.includes(day));
        expect(passed).toHaveLength(count);
        expect(passed.at(-1)).toBe(due);
        const next = deadlineDate(shifted(from, 1), count, 'business-day', calendar);
        expect(next >= due).toBe(true);
        expect(deadlineDate(from, count, 'calendar-day', calendar)).toBe(shifted(from, count));
      }),
      PROPERTY,
    );
  });
});
