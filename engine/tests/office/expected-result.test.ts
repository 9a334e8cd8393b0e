import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { normalisedText } from '../../../tools/examples/normalise-result.ts';
import type { PrintedResult } from '../../src/report/json.ts';
import { interdict, REPOSITORY } from '../run-interdict.ts';

const expected = readFileSync(join(REPOSITORY, 'examples', 'office.expected.json'), 'utf8');

async function scanOffice(): Promise<PrintedResult> {
  const clocks = ['--as-of', '2026-11-24T12:00:00Z', '--as-known', '2026-11-24T12:00:00Z'];
  return JSON.parse((await interdict(['scan', 'examples/office', '-o', 'json', ...clocks])).stdout);
}

test('the sample estate comes to the committed result', async () => {
  // npx tsx tools/examples/office-result.ts --update   writes it anew; read its diff as the change.
  expect(normalisedText(await scanOffice())).toBe(expected);
});

test('a finding, a mark or a verdict that changes shows in it', async () => {
  const result = await scanOffice();
  const [first, ...others] = result.findings;
  if (first === undefined) throw new Error('the sample estate has findings');
  const changed: readonly PrintedResult[] = [
    { ...result, findings: others },
    { ...result, findings: [{ ...first, sightings: first.sightings.slice(1) }, ...others] },
    { ...result, findings: [{ ...first, headline: { ...first.headline, verdict: 'allowed' } }, ...others] },
    { ...result, leads: [] },
  ];
  for (const each of changed) expect(normalisedText(each)).not.toBe(expected);
});
