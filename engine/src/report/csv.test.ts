import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ScanResult } from '../model/result.ts';
import { csv } from './csv.ts';
import { textOf } from './pieces.ts';
import { SAMPLE_CATALOGUE, SAMPLE_RESULT, sampleFinding } from './sample-result.ts';

const OPTIONS = { catalogue: SAMPLE_CATALOGUE, sources: [], width: 100, colour: false };

function text(change: Partial<ScanResult> = {}): string {
  return textOf(csv.write({ ...SAMPLE_RESULT, ...change }, OPTIONS));
}

/** The rows as another program reads them, strictly. */
function rows(given: string, delimiter = ','): Record<string, string>[] {
  return parse(given, { columns: true, delimiter, record_delimiter: '\r\n', relax_quotes: false });
}

function named(name: string): string {
  return text({ findings: [sampleFinding('PC-1', { asset: { kind: 'machine', id: 'x', label: name } })] });
}

test('a row for each activity of each finding, then one for each lead, each gap and the whole', async () => {
  const read = rows(text());
  expect(read.map(({ record, asset, activity, verdict }) => [record, asset, activity, verdict])).toEqual([
    ['finding', 'PC-1', 'use', 'prohibited'],
    ['finding', 'PC-1', 'renew', 'not-covered'],
    ['finding', 'PC-2', 'use', 'prohibited'],
    ['finding', 'PC-2', 'renew', 'not-covered'],
    ['finding', 'PC-3', 'use', 'undetermined'],
    ['finding', 'PC-3', 'renew', 'not-covered'],
    ['lead', 'estate', '', ''],
    ['gap', '', '', ''],
    ['harmless-gap', '', '', ''],
    ['about', '', '', ''],
  ]);
  await expect(text()).toMatchFileSnapshot(join(import.meta.dirname, 'golden', 'sample.csv'));
});

test('what binds only the other side is no verdict of the asker’s', () => {
  expect(rows(text())[1]).toMatchObject({ verdict: 'not-covered', 'for-the-other-side': 'prohibited' });
});

test('what an answer takes for granted stands in its row', () => {
  expect(rows(text()).map(({ assumed }) => assumed)).toEqual([
    ...['', '', '', '', 'it is the copy that came with the machine', '', '', '', '', ''],
  ]);
});

test('a verdict’s row names the contract that it rests on and how well the law is verified', () => {
  const [use, renew] = rows(text());
  expect(use).toMatchObject({ contracts: 'C-1: ZZ 7 (MAY 2030)', verified: 'secondary source' });
  expect(renew).toMatchObject({ contracts: '', 'since-for-the-other-side': '2030-06-30T22:00:00Z' });
});

test('a finding about which nothing was asked is not lost', () => {
  expect(rows(text({ findings: [sampleFinding('PC-1', { activities: [] })] }))[0]).toMatchObject({
    record: 'finding',
    asset: 'PC-1',
    verdict: '',
  });
});

test('where nothing was found there is a head, and what was looked at by which catalogue', () => {
  const coverage = { targets: [], gaps: [], gapsNotListed: 0 };
  const empty = text({ findings: [], leads: [], coverage });
  expect(empty.startsWith('record,id,supplier,')).toBe(true);
  expect(rows(empty)).toHaveLength(1);
  expect(rows(empty)[0]).toMatchObject({ record: 'about', verdict: '' });
  expect(rows(empty)[0]?.why).toMatch(/^As of .*Not legal advice, from no agency. Catalogue .*sha256:/);
  const summary = { ...SAMPLE_RESULT.summary, lookedAtNothing: true };
  expect(rows(text({ findings: [], leads: [], coverage, summary }))[0]?.why).toMatch(
    /^Nothing was looked at/,
  );
});

test('gaps that are only counted are counted here too', () => {
  const coverage = { ...SAMPLE_RESULT.coverage, gapsNotListed: 7 };
  expect(rows(text({ coverage })).at(-2)).toMatchObject({
    record: 'gap',
    why: '7 more are not listed one by one',
  });
});

test('files that were left closed are counted', () => {
  const targets = SAMPLE_RESULT.coverage.targets.map((target) => ({ ...target, unopened: 7 }));
  expect(rows(text({ coverage: { ...SAMPLE_RESULT.coverage, targets } })).at(-2)).toMatchObject({
    record: 'gap',
    why: expect.stringContaining('source text by name, were not opened'),
  });
});

const FORMULAS = [
  "=cmd|' /C calc'!A0",
  '+1+1',
  '-2+3',
  '@SUM(1)',
  '\uff1d1+1',
  ' =1',
  'a;=1+1',
  'a; @x',
  '"=1',
];

for (const formula of FORMULAS) {
  test(`${formula} is text to a spreadsheet, with a comma or a semicolon between its cells`, () => {
    for (const delimiter of [',', ';']) {
      const cells = parse(named(formula), { delimiter, relax_quotes: true, relax_column_count: true });
      for (const cell of cells.flat()) expect(cell).not.toMatch(/^\s*[=+\-@\uff0b\uff0d\uff1d\uff20]/);
    }
  });
}

test('what a terminal or an editor would obey is shown by number, and no name ends a row', () => {
  const hostile = `a\r\nb\tc\u202e${String.fromCharCode(27)}[2J`;
  expect(rows(named(hostile))[0]?.asset).toBe(String.raw`a\r\nb\tc\u202e\x1b[2J`);
});

test('whatever a name is, another program reads as many rows and cells', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (name) => {
      const read = parse(named(name), { record_delimiter: '\r\n' });
      expect(read.length).toBe(7);
      expect(new Set(read.map((row) => row.length)).size).toBe(1);
    }),
  );
});
