import { expect, it } from 'vitest';
import { newClaims } from './share-claims.ts';

it('gives each share to one thread alone, in the order of their numbers', () => {
  const here = newClaims();
  const there = newClaims(here.shared);
  expect([here.take(0), there.take(0)]).toEqual([true, false]);
  expect([there.takeNext(3), here.takeNext(3), there.take(1), here.takeNext(3)]).toEqual([1, 2, false, null]);
  expect(there.takeNext(4)).toBe(3);
});
