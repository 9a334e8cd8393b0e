import { describe, expect, it } from 'vitest';
import { dateIn, dayAfter, instantOf, intervalOf, isoOf } from './zoned-time.ts';

describe('zoned time', () => {
  it('reads a bare date as midnight of its zone, summer and winter', () => {
    expect(isoOf(instantOf('2024-07-20', 'America/New_York'))).toBe('2024-07-20T04:00:00Z');
    expect(isoOf(instantOf('2024-12-20', 'America/New_York'))).toBe('2024-12-20T05:00:00Z');
    expect(isoOf(instantOf('2024-07-20', 'Asia/Kolkata'))).toBe('2024-07-19T18:30:00Z');
  });

  it('keeps an instant with its offset as it is', () => {
    expect(isoOf(instantOf('2024-07-20T00:00:00-05:00', 'Asia/Tokyo'))).toBe('2024-07-20T05:00:00Z');
  });

  it('gives a day of 23 or 25 hours where the clock changes', () => {
    const spring = intervalOf({ kind: 'day', date: '2024-03-10' }, 'America/New_York');
    const autumn = intervalOf({ kind: 'day', date: '2024-11-03' }, 'America/New_York');
    expect((spring.until - spring.from) / 3_600_000).toBe(23);
    expect((autumn.until - autumn.from) / 3_600_000).toBe(25);
  });

  it('names the day of an instant in a zone', () => {
    expect(dateIn(Date.parse('2024-07-20T03:59:59Z'), 'America/New_York')).toBe('2024-07-19');
    expect(dateIn(Date.parse('2024-07-20T04:00:00Z'), 'America/New_York')).toBe('2024-07-20');
  });

  it('counts over the end of a leap February', () => {
    expect(dayAfter('2024-02-28')).toBe('2024-02-29');
    expect(dayAfter('2023-12-31')).toBe('2024-01-01');
  });
});
