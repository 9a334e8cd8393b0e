import { expect, test } from 'vitest';
import { parseAge, parseDay, parseModelYear, parseMoment } from './clock.ts';

test('a day is a day, and an instant has its offset', () => {
  expect(parseMoment('2024-08-15', '--as-of')).toEqual({ kind: 'day', date: '2024-08-15' });
  expect(parseMoment('2024-07-19T23:59:00-04:00', '--as-of')).toEqual({
    kind: 'instant',
    at: Date.UTC(2024, 6, 20, 3, 59),
  });
  expect(parseMoment('2024-07-20T04:00Z', '--as-of')).toEqual({
    kind: 'instant',
    at: Date.UTC(2024, 6, 20, 4),
  });
});

for (const [what, text] of [
  ['a time with no offset', '2024-07-19T23:59:00'],
  ['a day that does not exist', '2024-02-30'],
  ['a month that does not exist', '2024-13-01'],
  ['an hour that does not exist', '2024-07-19T24:00:00Z'],
  ['an offset that does not exist', '2024-07-19T12:00:00+99:00'],
  ['a day that does not exist, in an instant', '2024-02-30T12:00:00Z'],
  ['another order', '15/08/2024'],
  ['words', 'yesterday'],
  ['a year alone', '2024'],
] as const) {
  test(`${what} is refused`, () => {
    expect(() => parseMoment(text, '--as-of')).toThrow(expect.objectContaining({ code: 'date-malformed' }));
  });
}

test('ages', () => {
  expect(parseAge('36h', '--max-age')).toBe(36 * 3_600_000);
  expect(parseAge('2w', '--max-age')).toBe(14 * 86_400_000);
  expect(() => parseAge('2 weeks', '--max-age')).toThrow(expect.objectContaining({ code: 'age-malformed' }));
});

test('a day alone', () => {
  expect(parseDay('2025-03-17', '--manufactured')).toBe('2025-03-17');
  for (const text of ['2025-02-30', '2025-03-17T00:00:00Z', 'March']) {
    expect(() => parseDay(text, '--manufactured')).toThrow(
      expect.objectContaining({ code: 'date-malformed' }),
    );
  }
});

test('model years', () => {
  expect(parseModelYear('2027', '--model-year')).toBe(2027);
  for (const text of ['27', '1979', '2100', 'MY2027']) {
    expect(() => parseModelYear(text, '--model-year')).toThrow(
      expect.objectContaining({ code: 'model-year-malformed' }),
    );
  }
});
