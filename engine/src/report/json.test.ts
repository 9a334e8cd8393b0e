import { expect, test } from 'vitest';
import { json, printedResult } from './json.ts';
import { SAMPLE_CATALOGUE, SAMPLE_RESULT } from './sample-result.ts';
import { resultSchema } from './schema/result-schema.ts';

const OPTIONS = { catalogue: SAMPLE_CATALOGUE, sources: [], width: 100, colour: false };

test('what is printed is what the schema says, and nothing a terminal acts on is in it', () => {
  const text = json.write(SAMPLE_RESULT, OPTIONS);
  expect(resultSchema.parse(JSON.parse(text))).toEqual(printedResult(SAMPLE_RESULT));
  expect(text).toContain('shield\\u202etxt.exe');
  expect(text).not.toContain(String.fromCharCode(0x202e));
});

test('keys come in the same order, whatever order a finding was made in', () => {
  const [first] = SAMPLE_RESULT.findings;
  const turned = first ? Object.fromEntries(Object.entries(first).reverse()) : {};
  const findings = first ? [{ ...turned, ...first }] : [];
  expect(json.write({ ...SAMPLE_RESULT, findings }, OPTIONS)).toBe(
    json.write({ ...SAMPLE_RESULT, findings: first ? [first] : [] }, OPTIONS),
  );
});
