import { expect, it } from 'vitest';
import { InterdictError } from '../model/interdict-error.ts';
import { DEFAULT_LIMITS, LIMIT_NAMES, parseLimit } from './limits.ts';

function failure(text: string): InterdictError {
  try {
    parseLimit(text);
  } catch (error) {
    if (error instanceof InterdictError) return error;
    throw error;
  }
  throw new Error('it was taken');
}

it('a limit is a name and a number', () => {
  expect(parseLimit('depth=9')).toEqual({ depth: 9 });
  expect(LIMIT_NAMES.toSorted()).toEqual(Object.keys(DEFAULT_LIMITS).toSorted());
});

it('a name that is no limit is an error with the nearest that is', () => {
  expect(failure('detph=9')).toMatchObject({
    code: 'unknown-limit',
    family: 'usage',
    remedy: 'Did you mean "depth"?',
  });
});

it.each(['depth', 'depth=', 'depth=0', 'depth=-1', 'depth=1.5', 'depth=many', 'depth=1e3'])(
  'a value that is no whole number above 0 is an error: %s',
  (text) => {
    expect(failure(text)).toMatchObject({
      code: 'wrong-limit-value',
      remedy: 'Write --limit depth=6, which is the default, or another number.',
    });
  },
);
