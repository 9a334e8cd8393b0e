import fc from 'fast-check';
import { expect, test } from 'vitest';
import { xxh64 } from './xxh64.ts';

const MASK = (1n << 64n) - 1n;
const [P1, P2, P3, P4, P5] = [
  0x9e3779b185ebca87n,
  0xc2b2ae3d27d4eb4fn,
  0x165667b19e3779f9n,
  0x85ebca77c2b2ae63n,
  0x27d4eb2f165667c5n,
] as const;
const turn = (value: bigint, bits: bigint) => ((value << bits) | (value >> (64n - bits))) & MASK;
const round = (acc: bigint, lane: bigint) => (turn((acc + lane * P2) & MASK, 31n) * P1) & MASK;

/** The specification's own words, in numbers that have no end. */
function slow(bytes: Uint8Array): bigint {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = 0;
  let hash: bigint = P5;
  if (bytes.length >= 32) {
    const lanes = [P1 + P2, P2, 0n, -P1].map((lane) => lane & MASK);
    for (; at + 32 <= bytes.length; at += 32) {
      lanes.forEach((lane, index) => {
        lanes[index] = round(lane, view.getBigUint64(at + index * 8, true));
      });
    }
    const [a = 0n, b = 0n, c = 0n, d = 0n] = lanes;
    hash = (turn(a, 1n) + turn(b, 7n) + turn(c, 12n) + turn(d, 18n)) & MASK;
    for (const lane of lanes) hash = ((hash ^ round(0n, lane)) * P1 + P4) & MASK;
  }
  hash = (hash + BigInt(bytes.length)) & MASK;
  for (; at + 8 <= bytes.length; at += 8) {
    hash = (turn(hash ^ round(0n, view.getBigUint64(at, true)), 27n) * P1 + P4) & MASK;
  }
  for (; at + 4 <= bytes.length; at += 4) {
    hash = (turn(hash ^ ((BigInt(view.getUint32(at, true)) * P1) & MASK), 23n) * P2 + P3) & MASK;
  }
  for (; at < bytes.length; at++)
    hash = (turn(hash ^ ((BigInt(bytes[at] ?? 0) * P5) & MASK), 11n) * P1) & MASK;
  hash = ((hash ^ (hash >> 33n)) * P2) & MASK;
  hash = ((hash ^ (hash >> 29n)) * P3) & MASK;
  return hash ^ (hash >> 32n);
}

/** Hash values that the xxHash program prints for these texts (xxhsum -H1). */
test.each([
  ['', 0xef46db3751d8e999n],
  ['a', 0xd24ec4f1a98c6e5bn],
  ['abc', 0x44bc2cf5ad770999n],
])('what is known of "%s" comes out', (text, hash) => {
  const bytes = new TextEncoder().encode(text);
  expect(slow(bytes)).toBe(hash);
  const fast = xxh64();
  fast.update(bytes);
  expect(BigInt(fast.lowest32())).toBe(hash & 0xffffffffn);
});

test('in whatever pieces it comes, it is the hash of the whole', () => {
  fc.assert(
    fc.property(fc.array(fc.uint8Array({ maxLength: 90 }), { maxLength: 6 }), (pieces) => {
      const fast = xxh64();
      for (const piece of pieces) fast.update(piece);
      expect(BigInt(fast.lowest32())).toBe(slow(Buffer.concat(pieces)) & 0xffffffffn);
    }),
    { numRuns: 500 },
  );
});
