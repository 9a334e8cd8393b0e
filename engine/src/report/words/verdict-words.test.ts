import { expect, test } from 'vitest';
import { verdictChoice } from './verdict-words.ts';

test('of several verdicts the last alone has an "or"', () => {
  expect(verdictChoice(['prohibited', 'exempt', 'not-covered'])).toBe('PROHIBITED, EXEMPT or NOT COVERED');
  expect(verdictChoice(['prohibited', 'allowed'])).toBe('PROHIBITED or ALLOWED');
  expect(verdictChoice(['exempt'])).toBe('EXEMPT');
  expect(verdictChoice([])).toBe('');
});
