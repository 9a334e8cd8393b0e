import { expect, test } from 'vitest';
import type { ScanResult } from '../model/result.ts';
import { json, printedDecided, printedFinding } from './json.ts';
import { textOf } from './pieces.ts';
import { SAMPLE_CATALOGUE, SAMPLE_RESULT, sampleFinding } from './sample-result.ts';
import { resultSchema } from './schema/result-schema.ts';
import { printableJson } from './text/printable.ts';

const OPTIONS = { catalogue: SAMPLE_CATALOGUE, sources: [], width: 100, colour: false };

function text(result: ScanResult): string {
  return textOf(json.write(result, OPTIONS));
}

function whole({ findings, leads, acceptances, notice, ...head }: ScanResult) {
  return {
    ...head,
    findings: findings.map(printedDecided),
    leads: leads.map(printedFinding),
    acceptances,
    notice,
  };
}

test('what is printed is what the schema says, and nothing a terminal acts on is in it', () => {
  const printed = text(SAMPLE_RESULT);
  expect(resultSchema.parse(JSON.parse(printed))).toEqual(whole(SAMPLE_RESULT));
  expect(printed).toContain('shield\\u202etxt.exe');
  expect(printed).not.toContain(String.fromCharCode(0x202e));
});

test('the pieces together are the text that one call would give', () => {
  const empty = { ...SAMPLE_RESULT, findings: [], leads: [] };
  for (const result of [SAMPLE_RESULT, empty]) expect(text(result)).toBe(`${printableJson(whole(result))}\n`);
});

test('no piece grows with the number of findings', () => {
  const longest = (count: number) => {
    const findings = Array.from({ length: count }, (_, index) => sampleFinding(`PC-${index + 1000}`));
    let length = 0;
    for (const piece of json.write({ ...SAMPLE_RESULT, findings }, OPTIONS)) {
      length = Math.max(length, piece.length);
    }
    return length;
  };
  expect(longest(2000)).toBe(longest(2));
});

test('keys come in the same order, whatever order a finding was made in', () => {
  const [first] = SAMPLE_RESULT.findings;
  const turned = first ? Object.fromEntries(Object.entries(first).reverse()) : {};
  const findings = first ? [{ ...turned, ...first }] : [];
  expect(text({ ...SAMPLE_RESULT, findings })).toBe(
    text({ ...SAMPLE_RESULT, findings: first ? [first] : [] }),
  );
});
