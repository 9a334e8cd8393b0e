import { expect, test } from 'vitest';
import { dayText, instantText } from './dates.ts';

test('a day is written for people', () => {
  expect(dayText('2031-03-07')).toBe('7 Mar 2031');
});

test('an instant is written as the law’s own place has it, the time only where it is not midnight', () => {
  expect(instantText('2030-10-01T04:00:00Z', 'America/New_York')).toBe('1 Oct 2030');
  expect(instantText('2030-10-01T05:30:00Z', 'America/New_York')).toBe('1 Oct 2030, 01:30 EDT');
  expect(instantText('2030-12-01T05:00:00Z', 'America/New_York')).toBe('1 Dec 2030');
  expect(instantText('2030-10-01', 'America/New_York')).toBe('1 Oct 2030');
});

test('what is no date is shown as it is', () => {
  expect(dayText('someday')).toBe('someday');
  expect(instantText('Tomorrow', 'UTC')).toBe('Tomorrow');
});
