import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  declarationAt,
  EXPLAINED,
  entriesOf,
  isExplained,
  readExplained,
  readKinds,
  type Survivor,
  survivorsOf,
  weigh,
} from './survivors.ts';

const kinds = readKinds(EXPLAINED);

describe.each([...readExplained(EXPLAINED)])('the survivors of %s', (name, { mutants, killed, survived }) => {
  const lines = readFileSync(join('engine/src/decide', name), 'utf8').split('\n');

  it('are as many as its count says', () => {
    expect(survivorsOf(survived)).toHaveLength(mutants - killed);
  });

  it('still stand in the file, and each is explained', () => {
    const faults = survivorsOf(survived).map((survivor) => ({
      ...survivor,
      fault: faultOf(survivor, lines),
    }));
    expect(faults.filter(({ fault }) => fault !== '')).toEqual([]);
  });
});

function faultOf(survivor: Survivor, lines: readonly string[]): string {
  const { within, was, kind } = survivor;
  const stands = lines.some((line, at) => line.trim() === was && declarationAt(lines, at) === within);
  if (!stands) return `no such line in ${within}: count the file anew`;
  if (!isExplained(survivor)) return 'neither kind nor why';
  return kind === undefined || kinds.has(kind) ? '' : `no kind ${kind} in kinds.yaml`;
}

describe('weighing a report', () => {
  const source = 'export function half(n: number): number {\n  return (\n    n / 2\n  );\n}\n';
  const place = (line: number, column: number): { line: number; column: number } => ({ line, column });
  const killed = { status: 'Killed', location: { start: place(1, 1), end: place(1, 2) } };
  const doubled = {
    status: 'Survived',
    replacement: 'n * 2',
    location: { start: place(3, 5), end: place(3, 10) },
  };
  const gone = { status: 'NoCoverage', replacement: '', location: { start: place(2, 10), end: place(4, 4) } };
  const entry = { within: 'half', was: 'n / 2', now: 'n * 2', why: 'for show' };

  it('finds the entry of a survivor, and tells a change over several lines in one', () => {
    const weighed = weigh({ source, mutants: [killed, doubled, gone] }, [entry]);
    expect(weighed).toEqual({
      mutants: 3,
      killed: 1,
      survivors: [{ within: 'half', was: 'return (', now: 'return ;' }, entry],
      unmet: [],
    });
  });

  it('explains one survivor with one entry, and tells entries that nothing meets', () => {
    const stale = { ...entry, now: 'n - 2' };
    const { survivors, unmet } = weigh({ source, mutants: [doubled, doubled] }, [stale, entry]);
    expect(survivors.map(isExplained)).toEqual([true, false]);
    expect(unmet).toEqual([stale]);
  });

  it('shares an entry among those of a line that are explained alike', () => {
    const other = { ...entry, now: 'n - 2' };
    const unexplained = { within: 'half', was: 'n / 2', now: 'n' };
    const survived = entriesOf([entry, unexplained, other]);
    expect(survived).toEqual({
      half: [
        { was: 'n / 2', why: 'for show', now: ['n * 2', 'n - 2'] },
        { was: 'n / 2', now: ['n'] },
      ],
    });
    expect(survivorsOf(survived)).toEqual([entry, other, unexplained]);
  });

  it('counts what ran into the time limit as noticed, and what did not run not at all', () => {
    const mutants = [
      { ...doubled, status: 'Timeout' },
      { ...doubled, status: 'CompileError' },
    ];
    expect(weigh({ source, mutants }, [])).toEqual({ mutants: 1, killed: 1, survivors: [], unmet: [] });
  });
});
