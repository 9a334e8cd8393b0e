import fc from 'fast-check';
import { expect, test } from 'vitest';
import { columns, field, wrapped } from './lines.ts';

test('words are wrapped at the width', () => {
  expect(wrapped(['one two three four'], 9, false)).toEqual(['one two', 'three', 'four']);
});

test('what follows a toned word without a space stays with it', () => {
  expect(wrapped([{ text: 'PROHIBITED', tone: 'stop' }, '. Since July'], 13, false)).toEqual([
    'PROHIBITED.',
    'Since July',
  ]);
});

test('without colour the words are the same', () => {
  const words = ['Using it ', { text: 'ADVISED AGAINST', tone: 'care' as const }, ' from today'];
  const sgr = new RegExp(`${String.fromCharCode(27)}\\[[0-9;]*m`, 'g');
  const bare = wrapped(words, 20, true).map((line) => line.replace(sgr, ''));
  expect(bare).toEqual(wrapped(words, 20, false));
});

test('no line is wider than asked for and nothing is lost', () => {
  const text = fc.string({ unit: 'grapheme', maxLength: 200 });
  fc.assert(
    fc.property(text, fc.integer({ min: 4, max: 140 }), (given, width) => {
      const lines = wrapped([given], width, false);
      for (const line of lines) expect(columns(line)).toBeLessThanOrEqual(width);
    }),
  );
});

test('wide characters take two columns and combining marks none', () => {
  expect(columns('卡巴')).toBe(4);
  expect(columns('e\u0301')).toBe(1);
});

test('a field keeps its text in its column', () => {
  const layout = { width: 40, colour: false, indent: 3, label: 10 };
  expect(field('Law', ['89 FR 52434, and more words than fit on it'], layout)).toEqual([
    '   Law       89 FR 52434, and more words',
    '             than fit on it',
  ]);
});
