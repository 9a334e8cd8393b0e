import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { piecesReader } from './byte-pieces.ts';
import { bytesReader } from './byte-reader.ts';
import { sliceReader, windowReader } from './byte-slice.ts';

const bytes = Uint8Array.from({ length: 200 }, (_, at) => at);
const place = fc.integer({ min: -50, max: 300 });
const length = fc.nat(300);

describe('part of a reader', () => {
  it('reads as the same part of the bytes', () => {
    fc.assert(
      fc.property(place, length, place, length, (from, size, at, wanted) => {
        const start = Math.max(0, from);
        const part = bytes.subarray(start, Math.max(start, start + size));
        const slice = sliceReader(bytesReader(bytes), from, size);
        expect(slice.size).toBe(part.length);
        expect([...slice.read(at, wanted)]).toEqual([...bytesReader(part).read(at, wanted)]);
      }),
    );
  });

  it('reads into memory that is lent, and no further than it goes', () => {
    const file = piecesReader([bytes]);
    fc.assert(
      fc.property(place, length, fc.nat(300), length, (from, size, at, wanted) => {
        const slice = sliceReader(file, from, size);
        const lent = new Uint8Array(wanted);
        const got = slice.readInto?.(at, lent);
        expect([...lent.subarray(0, got)]).toEqual([...slice.read(at, wanted)]);
      }),
    );
  });
});

describe('a window', () => {
  it('reads as what it is on', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(250), fc.nat(60)), { maxLength: 20 }), (reads) => {
        const window = windowReader(bytesReader(bytes), 50);
        for (const [at, wanted] of reads) {
          expect([...window.read(at, wanted)]).toEqual([...bytes.subarray(at, at + wanted)]);
        }
      }),
    );
  });
});
