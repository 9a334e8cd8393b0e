import { describe, expect, it } from 'vitest';
import { dayAfterPeriod, firstDayOf } from './edge-dates.ts';

describe('dates of edges that are known to the year or the month', () => {
  it.each([
    ['2018', '2018-01-01', '2019-01-01'],
    ['2020-11', '2020-11-01', '2020-12-01'],
    ['2022-12', '2022-12-01', '2023-01-01'],
    ['2024-02-29', '2024-02-29', '2024-02-29'],
  ])('%s begins on %s and is over on %s', (date, begins, over) => {
    expect(firstDayOf(date)).toBe(begins);
    expect(dayAfterPeriod(date)).toBe(over);
  });
});
