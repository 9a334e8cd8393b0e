import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bytesReader } from '../byte-reader.ts';
import { type CrxFile, isCrx, readCrx } from './crx.ts';

const fixture = (name: string) => new Uint8Array(readFileSync(new URL(`fixtures/${name}`, import.meta.url)));
const ids: { alpha: string } = JSON.parse(
  readFileSync(new URL('fixtures/ids.json', import.meta.url), 'utf8'),
);

function opened(bytes: Uint8Array): CrxFile {
  const read = readCrx(bytesReader(bytes));
  if (!read.ok) throw read.error;
  return read.value;
}

function refusal(bytes: Uint8Array): string {
  const read = readCrx(bytesReader(bytes));
  return read.ok ? 'read' : `${read.error.code}: ${read.error.message}`;
}

/** A file of version 3 with this header. */
function crx3(header: readonly number[]): Uint8Array {
  return Uint8Array.from([0x43, 0x72, 0x32, 0x34, 3, 0, 0, 0, header.length, 0, 0, 0, ...header]);
}

test('what Chromium packs: the identifier of the key, and where the zip begins', () => {
  const bytes = fixture('alpha.crx');
  const crx = opened(bytes);
  expect(isCrx(bytes)).toBe(true);
  expect(crx).toMatchObject({ version: 3, id: ids.alpha, proofs: [{ algorithm: 'rsa' }] });
  expect([...bytes.subarray(crx.archiveOffset, crx.archiveOffset + 4)]).toEqual([0x50, 0x4b, 3, 4]);
});

test('the older version, with the same key', () => {
  const bytes = fixture('version-2.crx');
  const crx = opened(bytes);
  expect(crx).toMatchObject({ version: 2, id: ids.alpha, signedData: null });
  expect([...bytes.subarray(crx.archiveOffset, crx.archiveOffset + 4)]).toEqual([0x50, 0x4b, 3, 4]);
});

describe('damage', () => {
  const id = Array.from({ length: 16 }, () => 0x12);

  test('a header made by hand is read', () => {
    // A number, eight and four bytes of fields that are passed over, then the signed part: 10000 is 0x82 0xf1 0x04.
    const header = [
      0x08,
      0x01,
      0x11,
      0,
      0,
      0,
      0,
      0,
      0,
      0,
      0,
      0x1d,
      0,
      0,
      0,
      0,
      0x82,
      0xf1,
      0x04,
      18,
      0x0a,
      16,
      ...id,
    ];
    expect(opened(crx3(header))).toMatchObject({ id: 'bc'.repeat(16), proofs: [] });
  });

  test.each([
    ['no signed part', [], 'malformed: its header has no signed part'],
    ['no identifier', [0x82, 0xf1, 0x04, 0], 'malformed: its header gives no identifier'],
    ['a short identifier', [0x82, 0xf1, 0x04, 3, 0x0a, 1, 7], 'malformed: its header gives no identifier'],
    ['a field past the end', [0x12, 50, 1], 'malformed: a field goes past the end of its message'],
    ['a type that there is not', [0x17], 'malformed: a field of the type 7, which there is not'],
    ['a number without end', Array.from({ length: 12 }, () => 0xff), 'malformed: a number that does not end'],
  ])('%s', (_, header, expected) => {
    expect(refusal(crx3(header))).toBe(expected);
  });

  test.each([
    ['cut off in the header', fixture('alpha.crx').slice(0, 300), 'truncated: it ends within its header'],
    [
      'cut off in the first bytes',
      fixture('version-2.crx').slice(0, 13),
      'truncated: it ends within its header',
    ],
    [
      'another version',
      Uint8Array.from([0x43, 0x72, 0x32, 0x34, 4, 0, 0, 0, 0, 0, 0, 0]),
      'unsupported: a packed extension of the version 4',
    ],
    [
      'a header of 4 GiB',
      Uint8Array.from([0x43, 0x72, 0x32, 0x34, 3, 0, 0, 0, 255, 255, 255, 255]),
      'malformed: a header of 4294967295 bytes',
    ],
    [
      'a zip',
      Uint8Array.from([0x50, 0x4b, 3, 4, 0, 0, 0, 0, 0, 0, 0, 0]),
      'malformed: it has no header of a packed extension',
    ],
  ])('%s', (_, bytes, expected) => {
    expect(refusal(bytes)).toBe(expected);
  });

  test('any header is read or refused', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 40 }), (header) => {
        readCrx(bytesReader(crx3([...header])));
      }),
      { seed: 4, numRuns: 500 },
    );
  });
});
