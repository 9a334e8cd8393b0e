import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { compileCatalogue } from './catalogue/compile-catalogue.ts';
import { DEFAULT_PROFILE } from './catalogue/default-profile.ts';
import { type ScanOptions, type ScanPiece, scan } from './flow.ts';
import { buildIndicatorIndex } from './identify/indicator-index.ts';
import { DEFAULT_LIMITS } from './observe/limits.ts';

const CATALOGUE = compileCatalogue(join(import.meta.dirname, '..', '..', 'catalogue'));
const NOW = Date.UTC(2026, 10, 24, 12);
const INSTANT = { kind: 'instant', at: NOW } as const;

const OPTIONS: ScanOptions = {
  observe: { limits: DEFAULT_LIMITS, roots: [], signal: new AbortController().signal, now: NOW },
  index: buildIndicatorIndex(CATALOGUE.indicators),
  decide: {
    catalogue: CATALOGUE,
    profile: DEFAULT_PROFILE,
    clocks: { asOf: INSTANT, asKnown: INSTANT, now: NOW },
  },
  minConfidence: 'probable',
  discovered: new Map(),
};

function inventory(...rows: string[]): string {
  const folder = mkdtempSync(join(tmpdir(), 'interdict-flow-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const path = join(folder, 'programs.csv');
  writeFileSync(path, ['Computer,Program,Version,Publisher', ...rows, ''].join('\n'));
  return path;
}

async function pieces(path: string, change: Partial<ScanOptions> = {}): Promise<ScanPiece[]> {
  const seen: ScanPiece[] = [];
  for await (const piece of scan([path], { ...OPTIONS, ...change })) seen.push(piece);
  return seen;
}

const BANNED = 'PC-1,Kaspersky Endpoint Security for Windows,11.11,AO Kaspersky Lab';
const NOT_BANNED = 'PC-2,UltraAV,8.12.5,Pango Inc.';

test('what was seen is identified and decided, and coverage comes with it', async () => {
  const seen = await pieces(inventory(BANNED, NOT_BANNED));
  expect(seen.map((piece) => piece.kind).sort()).toEqual(['coverage', 'finding']);
  const finding = seen.find((piece) => piece.kind === 'finding')?.finding;
  expect(finding).toMatchObject({
    product: 'kaspersky-endpoint-security',
    headline: { verdict: 'advised-against' },
    discoveredAt: '2026-11-24T12:00:00Z',
  });
});

test('what is less sure than asked for is a lead, and nothing is decided on it', async () => {
  const seen = await pieces(inventory(BANNED), { minConfidence: 'confirmed' });
  const lead = seen.find((piece) => piece.kind === 'lead')?.finding;
  expect(lead?.product).toBe('kaspersky-endpoint-security');
  expect(lead).not.toHaveProperty('headline');
});

test('what an earlier result knew keeps its day', async () => {
  const path = inventory(BANNED);
  const first = (await pieces(path)).find((piece) => piece.kind === 'finding')?.finding;
  const discovered = new Map([[first?.id ?? '', '2025-01-01T00:00:00Z']]);
  const again = (await pieces(path, { discovered })).find((piece) => piece.kind === 'finding')?.finding;
  expect(again?.discoveredAt).toBe('2025-01-01T00:00:00Z');
});
