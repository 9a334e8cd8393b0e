import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { DEFAULT_PROFILE } from '../catalogue/default-profile.ts';
import type { DecidedFinding } from '../model/result.ts';
import { DEFAULT_LIMITS } from '../observe/limits.ts';
import { SAMPLE_CATALOGUE, sampleFinding } from '../report/sample-result.ts';
import { startRecord } from './scan-record.ts';
import type { ScanRequest } from './scan-request.ts';
import type { Printer, Surroundings } from './surroundings.ts';

const NOW = Date.UTC(2031, 4, 6);

function request(change: Partial<ScanRequest>): ScanRequest {
  return {
    targets: ['estate'],
    outputs: [{ format: 'ndjson', file: null }],
    profile: DEFAULT_PROFILE,
    activities: [],
    clocks: { asOf: { kind: 'day', date: '2031-05-06' }, asKnown: { kind: 'instant', at: NOW }, now: NOW },
    failOn: ['prohibited'],
    minConfidence: 'probable',
    limits: DEFAULT_LIMITS,
    workers: 1,
    everyFile: false,
    maxAge: null,
    roots: [],
    acceptances: [],
    discovered: new Map(),
    allowGaps: false,
    allowEmpty: false,
    ...change,
  };
}

function around(print: (text: string) => void, cwd = '/'): Surroundings {
  const printer: Printer = { isTTY: false, columns: 0, print: async (text) => print(text) };
  return { env: {}, cwd, stdout: printer, stderr: { ...printer, print: async () => {} } };
}

test('a line is written as soon as its thing is found, and the summary last', async () => {
  const printed: string[] = [];
  const recorder = await startRecord(
    request({}),
    SAMPLE_CATALOGUE,
    around((text) => printed.push(text)),
  );
  expect(printed.length).toBe(1);
  await recorder.piece({ kind: 'finding', finding: sampleFinding('PC-1') });
  expect(printed.length).toBe(2);
  const { summary, found, collected } = await recorder.end(false);
  expect(JSON.parse(printed.at(-1) ?? '')).toMatchObject({ kind: 'summary', summary: { findings: 1 } });
  expect(summary.byVerdict.prohibited).toBe(1);
  expect({ found, collected }).toEqual({ found: true, collected: null });
});

test('an acceptance takes effect on the line and in the exit code', async () => {
  const acceptances = [
    {
      id: 'spare',
      finding: null,
      supplier: 'acme',
      product: null,
      assets: [],
      activity: null,
      prohibition: null,
      reason: 'goes in June',
      approver: 'the CISO',
      expires: '2031-07-01',
    },
  ];
  const printed: string[] = [];
  const recorder = await startRecord(
    request({ acceptances }),
    SAMPLE_CATALOGUE,
    around((text) => printed.push(text)),
  );
  await recorder.piece({ kind: 'finding', finding: sampleFinding('PC-1') });
  expect((await recorder.end(false)).found).toBe(false);
  expect(JSON.parse(printed[1] ?? '').finding.accepted).toEqual(['spare']);
  expect(JSON.parse(printed[2] ?? '').acceptances).toMatchObject([
    { id: 'spare', state: 'applied', findings: ['id-PC-1'] },
  ]);
});

test('a scan that is written in lines alone keeps none of what it found', async () => {
  let characters = 0;
  const recorder = await startRecord(
    request({}),
    SAMPLE_CATALOGUE,
    around((text) => {
      characters += text.length;
    }),
  );
  const kept: WeakRef<DecidedFinding>[] = [];
  for (let index = 0; index < 20_000; index++) {
    // As large as a real one, and nothing of it shared.
    const finding = sampleFinding(`PC-${index}`, { why: `${index}`.repeat(2000) });
    if (index % 1000 === 0) kept.push(new WeakRef(finding));
    await recorder.piece({ kind: 'finding', finding });
    if (index % 100 === 0) await new Promise((resolve) => setImmediate(resolve));
  }
  const { summary } = await recorder.end(false);
  expect(summary.findings).toBe(20_000);
  expect(characters).toBeGreaterThan(100_000_000);
  const alive = kept.filter((each) => each.deref() !== undefined).length;
  expect(alive).toBeLessThan(kept.length / 2);
});

test('an output that needs the whole has it kept, and after an error no draft is left', async () => {
  const cwd = mkdtempSync(join(tmpdir(), 'interdict-record-'));
  onTestFinished(() => rmSync(cwd, { recursive: true }));
  const outputs = [
    { format: 'ndjson', file: join(cwd, 'lines.ndjson') },
    { format: 'json', file: null },
  ];
  const recorder = await startRecord(
    request({ outputs }),
    SAMPLE_CATALOGUE,
    around(() => {}, cwd),
  );
  await recorder.piece({ kind: 'finding', finding: sampleFinding('PC-1') });
  recorder.giveUp();
  expect(readdirSync(cwd)).toEqual([]);
  const again = await startRecord(
    request({ outputs }),
    SAMPLE_CATALOGUE,
    around(() => {}, cwd),
  );
  await again.piece({ kind: 'finding', finding: sampleFinding('PC-1') });
  expect((await again.end(true)).collected).toMatchObject({
    interrupted: true,
    findings: [{ id: 'id-PC-1' }],
  });
  expect(readdirSync(cwd)).toEqual(['lines.ndjson']);
});
