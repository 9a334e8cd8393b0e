import { expect, test } from 'vitest';
import { PageSet } from './page-set.ts';

test('a page is added once, and none beyond the end', () => {
  const pages = new PageSet(17);
  expect([0, 1, 16, 17, -1, 1.5, 1, 16, 8].map((number) => pages.add(number))).toEqual([
    true,
    true,
    true,
    false,
    false,
    false,
    false,
    false,
    true,
  ]);
});
