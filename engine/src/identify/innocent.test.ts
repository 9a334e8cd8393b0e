import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { readKinds } from '../catalogue/kinds.ts';
import { readSuppliers } from '../catalogue/supplier-folder.ts';
import type { TargetCoverage } from '../model/coverage.ts';
import type { Finding } from '../model/finding.ts';
import { DEFAULT_LIMITS } from '../observe/limits.ts';
import { observe } from '../observe/observe.ts';
import { identify } from './identify.ts';
import { buildIndicatorIndex } from './indicator-index.ts';

const catalogue = fileURLToPath(new URL('../../../catalogue', import.meta.url));
const { indicators } = readSuppliers(catalogue, readKinds(catalogue));
const index = buildIndicatorIndex(indicators);

async function scan(folder: string): Promise<{ findings: Finding[]; coverage: TargetCoverage[] }> {
  const { signal } = new AbortController();
  const observations = observe([folder], {
    limits: DEFAULT_LIMITS,
    roots: [],
    signal,
    now: Date.parse('2026-11-24T12:00:00Z'),
    wanted: index.wanted,
    patterns: indicators.filter(({ kind }) => kind === 'byte-pattern').map(({ pattern }) => pattern),
  });
  const findings: Finding[] = [];
  const coverage: TargetCoverage[] = [];
  for await (const each of identify(observations, index)) {
    if (each.kind === 'finding') findings.push(each.finding);
    if (each.kind === 'coverage') coverage.push(each.coverage);
  }
  return { findings, coverage };
}

describe('catalogue/innocent', () => {
  it('gives no finding surer than a lead, and was read', async () => {
    const { findings, coverage } = await scan(`${catalogue}/innocent`);
    const surer = findings.filter((each) => each.confidence !== 'possible');
    expect(surer.map((each) => [each.supplier, each.asset.label, each.matches[0]?.indicator])).toEqual([]);
    expect(coverage[0]?.files).toBeGreaterThan(20);
    const { bySource = {} } = coverage[0] ?? {};
    for (const reader of ['cyclonedx', 'dpkg', 'inventory', 'npm', 'registry-export']) {
      expect(bySource[reader], reader).toBeGreaterThan(0);
    }
  });
});
