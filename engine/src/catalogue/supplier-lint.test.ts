import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { Indicator } from '../model/indicator.ts';
import { InterdictError } from '../model/interdict-error.ts';
import { expandRow } from './indicator-expand.ts';
import { indicatorRow } from './indicator-file.ts';
import { readKinds } from './kinds.ts';
import type { SupplierFolder } from './supplier-folder.ts';
import { lintSuppliers, type MatchAmong } from './supplier-lint.ts';

const kinds = readKinds(fileURLToPath(new URL('../../../catalogue', import.meta.url)));

/** Compares whole values: how matching is really done is no business of this room. */
const match: MatchAmong = (indicators, { kind, value }) =>
  indicators.filter((each) => each.kind === kind && each.pattern === value);

function expand(written: object) {
  const row = {
    id: 'row',
    type: 'publisher',
    patterns: ['Acme Lab'],
    strength: 'conclusive',
    source: 'read',
    verification: 'secondary',
    matches: ['Acme Lab'],
    'must-not-match': ['Acme'],
    ...written,
  };
  return expandRow(indicatorRow.parse(row), 'acme', kinds, 'acme.yaml');
}

function folder(more: Partial<SupplierFolder> & { rows?: object[] } = {}): SupplierFolder {
  const { rows = [{}], ...rest } = more;
  const parts = rows.map(expand);
  return {
    suppliers: [{ id: 'acme', name: 'Acme', names: [], country: null, edges: [], note: null }],
    products: [],
    indicators: parts.flatMap((part) => part.indicators),
    notes: parts.flatMap((part) => part.clamps),
    unmapped: [],
    carriers: [],
    falseFriends: [],
    ...rest,
  };
}

function lints(of: SupplierFolder): string[] {
  const means = { match, sources: new Set(['read']), classes: new Set(['anti-virus']) };
  return lintSuppliers(of, means).map(({ lint, severity, where }) => `${severity} ${lint} ${where}`);
}

describe('what a row comes to', () => {
  it('is brought down to its ceiling, keeps its claim and says why', () => {
    const { indicators, clamps } = expand({});
    expect(indicators).toMatchObject([
      { id: 'row', kind: 'publisher', claimed: 'conclusive', strength: 'strong' },
    ]);
    expect(clamps).toMatchObject([{ indicator: 'row', claimed: 'conclusive', strength: 'strong' }]);
    expect(clamps[0]?.why).toMatch(/version resource/);
  });

  it('is weak where nobody checked it, where a name only has to contain it, and where a review says so', () => {
    const strengths = (written: object): string[] => expand(written).indicators.map((each) => each.strength);
    expect(strengths({ type: 'signer_cn', verification: 'memory' })).toEqual(['weak']);
    expect(strengths({ type: 'uninstall_name', patterns: ['*acme*'] })).toEqual(['weak']);
    expect(strengths({ 'held-to': { strength: 'weak', why: 'a review' } })).toEqual(['weak']);
    expect(strengths({ type: 'signer_cn' })).toEqual(['conclusive']);
    expect(strengths({ strength: 'weak', 'held-to': { strength: 'strong', why: 'a review' } })).toEqual([
      'weak',
    ]);
  });

  it('is one indicator for each pattern and each way its type writes it', () => {
    const { indicators } = expand({ type: 'linux_package', patterns: ['acmed', 'acme-gui'] });
    expect(indicators.map((each: Indicator) => [each.id, each.pattern, each.form])).toEqual([
      ['row/pkg-deb-x-acmed', 'pkg:deb/*/acmed', 'glob'],
      ['row/pkg-rpm-x-acmed', 'pkg:rpm/*/acmed', 'glob'],
      ['row/pkg-deb-x-acme-gui', 'pkg:deb/*/acme-gui', 'glob'],
      ['row/pkg-rpm-x-acme-gui', 'pkg:rpm/*/acme-gui', 'glob'],
    ]);
  });

  it('is refused for a type that is no word, with the nearest ones, or that has no kind yet', () => {
    const remedy = (type: string): string => {
      try {
        expand({ type });
      } catch (error) {
        if (error instanceof InterdictError) return error.remedy;
        throw error;
      }
      return 'nothing was refused';
    };
    expect(remedy('publishr')).toContain('"publisher"');
    expect(remedy('port')).toContain('unmapped');
  });
});

describe('lintSuppliers', () => {
  it('finds nothing wrong with a sound folder', () => {
    expect(lints(folder())).toEqual([]);
  });

  it('finds an example that does not match, and a counter-example that does', () => {
    expect(lints(folder({ rows: [{ matches: ['Acme Labs'] }] }))).toEqual([
      'error example-does-not-match row',
    ]);
    expect(lints(folder({ rows: [{ 'must-not-match': ['Acme Lab'] }] }))).toEqual([
      'error counter-example-matches row',
    ]);
  });

  it('warns of a row without examples', () => {
    expect(lints(folder({ rows: [{ matches: [] }] }))).toEqual(['warning no-example row']);
  });

  it('refuses a pattern that stands in everything, and lets a whole short name be a lead', () => {
    const short = { patterns: ['*kes*'], matches: ['*kes*'] };
    expect(lints(folder({ rows: [short] }))).toEqual(['error pattern-too-broad row']);
    const whole = { patterns: ['kes'], matches: ['kes'] };
    expect(lints(folder({ rows: [whole] }))).toEqual(['error pattern-too-broad row']);
    const held = { ...whole, 'held-to': { strength: 'weak', why: 'short' } };
    expect(lints(folder({ rows: [held] }))).toEqual([]);
    const any = { type: 'purl', patterns: ['pkg:npm/*'], matches: ['pkg:npm/*'] };
    expect(lints(folder({ rows: [any] }))).toEqual(['error pattern-too-broad row']);
  });

  it('finds ids that stand twice and references to what is not there', () => {
    expect(lints(folder({ rows: [{}, {}] }))).toEqual(['error duplicate-id row']);
    expect(lints(folder({ rows: [{ product: 'guard' }] }))).toEqual(['error unknown-product row']);
    expect(lints(folder({ rows: [{ source: 'unread' }] }))).toEqual(['error unknown-source row']);
    const edge = {
      kind: 'parent',
      to: 'nobody',
      share: null,
      from: null,
      until: null,
      source: 'read',
      verification: 'memory',
    } as const;
    const suppliers = [{ id: 'acme', name: 'Acme', names: [], country: null, edges: [edge], note: null }];
    expect(lints(folder({ suppliers }))).toEqual(['error unknown-supplier acme']);
    const product = {
      id: 'guard',
      supplier: 'acme',
      name: 'Guard',
      names: [],
      classes: ['antivirus'],
      classVerification: 'memory',
      embeddable: false,
      note: null,
    } as const;
    expect(lints(folder({ products: [product] }))).toEqual(['error unknown-class guard']);
  });

  it('finds a false friend that is taken for more than a lead', () => {
    const friend = {
      id: 'f',
      supplier: 'acme',
      kind: 'publisher',
      value: 'Acme Lab',
      why: 'a namesake',
      source: 'read',
    } as const;
    expect(lints(folder({ falseFriends: [friend] }))).toEqual(['error false-friend-found row']);
    expect(lints(folder({ falseFriends: [friend], rows: [{ strength: 'weak' }] }))).toEqual([]);
  });
});
