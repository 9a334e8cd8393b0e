import { createHash } from 'node:crypto';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ScanResult } from '../../model/result.ts';
import { textOf } from '../pieces.ts';
import { SAMPLE_CATALOGUE, SAMPLE_RESULT, sampleFinding } from '../sample-result.ts';
import { html } from './html.ts';

const OPTIONS = {
  catalogue: SAMPLE_CATALOGUE,
  sources: [{ id: 'inventory', noun: { one: 'inventory', many: 'inventories' } }],
  width: 100,
  colour: false,
};

function page(change: Partial<ScanResult> = {}): string {
  return textOf(html.write({ ...SAMPLE_RESULT, ...change }, OPTIONS));
}

/** A text without its markup, on one line. */
function words(text: string): string {
  return text
    .replace(/<style>[\s\S]*<\/style>/, '')
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ');
}

/** The tags of a page, with their attributes. */
function tags(text: string): string[] {
  return [...text.matchAll(/<[^>]*>/g)].map(([tag]) => tag);
}

/** A page on which everything that can be scanned is called this. */
function pageOf(name: string): string {
  const asset = { kind: 'machine', id: 'x', label: name } as const;
  const findings = [sampleFinding('PC-1', { asset, carrier: name, version: name, why: name })];
  const [gap] = SAMPLE_RESULT.coverage.gaps;
  const gaps = gap ? [{ ...gap, reason: name, location: { path: name } }] : [];
  return page({ findings, coverage: { ...SAMPLE_RESULT.coverage, gaps }, targets: [name] });
}

test('the whole page', async () => {
  // What the style is stands in style.ts; that it is allowed by its digest has a test of its own.
  const text = page()
    .replace(/<style>[\s\S]*<\/style>/, '<style></style>')
    .replace(/'sha256-[^']+'/, "'sha256-'");
  await expect(text).toMatchFileSnapshot(join(import.meta.dirname, 'golden', 'sample.html'));
});

test('it asks for nothing and runs nothing, and its own policy forbids both', () => {
  const text = page();
  expect(text).not.toMatch(/<script|<link|<img|<iframe|<object|<base|<form|\son\w+=|\ssrc=|url\(|@import/i);
  const style = /<style>([\s\S]*)<\/style>/.exec(text)?.[1] ?? '';
  const digest = createHash('sha256').update(style).digest('base64');
  expect(text).toContain(
    `content="default-src 'none'; style-src 'sha256-${digest}'; base-uri 'none'; form-action 'none'"`,
  );
  expect(text.indexOf('Content-Security-Policy')).toBeLessThan(text.indexOf('<style>'));
});

test('what the screen says is on it, for each machine where they differ', () => {
  const said = words(page());
  expect(said).toContain('1 thing here comes from a supplier under a ban. 1 place was not read.');
  expect(said).toContain('on PC-1, PC-2 : PROHIBITED since 1 Oct 2030');
  expect(said).toContain('on PC-3 : UNDETERMINED . It could be PROHIBITED or NOT COVERED.');
  expect(said).toContain('Is it used for the state? [q/for-the-state] yes: PROHIBITED; no: NOT COVERED');
  expect(said).toContain('PROHIBITED for Acme since 1 Jul 2030.');
  expect(said).toContain('The act requires whoever finds it to report it.');
  expect(said).toContain('Ask counsel');
  expect(said).toContain('a file name alone points nowhere');
  expect(said).toContain('backup/old.zip: it is encrypted.');
  expect(said).toContain('spare applied to 1 finding');
  expect(said.match(/Not legal advice/g)?.length).toBe(2);
});

test('nothing looked at is never clean, and nothing found says of what', () => {
  const none = { findings: [], leads: [], acceptances: [] };
  const nothing = { ...SAMPLE_RESULT.summary, lookedAtNothing: true, materialGaps: 0, gaps: 0 };
  expect(words(page({ ...none, summary: nothing }))).toContain('Nothing was looked at.');
  expect(words(page(none))).toContain('Nothing in what was read was found to come from a supplier');
});

const HOSTILE = [
  '</script><script>alert(1)</script>',
  '</style><style>*{display:none}</style>',
  '"><img src=x onerror=alert(1)>',
  "' onmouseover='alert(1)",
  '<!--',
  ']]>',
  '&lt;b&gt;',
  'javascript:alert(1)',
];

for (const name of HOSTILE) {
  test(`${name} is only shown`, () => {
    expect(tags(pageOf(name))).toEqual(tags(pageOf('harmless')));
  });
}

test('whatever a name is, the markup is the same and nothing turns the order of characters', () => {
  const harmless = tags(pageOf('harmless'));
  fc.assert(
    fc.property(fc.string({ unit: 'binary', minLength: 1 }), (name) => {
      const text = pageOf(`<${name}\u202e>`);
      expect(tags(text)).toEqual(harmless);
      expect(text).not.toContain('\u202e');
    }),
    { numRuns: 50 },
  );
});

test('a law whose address is none is no link', () => {
  const prohibitions = SAMPLE_CATALOGUE.prohibitions.map((law) => ({ ...law, url: 'javascript:alert(1)' }));
  const text = textOf(
    html.write(SAMPLE_RESULT, { ...OPTIONS, catalogue: { ...SAMPLE_CATALOGUE, prohibitions } }),
  );
  expect(text).not.toContain('javascript:');
});

test('a law of which no clause covers a thing is counted, and its clauses are not listed', () => {
  const [finding] = SAMPLE_RESULT.findings;
  const [told] = finding?.determinations ?? [];
  const other = told && {
    ...told,
    prohibition: 'zz-other',
    text: 'Of drones.',
    verdict: 'not-covered' as const,
  };
  const determinations = told && other ? [told, other, { ...other, clause: 'second' }] : [];
  const said = words(page({ findings: [sampleFinding('PC-1', { determinations })] }));
  expect(said).toContain('1 clause and what each says');
  expect(said).toContain('1 other law was tested, and no clause of it covers this');
  expect(said).not.toContain('Of drones.');
});

test('a large estate makes no large page', () => {
  const many = (count: number) =>
    page({ findings: Array.from({ length: count }, (_, index) => sampleFinding(`PC-${index}`)) });
  expect(words(many(5000))).toContain('and 4500 more (-o json names them)');
  expect(many(5000).length).toBeLessThan(2 * many(500).length);
});

test('files that were left closed are counted', () => {
  const summary = { ...SAMPLE_RESULT.summary, materialGaps: 0, gaps: 0 };
  const targets = SAMPLE_RESULT.coverage.targets.map((target) => ({ ...target, unopened: 7 }));
  const text = words(page({ summary, coverage: { ...SAMPLE_RESULT.coverage, gaps: [], targets } }));
  expect(text).toMatch(
    /Not seen, 0 [\d,]+ files in installed packages, source text by name, were not opened/,
  );
  expect(text).not.toContain('Everything here was read');
});
