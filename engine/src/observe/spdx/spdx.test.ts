import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { sightingLines, tryOut } from '../trial.ts';
import { spdx } from './spdx.ts';

const fixture = (name: string) => readFileSync(new URL(`fixtures/${name}`, import.meta.url));
const tryDocument = (document: Record<string, unknown>) =>
  tryOut(
    spdx,
    'a.spdx.json',
    JSON.stringify({ spdxVersion: 'SPDX-2.3', SPDXID: 'SPDXRef-DOCUMENT', ...document }),
  );
const kindsAndValues = ({ sightings }: Awaited<ReturnType<typeof tryOut>>) =>
  sightings.map(({ observable }) => `${observable.kind} ${observable.value}`);

describe('what generators wrote', () => {
  test('npm', async () => {
    const { required, sightings, gaps } = await tryOut(spdx, 'npm.spdx.json', fixture('npm.spdx.json'));
    expect([required, gaps]).toEqual([true, []]);
    expect(sightingLines(sightings).map((line) => line.replace(/:\d+$/, ''))).toEqual([
      'package pkg:npm/%40nordhaven/label-printer@3.1.2 | 3.1.2 | listed | @nordhaven/label-printer 3.1.2',
      'package pkg:npm/%40isaacs/ttlcache@1.4.1 | 1.4.1 | component | @nordhaven/label-printer 3.1.2',
      'package pkg:npm/picocolors@1.1.1 | 1.1.1 | component | @nordhaven/label-printer 3.1.2',
    ]);
  });

  test.each(['syft', 'trivy'])('%s, of a folder that has no name', async (generator) => {
    const name = `${generator}.spdx.json`;
    const seen = await tryOut(spdx, name, fixture(name));
    expect([seen.required, seen.gaps]).toEqual([true, []]);
    expect(new Set(seen.sightings.map(({ asset }) => asset.label))).toEqual(new Set([name]));
    expect(kindsAndValues(seen)).toEqual(
      expect.arrayContaining([
        'package pkg:npm/%40isaacs/ttlcache@1.4.1',
        'package pkg:npm/picocolors@1.1.1',
      ]),
    );
  });
});

test('a package says its names, makers, identifiers and digests', async () => {
  const digest = 'AB'.repeat(32);
  const seen = await tryDocument({
    packages: [
      {
        name: 'Scan Engine',
        versionInfo: '8.1',
        supplier: 'Organization: Maker Ltd (sales@maker.example)',
        originator: 'Person: A. Author',
        externalRefs: [
          {
            referenceCategory: 'SECURITY',
            referenceType: 'cpe23Type',
            referenceLocator: 'cpe:2.3:a:maker:engine:8',
          },
          { referenceCategory: 'OTHER', referenceType: 'swh', referenceLocator: 'swh:1:x' },
        ],
        checksums: [
          { algorithm: 'SHA1', checksumValue: 'ab' },
          { algorithm: 'SHA256', checksumValue: digest },
        ],
      },
      { name: 'other', supplier: 'NOASSERTION', originator: 'Tool: syft' },
    ],
  });
  expect(seen.gaps).toEqual([]);
  expect(kindsAndValues(seen)).toEqual([
    'product-name Scan Engine',
    'supplier-name Maker Ltd',
    'publisher A. Author',
    'cpe cpe:2.3:a:maker:engine:8',
    `file-hash sha256:${digest.toLowerCase()}`,
    'product-name other',
  ]);
  expect(seen.sightings[0]).toMatchObject({ presence: 'component', location: { pointer: '/packages/0' } });
});

describe('what the document is about', () => {
  const packages = [
    { name: 'part', SPDXID: 'SPDXRef-part' },
    { name: 'MailGuard', versionInfo: '4.2', SPDXID: 'SPDXRef-root', primaryPackagePurpose: 'CONTAINER' },
  ];
  const describes = (relatedSpdxElement: string) => ({
    spdxElementId: 'SPDXRef-DOCUMENT',
    relationshipType: 'DESCRIBES',
    relatedSpdxElement,
  });
  const placed = async (more: Record<string, unknown>) =>
    (await tryDocument({ packages, ...more })).sightings.map(
      ({ observable, presence, asset, carrier }) =>
        `${observable.value} ${presence} ${asset.kind} ${asset.label} ${carrier ?? '-'}`,
    );

  test.each([
    ['is said by a relationship', { relationships: [{ a: 1 }, describes('SPDXRef-root')] }],
    ['is said in a list', { documentDescribes: ['SPDXRef-root'] }],
  ])('%s, and carries the rest', async (_, more) => {
    expect(await placed(more)).toEqual([
      'part component image MailGuard 4.2 MailGuard 4.2',
      'MailGuard listed image MailGuard 4.2 -',
    ]);
  });

  test.each([
    ['nothing is', {}],
    ['several things are', { documentDescribes: ['SPDXRef-root', 'SPDXRef-part'] }],
    ['something that is not there is', { documentDescribes: ['SPDXRef-x'] }],
  ])('is the file itself, where %s', async (_, more) => {
    expect(await placed(more)).toEqual([
      'part component file a.spdx.json -',
      'MailGuard component file a.spdx.json -',
    ]);
  });
});

describe('what is known and not read', () => {
  test.each([
    ['tags and values', fixture('trivy.spdx')],
    ['RDF', '<?xml version="1.0"?>\n<rdf:RDF xmlns="http://spdx.org/rdf/terms#"></rdf:RDF>'],
    ['SPDX 3', '{"@context":"https://spdx.org/rdf/3.0.1/spdx-context.jsonld","@graph":[]}'],
  ])('%s', async (_, content) => {
    const { required, sightings, gaps } = await tryOut(spdx, 'a', content);
    expect([required, sightings]).toEqual([true, []]);
    expect(gaps).toEqual([expect.objectContaining({ code: 'unsupported', material: true })]);
  });
});

describe('what is broken', () => {
  test('a package without a name, and one of the wrong type, leave a gap each', async () => {
    const seen = await tryDocument({ packages: [{ versionInfo: '1' }, 7, { name: 'b', externalRefs: 'x' }] });
    expect(seen.gaps.map(({ code, location }) => `${code} ${location?.pointer}`)).toEqual([
      'malformed /packages/0',
      'malformed /packages/1',
    ]);
    expect(kindsAndValues(seen)).toEqual(['product-name b']);
  });

  test('what is cut off tells what came before', async () => {
    const text = '{"spdxVersion":"SPDX-2.3","packages":[{"name":"a"},{"name":"b';
    const seen = await tryOut(spdx, 'a', text);
    expect([kindsAndValues(seen), seen.gaps.map(({ code }) => code)]).toEqual([
      ['product-name a'],
      ['truncated'],
    ]);
  });
});

test.each([
  ['{"name":"x","note":"spdxVersion"}', false],
  ['SPDXVersion is a word', false],
  ['# SPDX-License-Identifier: MIT', false],
  ['// SPDXVersion: SPDX-2.3', false],
  ['# made by hand\nSPDXVersion: SPDX-2.3\n', true],
])('%s: %s', async (content, expected) => {
  expect((await tryOut(spdx, 'a', content)).required).toBe(expected);
});
