import { expect, it } from 'vitest';
import type { Reading } from '../model/determination.ts';
import { disputeWords } from './dispute-words.ts';

const reading = (says: string, stronger: boolean, why: string | null = null): Reading => ({
  says,
  at: '2024-09-29T04:00:00Z',
  source: `of ${says}`,
  stronger,
  why,
});

it('says nothing where nobody disagrees', () => {
  expect(disputeWords([])).toBe('');
});

it('sets readings against one another, and says why the stronger is', () => {
  const one = [reading('EDT', true, 'The agency wrote so.'), reading('EST', false)];
  const other = [reading('noon', true), reading('one', false), reading('two', false)];
  const first = 'Sources disagree on the hour: "EDT" (of EDT) against "EST" (of EST). The agency wrote so.';
  const second =
    'Sources disagree on the hour: "noon" (of noon) against "one" (of one) against "two" (of two).';
  expect(disputeWords(one)).toBe(first);
  expect(disputeWords([...one, ...other])).toBe(`${first} ${second}`);
});

it('calls it the day where the readings are days apart', () => {
  const told = (at: string | null) =>
    disputeWords([reading('released', true), { ...reading('dated', false), at }]).split(':')[0];
  expect(told('2024-09-30T04:00:00Z')).toBe('Sources disagree on the day');
  expect(told('2024-09-28T04:00:00Z')).toBe('Sources disagree on the day');
  expect(told('2024-09-30T03:59:59Z')).toBe('Sources disagree on the hour');
  expect(told(null)).toBe('Sources disagree on the hour');
});
