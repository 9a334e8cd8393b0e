import fc from 'fast-check';
import { expect, test } from 'vitest';
import { noticeAbout, noticeOf } from '../../src/decide/notice.ts';
import { catalogueOf, laws } from './arbitrary-law.ts';

// Every law of the sample begins between January and May 2024.
const catalogue = { ...catalogueOf(fc.sample(laws, { numRuns: 3, seed: 1 })), version: '2024.05.20' };

test.each([
  ['2024-06-01', null],
  ['2034-01-01', / The time asked about is \d+ days later: law made since is not in it\.$/],
  ['2001-01-01', / is before the first rule in it, which is of \d+ [A-Z][a-z]{2} 2024\.$/],
])('an answer about %s says how much the catalogue can know of it', (date, warning) => {
  const notice = noticeAbout(catalogue, { kind: 'day', date });
  if (warning === null) expect(notice).toBe(noticeOf(catalogue));
  else expect(notice).toMatch(warning);
});
