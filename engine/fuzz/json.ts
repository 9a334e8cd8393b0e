import { isUtf8 } from 'node:buffer';
import { type JsonPiece, jsonPieces } from '../src/formats/json/json.ts';
import { withoutPauses } from '../src/formats/pause.ts';
import { cyclonedx } from '../src/observe/cyclonedx/cyclonedx.ts';
import { osquery } from '../src/observe/osquery/osquery.ts';
import { spdx } from '../src/observe/spdx/spdx.ts';
import { sourceSeeds } from './fixture-seeds.ts';
import type { FuzzTarget } from './fuzz-target.ts';
import { readSource } from './read-source.ts';
import { textMutation } from './text-mutation.ts';

const WORDS = [
  ...[
    '{',
    '}',
    '[',
    ']',
    ',',
    ':',
    '"',
    '\\',
    '\\"',
    '\\\\',
    '\\u00e9',
    '\\u',
    '{}',
    '[]',
    '[[[[[[[[',
    ']]]]]]]]',
  ],
  ...[
    'null',
    'true',
    '-',
    '1e5',
    '1.',
    '"components":[',
    '"metadata":{',
    '"hostIdentifier":"a",',
    '"snapshot":[{',
    '\n',
  ],
  ...['"bomFormat":"CycloneDX",', '"columns":{', '"queries":{', '\uFEFF', '\xff'],
];

const BILLS = [
  {
    bomFormat: 'CycloneDX',
    metadata: { component: { type: 'application', name: 'a', version: '1' }, supplier: { name: 'b' } },
    components: [
      { name: 'c', purl: 'pkg:npm/c@1', components: [{ name: 'd"\\', hashes: [{ alg: 'SHA-256' }] }] },
    ],
  },
  { $schema: 'http://cyclonedx.org/schema/bom-1.6.schema.json', components: [{ group: 'a', name: 'b' }, {}] },
  {
    spdxVersion: 'SPDX-2.3',
    documentDescribes: ['a'],
    packages: [
      { name: 'b', SPDXID: 'a', externalRefs: [{ referenceType: 'purl', referenceLocator: 'pkg:npm/b' }] },
      {},
    ],
    relationships: [
      { spdxElementId: 'SPDXRef-DOCUMENT', relationshipType: 'DESCRIBES', relatedSpdxElement: 'a' },
    ],
  },
] as const;

const BOUNDS = { depth: 64, pieceBytes: 1024 * 1024 };

/** JSON: what JSON.parse takes is read the same, what it refuses is an error, wherever the chunks are cut. */
export const target: FuzzTarget = {
  name: 'json',
  seeds: () => [...sourceSeeds('osquery', 700), ...BILLS.map((bill) => Buffer.from(JSON.stringify(bill)))],
  mutate: textMutation(WORDS),
  async run(bytes) {
    if (isUtf8(bytes)) compare(bytes);
    const bill = await readSource(cyclonedx, 'a.cdx.json', bytes);
    const document = await readSource(spdx, 'a.spdx.json', bytes);
    return `${bill} | ${document} | ${await readSource(osquery, 'programs.json', bytes)}`;
  },
  runPlanted(bytes) {
    const text = Buffer.from(bytes).toString('utf8');
    for (const [, escaped = ''] of text.matchAll(/\\(.)/g)) {
      const letter = ESCAPES.get(escaped);
      // The bug: that the escape is one of those there are is taken for granted.
      if (letter === undefined) throw new Error(`no letter for \\${escaped}`);
    }
    return 'read';
  },
};

function compare(bytes: Uint8Array): void {
  const text = Buffer.from(bytes).toString('utf8');
  const whole = pieces([bytes]);
  const cut = pieces(chunksOf(bytes, 1 + (bytes.length % 7)));
  if (JSON.stringify(shown(whole)) !== JSON.stringify(shown(cut)))
    throw new Error('the cut changes what is read');
  if (text.startsWith('\uFEFF')) return;
  const expected = parsedByNode(text);
  const errors = whole.filter((piece) => piece.kind === 'error');
  if (expected === null) {
    if (errors.length === 0 && whole.length < 2) throw new Error('read what is no JSON');
  } else if (!errors.some((piece) => piece.error.code === 'limit-reached')) {
    const [only] = whole;
    const isSame = only?.kind === 'value' && JSON.stringify(only.value) === JSON.stringify(expected.value);
    if (whole.length !== 1 || !isSame) throw new Error('read otherwise than JSON.parse');
  }
}

function pieces(chunks: Iterable<Uint8Array>): JsonPiece[] {
  return [...withoutPauses(jsonPieces(chunks, () => 'take', BOUNDS))];
}

function shown(list: readonly JsonPiece[]): unknown[] {
  return list.map((piece) =>
    piece.kind === 'value' ? [piece.place, piece.value] : [piece.place, piece.error.message],
  );
}

function* chunksOf(bytes: Uint8Array, size: number): Generator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

function parsedByNode(text: string): { readonly value: unknown } | null {
  try {
    return { value: JSON.parse(text) };
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

const ESCAPES = new Map([...'"\\/bfnrtu'].map((letter) => [letter, letter]));
