import { expect, test } from 'vitest';
import type { ScanResult } from '../model/result.ts';
import { ndjson } from './ndjson.ts';
import { textOf } from './pieces.ts';
import { SAMPLE_CATALOGUE, SAMPLE_RESULT } from './sample-result.ts';
import { lineSchema } from './schema/line-schema.ts';

const OPTIONS = { catalogue: SAMPLE_CATALOGUE, sources: [], width: 100, colour: false };

function lines(result: ScanResult) {
  const text = textOf(ndjson.write(result, OPTIONS));
  expect(text.endsWith('\n')).toBe(true);
  return text
    .slice(0, -1)
    .split('\n')
    .map((line) => lineSchema.parse(JSON.parse(line)));
}

test('each thing has a line of its own, between what was asked and what it came to', () => {
  expect(lines(SAMPLE_RESULT).map(({ kind }) => kind)).toEqual([
    'scan',
    'finding',
    'finding',
    'finding',
    'lead',
    'gap',
    'gap',
    'coverage',
    'summary',
  ]);
});

test('where nothing was found two lines say so', () => {
  const coverage = { targets: [], gaps: [], gapsNotListed: 0 };
  const kinds = lines({ ...SAMPLE_RESULT, findings: [], leads: [], coverage }).map(({ kind }) => kind);
  expect(kinds).toEqual(['scan', 'summary']);
});

test('nothing that a terminal acts on is in it, and no name ends a line', () => {
  const gap = SAMPLE_RESULT.coverage.gaps[0];
  const hostile = `a\nb\u2028c\u202e${String.fromCharCode(27)}[2J`;
  const gaps = gap ? [{ ...gap, location: { path: hostile } }] : [];
  const coverage = { ...SAMPLE_RESULT.coverage, gaps };
  const text = textOf(ndjson.write({ ...SAMPLE_RESULT, coverage }, OPTIONS));
  expect(text).toContain(String.raw`a\nb\u2028c\u202e\u001b[2J`);
  expect(text.split('\n').length).toBe(9);
  expect(text).not.toMatch(/[\u2028\u202e]/);
});
