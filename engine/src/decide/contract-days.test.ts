import { expect, it } from 'vitest';
import { act, contract } from '../../tests/law/given-question.ts';
import { isMadeByAct, lastRenewed } from './contract-days.ts';

const HELD = contract('C-1');

it.each<{ word: 'makes' | 'renews' | null; given: boolean; made: boolean }>([
  // What renews one that was given, or would renew one, is of its own day.
  { word: 'renews', given: true, made: true },
  { word: 'renews', given: false, made: true },
  // A purchase is a contract of its own, and no renewal of one that was given.
  { word: 'makes', given: true, made: false },
  { word: 'makes', given: false, made: true },
  { word: null, given: true, made: false },
  { word: null, given: false, made: false },
])('an act that $word a contract, one given: $given, makes or renews it: $made', ({ word, given, made }) => {
  expect(isMadeByAct({ ...act('act'), contract: word }, given ? HELD : null)).toBe(made);
});

it('an act that is not known makes none', () => {
  expect(isMadeByAct(undefined, null)).toBe(false);
  expect(isMadeByAct(undefined, HELD)).toBe(false);
});

it.each<{ renewals: string[] | null; until: string; last: string | null }>([
  { renewals: ['2024-03-01', '2024-06-01'], until: '2024-05-31', last: '2024-03-01' },
  // On the day itself it is renewed already, and made.
  { renewals: ['2024-03-01', '2024-06-01'], until: '2024-06-01', last: '2024-06-01' },
  { renewals: ['2024-03-01'], until: '2024-02-29', last: '2024-01-01' },
  { renewals: [], until: '2024-06-01', last: '2024-01-01' },
  { renewals: null, until: '2024-06-01', last: '2024-01-01' },
  { renewals: null, until: '2024-01-01', last: '2024-01-01' },
  { renewals: ['2024-03-01'], until: '2023-12-31', last: null },
])('of renewals $renewals the last up to $until is $last', ({ renewals, until, last }) => {
  expect(lastRenewed({ ...HELD, renewals }, until)).toBe(last);
});
