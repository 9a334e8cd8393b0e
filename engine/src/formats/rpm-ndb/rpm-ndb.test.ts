import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bytesReader } from '../byte-reader.ts';
import { isNdb, ndbBlobs, readNdb } from './rpm-ndb.ts';

/** A database with one page of slots and these blobs, after lib/backend/ndb/rpmpkg.c. */
function database(blobs: readonly string[]): DataView {
  const place = (index: number) => 4096 + index * 64;
  const view = new DataView(new ArrayBuffer(place(blobs.length)));
  const words = (at: number, values: readonly number[]) => {
    values.forEach((value, index) => {
      view.setUint32(at + index * 4, value, true);
    });
  };
  words(0, [0x506d7052, 0, 1, 1, blobs.length + 1]);
  for (let slot = 0; slot < 254; slot++) {
    const isUsed = slot < blobs.length;
    words(32 + slot * 16, [0x746f6c53, isUsed ? slot + 1 : 0, isUsed ? place(slot) / 16 : 0, isUsed ? 4 : 0]);
  }
  blobs.forEach((blob, index) => {
    words(place(index), [0x53626c42, index + 1, 1, blob.length]);
    new Uint8Array(view.buffer, place(index) + 16).set(new TextEncoder().encode(blob));
  });
  return view;
}

function read(view: DataView, most = 100): string[] {
  const bytes = bytesReader(new Uint8Array(view.buffer));
  const slots = readNdb(bytes);
  if (!slots.ok) return [`${slots.error.code}: ${slots.error.message}`];
  return [...ndbBlobs(bytes, slots.value, most)].map((each) =>
    each.kind === 'error'
      ? `${each.package} ${each.error.code}: ${each.error.message}`
      : `${each.package} ${Buffer.from(each.header).toString()}`,
  );
}

function changed(at: number, value: number, blobs: readonly string[] = ['one', 'two']): DataView {
  const view = database(blobs);
  view.setUint32(at, value, true);
  return view;
}

test('every blob by the number of its package', () => {
  expect(read(database(['one', 'two']))).toEqual(['1 one', '2 two']);
  expect(read(database([]))).toEqual([]);
  expect(isNdb(new Uint8Array(database([]).buffer))).toBe(true);
});

describe('damage', () => {
  test.each([
    ['another version', changed(4, 1), ['unsupported: a package database of the version 1']],
    [
      'more pages than there may be',
      changed(12, 0xffffffff),
      ['malformed: it claims 4294967295 pages of slots'],
    ],
    ['no pages at all', changed(12, 0), ['malformed: it claims 0 pages of slots']],
    ['more pages than there are', changed(12, 2), ['truncated: it ends within the table of its packages']],
    ['a slot without its mark', changed(48, 0), ['malformed: the table of its packages is damaged']],
    [
      'a slot that leads elsewhere',
      changed(40, 2),
      ['1 malformed: no package lies where the table says', '2 two'],
    ],
    [
      'a slot that leads outside',
      changed(40, 0xffffffff),
      ['1 truncated: it ends before a package', '2 two'],
    ],
    [
      'a blob of another package',
      changed(4096 + 4, 7),
      ['1 malformed: no package lies where the table says', '2 two'],
    ],
    [
      'a blob longer than its place',
      changed(4096 + 12, 40),
      ['1 malformed: a package is longer than its place', '2 two'],
    ],
    ['no magic', changed(0, 0), ['malformed: it has no header of a package database']],
  ])('%s', (_, view, expected) => {
    expect(read(view)).toEqual(expected);
  });

  test('a header longer than asked for', () => {
    expect(read(database(['one']), 2)).toEqual(["1 limit-reached: a package's header has 3 bytes"]);
  });

  test('slots that all lead to one blob give no more bytes than there are', () => {
    const view = database(['x'.repeat(36)]);
    for (let slot = 1; slot < 254; slot++) {
      for (const field of [0, 4, 8, 12])
        view.setUint32(32 + slot * 16 + field, view.getUint32(32 + field, true), true);
    }
    const lines = read(view);
    expect(lines.filter((line) => line.startsWith('1 x')).length * 36).toBeLessThanOrEqual(view.byteLength);
    expect(lines).toContain('1 malformed: a package is longer than its place');
  });

  test('any words in any place give blobs or errors', () => {
    fc.assert(
      fc.property(fc.nat(4096 + 124), fc.integer({ min: 0, max: 0xffffffff }), (at, value) => {
        expect(read(changed(at, value)).length).toBeLessThanOrEqual(4);
      }),
      { seed: 4, numRuns: 500 },
    );
  });
});
