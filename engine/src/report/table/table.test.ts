import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { ScanResult } from '../../model/result.ts';
import { textOf } from '../pieces.ts';
import { SAMPLE_CATALOGUE, SAMPLE_RESULT, sampleFinding } from '../sample-result.ts';
import { columns } from '../text/lines.ts';
import { table } from './table.ts';

const SOURCES = [{ id: 'inventory', noun: { one: 'inventory', many: 'inventories' } }];

function screen(change: Partial<ScanResult> = {}, width = 100, colour = false): string {
  return textOf(
    table.write(
      { ...SAMPLE_RESULT, ...change },
      { catalogue: SAMPLE_CATALOGUE, sources: SOURCES, width, colour },
    ),
  );
}

/** A text on one line, so that where it was wrapped does not matter. */
function flowing(text: string): string {
  return text.replace(/\s+/g, ' ');
}

for (const width of [60, 100, 140]) {
  test(`the whole screen at ${width} columns`, async () => {
    const text = screen({}, width);
    await expect(text).toMatchFileSnapshot(join(import.meta.dirname, 'golden', `screen-${width}.txt`));
    for (const line of text.split('\n')) expect(columns(line)).toBeLessThanOrEqual(width);
  });
}

test('without colour it reads the same', () => {
  const sgr = new RegExp(`${String.fromCharCode(27)}\\[[0-9;]*m`, 'g');
  expect(screen({}, 100, true)).toMatch(sgr);
  expect(screen({}, 100, true).replace(sgr, '')).toBe(screen());
});

test('what a scanned name would do to a terminal is shown by number', () => {
  const text = screen();
  expect(text).toContain('shield\\u202etxt.exe');
  expect(text).toContain('\\x1b[2Jshield.exe');
});

test('what holds on one machine and not on another is said of each', () => {
  const text = flowing(screen());
  expect(text).toContain('on PC-1, PC-2: PROHIBITED since 1 Oct 2030');
  expect(text).toContain('on PC-3: UNDETERMINED. It could be PROHIBITED or NOT COVERED.');
});

test('what binds only the other side is never said of the asker', () => {
  const findings = [
    sampleFinding('PC-1', { activities: SAMPLE_RESULT.findings[0]?.activities.slice(1) ?? [] }),
  ];
  const text = flowing(screen({ findings }));
  expect(text).toContain(
    'PROHIBITED for Acme since 1 Jul 2030. Addressed to Acme; your own exposure is not settled here.',
  );
  expect(text.match(/PROHIBITED(?! for Acme)/g)?.length).toBe(1);
});

test('nothing looked at is never clean', () => {
  const summary = { ...SAMPLE_RESULT.summary, lookedAtNothing: true, materialGaps: 0, gaps: 0 };
  const text = screen({ findings: [], leads: [], acceptances: [], summary });
  expect(text).toContain('Nothing was looked at. That is not the same as finding nothing.');
  expect(text).not.toContain('Nothing here was found');
  expect(text).not.toContain('was read');
});

test('of a live computer nothing is said but of the places that were looked at', () => {
  const summary = { ...SAMPLE_RESULT.summary, materialGaps: 0, gaps: 0 };
  const targets = SAMPLE_RESULT.coverage.targets.map((target) => ({ ...target, scheme: 'host' }));
  const coverage = { ...SAMPLE_RESULT.coverage, gaps: [], targets };
  const text = flowing(screen({ summary, coverage }));
  expect(text).toContain('Not seen 0 the places where this computer keeps programs were read;');
  expect(text).not.toContain('everything here was read');
});

test('finding nothing says of what, where something was not read', () => {
  const text = flowing(screen({ findings: [], leads: [] }));
  expect(text).toContain('Nothing in what was read was found to come from a supplier under a ban');
  expect(text).toContain('1 place was not read.');
});

test('files that were left closed are counted, and nothing is then said of all', () => {
  const summary = { ...SAMPLE_RESULT.summary, materialGaps: 0, gaps: 0 };
  const targets = SAMPLE_RESULT.coverage.targets.map((target) => ({ ...target, unopened: 1_200 }));
  const coverage = { ...SAMPLE_RESULT.coverage, gaps: [], targets };
  const text = flowing(screen({ findings: [], leads: [], summary, coverage }));
  expect(text).toContain('Nothing in what was read was found');
  expect(text).toMatch(
    /Not seen 0 [\d,]+200 files in installed packages, source text by name, were not opened/,
  );
  expect(text).not.toContain('everything here was read');
});

test('an interrupted scan says so first', () => {
  expect(screen({ summary: { ...SAMPLE_RESULT.summary, interrupted: true } })).toContain(
    'Interrupted: this is a part of the whole.',
  );
});

test('many machines are counted, not listed', () => {
  const findings = Array.from({ length: 500 }, (_, index) =>
    sampleFinding(`HOST-${String(index).padStart(3, '0')}`),
  );
  const text = flowing(screen({ findings }));
  expect(text).toContain('HOST-005 and 494 more');
  expect(text).toContain(
    '1 thing here comes from a supplier under a ban. 1 place was not read. For you: 1 PROHIBITED.',
  );
});

test('a long list of gaps is cut and counted', () => {
  const gap = SAMPLE_RESULT.coverage.gaps[0];
  const gaps = gap ? Array.from({ length: 30 }, () => gap) : [];
  const coverage = { ...SAMPLE_RESULT.coverage, gaps };
  const summary = { ...SAMPLE_RESULT.summary, gaps: 30, materialGaps: 30 };
  expect(screen({ coverage, summary })).toContain('and 20 more (-o json names them)');
});
