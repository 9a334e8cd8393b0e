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
  { text: 'a reseller', word: 'reseller' },
])('"$text" chooses $word', ({ text, word }) => {
  const chosen = chooseOne(CHOICES, text);
  expect('choice' in chosen && chosen.choice.word).toBe(word);
});

it('takes a number for a place only where it is nothing else', () => {
  const long: Choice[] = Array.from({ length: 12 }, (_, i) => ({ word: `word-${i + 1}`, says: '' }));
  const chosen = (text: string) => {
    const found = chooseOne(long, text);
    return 'choice' in found ? found.choice.word : null;
  };
  expect(chosen('12')).toBe('word-12');
  // Neither a word that ends in a number nor one that begins with it.
  expect(chosen('x1')).toBe(null);
  expect(chosen('1 or 2')).toBe(null);
  expect(chosen('2nd')).toBe(null);
  expect(chosen('+1')).toBe(null);
  expect(chosen('1.0')).toBe(null);
});

it('takes a whole word, or a whole name, for itself though it is a part of others', () => {
  const nested: Choice[] = [
    { word: 'grand-supplier', says: 'Acme of the North' },
    { word: 'Supplier', says: 'ACME' },
    { word: 'av', says: 'Guard' },
  ];
  const chosen = (text: string) => {
    const found = chooseOne(nested, text);
    return 'choice' in found ? found.choice.word : null;
  };
  expect(chosen('supplier')).toBe('Supplier');
  expect(chosen('SUPPLIER')).toBe('Supplier');
  expect(chosen('acme')).toBe('Supplier');
  // However short.
  expect(chosen('AV')).toBe('av');
  expect(chosen('GRAND')).toBe('grand-supplier');
  expect(chosen('north')).toBe('grand-supplier');
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
