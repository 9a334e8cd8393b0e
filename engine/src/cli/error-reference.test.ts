import { expect, test } from 'vitest';
import { GAP_CODES } from '../model/coverage.ts';
import { ERROR_REFERENCE, GAP_REFERENCE } from './error-reference.ts';

test('every gap code is explained, in the order of the list', () => {
  expect(GAP_REFERENCE.map((entry) => entry.code)).toEqual([...GAP_CODES]);
});

test('errors stand in alphabetical order, each once, with when and what to do', () => {
  const codes = ERROR_REFERENCE.map((entry) => entry.code);
  expect(codes).toEqual([...new Set(codes)].sort());
  for (const entry of [...ERROR_REFERENCE, ...GAP_REFERENCE]) {
    expect(entry.when).toMatch(/\.$/);
    expect(entry.remedy).toMatch(/\.$/);
  }
});
