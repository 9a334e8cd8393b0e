import { expect, it } from 'vitest';
import { type Choice, chooseOne, chooseSome } from './choice.ts';

const CHOICES: Choice[] = [
  { word: 'reseller', says: 'Who sells what others make' },
  { word: 'business', says: 'A firm' },
  { word: 'federal-agency', says: 'A federal body' },
  { word: 'importer-of-record', says: 'Called two' },
];

it.each([
  { text: '1', word: 'reseller' },
  // A number is a place in the list.
  { text: '2', word: 'business' },
  { text: '4', word: 'importer-of-record' },
  { text: 'Business', word: 'business' },
  { text: 'a FIRM', word: 'business' },
  { text: 'fed', word: 'federal-agency' },
  { text: 'others', word: 'reseller' },
  { text: 'sell', word: 'reseller' },
])('"$text" chooses $word', ({ text, word }) => {
  const chosen = chooseOne(CHOICES, text);
  expect('choice' in chosen && chosen.choice.word).toBe(word);
});

it.each([
  { text: '0', say: 'That was not understood. Give a number or a word of the list.' },
  { text: '5', say: 'That was not understood. Give a number or a word of the list.' },
  { text: '12345', say: 'That was not understood. Give a number or a word of the list.' },
  { text: 'x1', say: 'That was not understood. Give a number or a word of the list.' },
  { text: '1x', say: 'That was not understood. Give a number or a word of the list.' },
  // Two letters are too few to mean one, and of several nobody knows which.
  { text: 'ag', say: 'That was not understood. Give a number or a word of the list.' },
  { text: 'busness', say: 'That was not understood. Did you mean business?' },
])('"$text" chooses none', ({ text, say }) => {
  expect(chooseOne(CHOICES, text)).toEqual({ say });
});

it('does not guess between two, and says which are near', () => {
  const alike: Choice[] = [
    { word: 'agency-a', says: '' },
    { word: 'agency-b', says: '' },
  ];
  expect(chooseOne(alike, 'agency')).toEqual({
    say: 'That was not understood. Did you mean agency-a or agency-b?',
  });
});

it.each([
  { text: '', words: [] },
  { text: ' , ', words: [] },
  { text: 'business, 1 ,business', words: ['business', 'reseller'] },
])('of several, "$text" are $words', ({ text, words }) => {
  expect(chooseSome(CHOICES, text)).toEqual({ words });
});

it('of several refuses the first that is not understood', () => {
  expect(chooseSome(CHOICES, '1, 9, zzzzzz')).toEqual({
    say: 'That was not understood. Give a number or a word of the list.',
  });
});
