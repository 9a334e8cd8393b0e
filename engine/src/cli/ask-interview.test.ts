import { expect, test } from 'vitest';
import { compileCatalogue } from '../catalogue/compile-catalogue.ts';
import { catalogueFolder } from '../catalogue/load-catalogue.ts';
import { type AskRequest, ask } from '../decide/ask.ts';
import { asFlags, interview } from './ask-interview.ts';
import type { Conversation } from './conversation.ts';

const catalogue = compileCatalogue(catalogueFolder());
const now = Date.parse('2026-11-24T12:00:00Z');
const clocks = { asOf: { kind: 'instant', at: now }, asKnown: { kind: 'instant', at: now }, now } as const;
const blank: AskRequest = { actors: [], facts: [], clocks };

/** A person who gives these replies in turn and then ends the input. */
function person(replies: string[]): Conversation & { readonly heard: string[] } {
  const heard: string[] = [];
  return {
    heard,
    ask: async () => replies.shift() ?? null,
    say: async (text) => {
      heard.push(text);
    },
    close: () => {},
  };
}

async function talk(replies: string[], start: AskRequest = blank) {
  const one = person(replies);
  const request = await interview(catalogue, { request: start, whenSettled: false }, one, 100);
  return { request, heard: one.heard.join(''), left: replies.length };
}

test('it ends with the answer that the flags would give', async () => {
  const { request } = await talk(['reseller', 'kaspersky-standard', 'resell', '2024-08-15', 'no']);
  expect(asFlags(request)).toBe(
    'interdict ask --product kaspersky-standard --actor reseller --activity resell ' +
      '--fact q/sale-makes-agreement-with-supplier=no --as-of 2024-08-15',
  );
  const direct = ask(catalogue, {
    ...blank,
    actors: ['reseller'],
    product: 'kaspersky-standard',
    activity: 'resell',
    facts: [{ question: 'q/sale-makes-agreement-with-supplier', answer: 'no' }],
    clocks: { ...clocks, asOf: { kind: 'day', date: '2024-08-15' } },
  });
  expect(ask(catalogue, request)).toEqual(direct);
  expect(direct.verdict).toBe('not-covered');
});

test('the flags name what is beside the question too, and an instant that is not now', () => {
  const asOf = { kind: 'instant', at: Date.parse('2024-07-20T00:30:00-04:00') } as const;
  const request = { ...blank, supplier: 'kaspersky', clocks: { ...clocks, asOf } };
  expect(asFlags(request, [['--profile', 'who asks.yaml']])).toBe(
    'interdict ask --profile "who asks.yaml" --supplier kaspersky --as-of 2024-07-20T04:30:00Z',
  );
});

test('"don\'t know" is recorded and not asked again', async () => {
  const { request, heard } = await talk([
    'reseller',
    'kaspersky-standard',
    'resell',
    '2024-08-15',
    "I don't know",
    'yes',
  ]);
  expect(request.facts).toEqual([{ question: 'q/sale-makes-agreement-with-supplier', answer: 'unknown' }]);
  expect(heard.split('[q/sale-makes-agreement-with-supplier]')).toHaveLength(2);
});

test('help says what each answer means and asks once more', async () => {
  const { heard } = await talk(['reseller', 'kaspersky-standard', 'resell', '2024-08-15', 'help', 'no']);
  expect(heard).toContain('The goods were bought before');
  expect(heard.split('[q/sale-makes-agreement-with-supplier]')).toHaveLength(3);
  expect((await talk(['reseller', 'kaspersky', 'resell', '2024-08-15', '?', 'no'])).heard).toBe(heard);
});

test('what was not understood is asked again without its list', async () => {
  const { heard, request } = await talk(['reseler', 'resellr', 'reseller']);
  expect(heard.match(/Did you mean reseller/g)).toHaveLength(2);
  expect(heard.match(/Who are you/g)).toHaveLength(1);
  expect(request.actors).toEqual(['reseller']);
});

test('the words of a list stand below one another', async () => {
  const { heard } = await talk([]);
  const columns = heard.split('\n').flatMap((line) => /^ {2}\d+ +(?=\S)/.exec(line)?.[0].length ?? []);
  expect(columns.length).toBeGreaterThan(9);
  expect(new Set(columns).size).toBe(1);
});

test('nothing is asked that cannot change the answer', async () => {
  const { left, request } = await talk(['household', 'kaspersky-standard', 'use', '', 'never asked']);
  expect(left).toBe(1);
  expect(request.facts).toEqual([]);
});

test('a word, a number, a name and a part of one are taken; a slip names the nearest', async () => {
  const slip = await talk(['reseler', 'reseller', 'Kaspersky Standard', 'resell', '2024-10-01']);
  expect(slip.heard).toContain('Did you mean reseller?');
  expect(slip.request).toMatchObject({
    actors: ['reseller'],
    product: 'kaspersky-standard',
    activity: 'resell',
  });
  const number = await talk(['1', 'kaspersky', 'use', 'tomorrow', '2024-10-01']);
  expect(number.request).toMatchObject({ actors: ['household'], supplier: 'kaspersky' });
  expect(number.heard).toContain('Write a day');
});

test('ending the input ends the asking', async () => {
  const { request } = await talk(['reseller']);
  expect(request.actors).toEqual(['reseller']);
  expect(request.product).toBeUndefined();
});
