import fc from 'fast-check';
import { expect, test } from 'vitest';
import { noticeAbout, noticeOf } from '../../src/decide/notice.ts';
import type { Prohibition } from '../../src/model/prohibition.ts';
import { catalogueOf, clauseOf, lawOf, laws } from './arbitrary-law.ts';

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

test.each([
  ['2024.01.02', '2 Jan 2024'],
  ['2024.02.29', '29 Feb 2024'],
  ['2024.03.01', '1 Mar 2024'],
  ['2024.04.30', '30 Apr 2024'],
  ['2024.06.07', '7 Jun 2024'],
  ['2024.07.04', '4 Jul 2024'],
  ['2024.08.10', '10 Aug 2024'],
  ['2024.09.29', '29 Sep 2024'],
  ['2024.10.31', '31 Oct 2024'],
  ['2024.11.24', '24 Nov 2024'],
  ['2024.12.25.2', '25 Dec 2024'],
  // What is no date is told as it stands.
  ['2024.13.01', '2024.13.01'],
  ['house', 'house..'],
])('a catalogue of %s is of %s', (version, text) => {
  expect(noticeOf({ version })).toBe(
    `General information from the catalogue of ${text}. Not legal advice, from no agency.`,
  );
});

const clause = clauseOf('bar', 'prohibited', {
  when: null,
  valid: { from: 'begins', to: 'open' },
  known: { from: 'begins', to: 'open' },
});

function lawBeginning(...days: (string | null)[]): Prohibition {
  const law = lawOf([clause], false);
  const [shape] = law.events;
  if (shape === undefined) throw new Error('no event');
  // What no clause begins with is no beginning, however early.
  const events = [
    { ...shape, id: 'announced', at: '1999-01-01' },
    ...days.map((at) => ({ ...shape, id: 'begins', at })),
  ];
  return { ...law, events };
}

test.each([
  { laws: [lawBeginning('2024-03-10T00:00:00-05:00'), lawBeginning('2024-02-10')], before: '2024-02-08' },
  { laws: [lawBeginning('2024-02-10'), lawBeginning('2024-03-10')], before: '2024-02-08' },
  { laws: [lawBeginning(null), lawBeginning('2024-02-10'), lawBeginning(null)], before: '2024-02-08' },
])(
  'an answer is about a time before all law up to two days before the first begins',
  ({ laws: all, before }) => {
    const held = { version: '2024.05.20.1', prohibitions: all };
    const at = (date: string) => noticeAbout(held, { kind: 'day', date });
    expect(at(before)).toBe(
      `${noticeOf(held)} The time asked about is before the first rule in it, which is of 10 Feb 2024.`,
    );
    // A zone costs more than the day matters.
    expect(at('2024-02-09')).toBe(noticeOf(held));
  },
);

test('an answer is late from the thirty-first day on', () => {
  const held = { version: '2024.05.20.1', prohibitions: [] };
  expect(noticeAbout(held, { kind: 'day', date: '2024-06-19' })).toBe(noticeOf(held));
  expect(noticeAbout(held, { kind: 'day', date: '2024-06-20' })).toBe(
    `${noticeOf(held)} The time asked about is 31 days later: law made since is not in it.`,
  );
  expect(noticeAbout(held, { kind: 'day', date: '1900-01-01' })).toBe(noticeOf(held));
});
