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

  it.each([
    { date: '2018-11-04', zone: 'America/Sao_Paulo', start: '2018-11-04T03:00:00Z', what: 'skipped, west' },
    { date: '2024-03-10', zone: 'America/Havana', start: '2024-03-10T05:00:00Z', what: 'skipped, west' },
    { date: '2024-03-31', zone: 'Asia/Beirut', start: '2024-03-30T22:00:00Z', what: 'skipped, east' },
    { date: '2024-11-03', zone: 'America/Havana', start: '2024-11-03T04:00:00Z', what: 'twice: the first' },
    {
      date: '2024-04-07',
      zone: 'America/Santiago',
      start: '2024-04-07T04:00:00Z',
      what: 'put back at midnight',
    },
    { date: '2011-12-31', zone: 'Pacific/Apia', start: '2011-12-30T10:00:00Z', what: 'after a day left out' },
    { date: '1880-01-01', zone: 'America/New_York', start: '1880-01-01T04:56:02Z', what: 'by the sun' },
    { date: '0001-01-01', zone: 'UTC', start: '0001-01-01T00:00:00Z', what: 'of the first year' },
    {
      date: '0099-12-31',
      zone: 'America/New_York',
      start: '0099-12-31T04:56:02Z',
      what: 'before the year 100',
    },
    { date: '1969-12-31', zone: 'Asia/Tokyo', start: '1969-12-30T15:00:00Z', what: 'before 1970' },
  ])('begins $date in $zone at its first instant (midnight $what)', ({ date, zone, start }) => {
    expect(isoOf(instantOf(date, zone))).toBe(start);
    expect(dateIn(instantOf(date, zone), zone)).toBe(date);
    expect(dateIn(instantOf(date, zone) - 1, zone) < date).toBe(true);
  });

  it('gives an instant as an interval of its own, and a day from midnight to midnight', () => {
    const at = Date.parse('2024-07-20T12:00:00.250Z');
    expect(intervalOf({ kind: 'instant', at }, 'Asia/Tokyo')).toEqual({ from: at, until: at + 1 });
    expect(intervalOf({ kind: 'day', date: '2024-12-31' }, 'Asia/Tokyo')).toEqual({
      from: Date.parse('2024-12-30T15:00:00Z'),
      until: Date.parse('2024-12-31T15:00:00Z'),
    });
  });

  it('writes parts of a second only where there are some, and dates of any year in full', () => {
    expect(isoOf(Date.parse('2024-07-20T12:00:00.250Z'))).toBe('2024-07-20T12:00:00.250Z');
    expect(dateIn(Date.parse('0794-02-03T04:05:06Z'), 'UTC')).toMatch(/^0794-\d\d-\d\d$/);
  });

  it('keeps the zones apart, whatever was asked before', () => {
    const noon = Date.parse('2024-07-20T20:00:00Z');
    for (let round = 0; round < 2; round++) {
      expect(dateIn(noon, 'America/New_York')).toBe('2024-07-20');
      expect(dateIn(noon, 'Asia/Tokyo')).toBe('2024-07-21');
      expect(isoOf(instantOf('2024-07-20', 'America/New_York'))).toBe('2024-07-20T04:00:00Z');
      expect(isoOf(instantOf('2024-07-20', 'Asia/Tokyo'))).toBe('2024-07-19T15:00:00Z');
    }
  });
});
