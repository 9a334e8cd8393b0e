import { expect, test } from 'vitest';
import { columns } from '../report/text/lines.ts';
import { filesAndBytes, progressLine, startProgress } from './progress.ts';
import type { Printer } from './surroundings.ts';

function terminal(isTTY: boolean): Printer & { readonly printed: string[] } {
  const printed: string[] = [];
  return {
    isTTY,
    columns: 80,
    printed,
    print: (text) => {
      printed.push(text);
      return Promise.resolve();
    },
  };
}

const NOTE = { reading: 'usr/lib/x.so', counts: filesAndBytes(1234, 5_600_000) };

test('nothing is drawn in the first two seconds, and what was drawn is erased', () => {
  const printer = terminal(true);
  let now = 0;
  const bar = startProgress(printer, true, () => now);
  now = 1999;
  bar.note(NOTE);
  expect(printer.printed).toEqual([]);
  now = 2500;
  bar.note(NOTE);
  expect(printer.printed).toHaveLength(1);
  expect(printer.printed[0]).toContain('1,234 files  5.6 MB  usr/lib/x.so');
  bar.erase();
  expect(printer.printed.at(-1)).toBe(`\r${String.fromCharCode(27)}[2K`);
  now = 9000;
  bar.note(NOTE);
  expect(printer.printed).toHaveLength(2);
});

test('there is no bar where it is not wanted or nobody looks', () => {
  for (const [printer, wanted] of [
    [terminal(true), false],
    [terminal(false), true],
  ] as const) {
    let now = 0;
    const bar = startProgress(printer, wanted, () => now);
    now = 9000;
    bar.note(NOTE);
    bar.erase();
    expect(printer.printed).toEqual([]);
  }
});

test('the line is never as wide as the terminal, and obeys no name', () => {
  const reading = `${'深'.repeat(200)}${String.fromCharCode(27)}[2J`;
  for (const width of [10, 20, 40, 80, 200]) {
    const line = progressLine({ ...NOTE, reading }, 12_345, width);
    expect(columns(line)).toBeLessThan(width);
    expect(line).not.toContain(String.fromCharCode(27));
  }
});
