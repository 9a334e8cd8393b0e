import fc from 'fast-check';
import { expect, it } from 'vitest';
import { piecesReader } from './byte-pieces.ts';
import { bytesReader } from './byte-reader.ts';

const pieces = fc.array(fc.uint8Array({ maxLength: 9 }), { maxLength: 8 });
const place = fc.integer({ min: -5, max: 80 });

it('bytes in pieces are read as the same bytes in one, wherever one read follows another', () => {
  fc.assert(
    fc.property(pieces, fc.array(fc.tuple(place, fc.nat(80)), { maxLength: 12 }), (parts, reads) => {
      const whole = bytesReader(Buffer.concat(parts));
      const reader = piecesReader(parts);
      expect(reader.size).toBe(whole.size);
      for (const [at, length] of reads) {
        expect([...reader.read(at, length)]).toEqual([...whole.read(at, length)]);
        const into = new Uint8Array(length);
        const got = reader.readInto?.(Math.max(0, at), into);
        expect([...into.subarray(0, got)]).toEqual([...whole.read(Math.max(0, at), length)]);
      }
    }),
  );
});
