import { join } from 'node:path';
import { expect, test } from 'vitest';
import { compileCatalogue } from '../catalogue/compile-catalogue.ts';
import { ask } from '../decide/ask.ts';
import { NEVER_SAYS, overclaims } from '../decide/verdict-words.ts';
import type { Moment } from '../model/instant.ts';
import { answerText } from './answer-text.ts';
import { columns } from './text/lines.ts';

const CATALOGUE = compileCatalogue(join(import.meta.dirname, '..', '..', '..', 'catalogue'));
const NOW = Date.UTC(2026, 10, 24, 12);

function told(
  actor: string,
  activity: string | null,
  day: string | null,
  width = 100,
  jurisdiction = 'US',
): string {
  const asOf: Moment = day === null ? { kind: 'instant', at: NOW } : { kind: 'day', date: day };
  const answer = ask(CATALOGUE, {
    supplier: 'kaspersky',
    actors: [actor],
    jurisdiction,
    ...(activity === null ? {} : { activity }),
    facts: [],
    clocks: { asOf, asKnown: { kind: 'instant', at: NOW }, now: NOW },
  });
  return answerText(answer, { catalogue: CATALOGUE, width, colour: false });
}

const flowing = (text: string) => text.replace(/\s+/g, ' ');

test('every actor’s answer keeps within every width, and says no more than its verdict', () => {
  for (const { id } of CATALOGUE.vocabulary.actors) {
    for (const width of [60, 140]) {
      for (const line of told(id, null, null, width).split('\n')) {
        if (!line.includes('http')) expect(columns(line)).toBeLessThanOrEqual(width);
      }
    }
    expect(overclaims(told(id, null, null), ['compliant', 'you may sign'])).toEqual([]);
  }
});

test('a household that goes on using its copy reads of no ban', () => {
  const text = told('household', 'use', null);
  const own = text.slice(0, text.indexOf('Sources'));
  expect(own).toContain('ADVISED AGAINST');
  expect(overclaims(own, NEVER_SAYS['advised-against'])).toEqual([]);
});

test('a clause on the other side is never listed as the asker’s own', () => {
  const text = flowing(told('business', 'renew', null));
  expect(text).toContain('PROHIBITED for Kaspersky since 20 Jul 2024.');
  expect(text).toContain('PROHIBITED for Kaspersky, new-agreements:');
  expect(text.match(/PROHIBITED(?! for Kaspersky)/g)).toBeNull();
});

test('what comes next is said with its day', () => {
  expect(flowing(told('supplier', 'update', '2024-08-15'))).toContain('Then PROHIBITED from 29 Sep 2024.');
});

test('where sources disagree on the hour, both are named', () => {
  const text = flowing(told('supplier', 'sell', '2024-07-20'));
  expect(text).toContain('it changes within the day asked about');
  expect(text).toContain(
    'Give a time with its offset. Sources disagree on the hour: "July 20, 2024, read as',
  );
  expect(text).toContain('against "the same midnight, called EST"');
  expect(text).toContain('EST in July is best read as the time then in force, EDT.');
});

test('where they disagree on what binds the other side alone, both are named too', () => {
  const day = flowing(told('household', 'renew', '2024-07-20'));
  expect(day).toContain(
    'UNDETERMINED for Kaspersky. Then PROHIBITED from 20 Jul 2024, 01:00 EDT. Sources disagree',
  );
  expect(flowing(told('household', 'renew', '2024-07-21'))).not.toContain('Sources disagree');
});

test('not covered says how much law it speaks of', () => {
  const held = flowing(told('household', 'operate-service', null));
  expect(held).toMatch(
    /Law held The catalogue holds \d+ prohibitions of US law; law that it does not hold may/,
  );
  expect(flowing(told('household', 'use', null))).not.toContain('Law held');
  // Not covered for the asker, and prohibited for the other side: something was said.
  expect(flowing(told('household', 'renew', null))).not.toContain('Law held');
  expect(flowing(told('household', 'use', null, 100, 'AQ'))).toContain('The catalogue holds no AQ law;');
});

test('whoever asks about nothing in particular is told how to ask about a product that is shipped', () => {
  expect(flowing(told('business', null, null))).toContain('--activity integrate,sell asks about a product');
  expect(flowing(told('business', 'use', null))).not.toContain('integrate,sell');
});
