import fc from 'fast-check';
import { expect, test } from 'vitest';
import { LazyList, printableJsonPieces } from './json-pieces.ts';
import { printableJson } from './printable.ts';

test('lists made lazily, at any depth, print as lists', () => {
  fc.assert(
    fc.property(fc.array(fc.jsonValue()), fc.jsonValue(), (list, around) => {
      const tree = (elements: unknown) => ({
        around,
        runs: [{ first: 1, elements, last: undefined }, around],
      });
      const pieces = [...printableJsonPieces(tree(new LazyList(list)))];
      expect(pieces.join('')).toBe(printableJson(tree(list)));
    }),
  );
});

test('a value without one is one piece', () => {
  expect([...printableJsonPieces({ a: [1, '\u202e'] })]).toEqual([printableJson({ a: [1, '\u202e'] })]);
});
