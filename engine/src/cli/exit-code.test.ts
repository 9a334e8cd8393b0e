import { expect, test } from 'vitest';
import { exitCodeOfError, exitCodeOfScan, type ScanEnd } from './exit-code.ts';

const clean: ScanEnd = {
  interrupted: false,
  found: false,
  materialGaps: 0,
  lookedAtNothing: false,
  allowGaps: false,
  allowEmpty: false,
};

const TABLE: readonly (readonly [what: string, end: Partial<ScanEnd>, code: number])[] = [
  ['looked, and nothing on the list', {}, 0],
  ['something on the list', { found: true }, 1],
  ['something on the list, and gaps', { found: true, materialGaps: 2 }, 1],
  ['material gaps', { materialGaps: 2 }, 3],
  ['material gaps that are allowed', { materialGaps: 2, allowGaps: true }, 0],
  ['something on the list where gaps are allowed', { found: true, materialGaps: 2, allowGaps: true }, 1],
  ['nothing to look at', { lookedAtNothing: true }, 4],
  ['nothing to look at, which is allowed', { lookedAtNothing: true, allowEmpty: true }, 0],
  ['nothing to look at but gaps', { lookedAtNothing: true, materialGaps: 1 }, 3],
  ['interrupted', { interrupted: true, found: true, materialGaps: 1 }, 130],
];

for (const [what, end, code] of TABLE) {
  test(`${what}: ${code}`, () => {
    expect(exitCodeOfScan({ ...clean, ...end })).toBe(code);
  });
}

test('who is at fault decides the code of what stopped a command', () => {
  expect(exitCodeOfError('usage')).toBe(2);
  expect(exitCodeOfError('empty')).toBe(4);
  expect(exitCodeOfError('internal')).toBe(70);
  expect(exitCodeOfError('interrupted')).toBe(130);
});
