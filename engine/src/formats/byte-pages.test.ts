import fc from 'fast-check';
import { expect, test } from 'vitest';
import { pagedReader } from './byte-pages.ts';
import { bytesReader } from './byte-reader.ts';

const bytes = Uint8Array.from({ length: 1000 }, (_, index) => index * 7);

test('reads are the same as without pages, wherever they lie', () => {
  const plain = bytesReader(bytes);
  const reads = fc.array(fc.tuple(fc.nat(1100), fc.nat(200)), { maxLength: 50 });
  fc.assert(
    fc.property(reads, (all) => {
      const paged = pagedReader(plain, 64, 3);
      for (const [offset, length] of all)
        expect(paged.read(offset, length)).toEqual(plain.read(offset, length));
    }),
  );
});

test('a page is read once as long as it is kept', () => {
  let reads = 0;
  const counted = {
    size: bytes.length,
    read(offset: number, length: number) {
      reads++;
      return bytes.subarray(offset, offset + length);
    },
  };
  const paged = pagedReader(counted, 64, 2);
  for (const offset of [0, 8, 70, 0, 100]) paged.read(offset, 8);
  expect(reads).toBe(2);
  paged.read(200, 8);
  paged.read(0, 8);
  paged.read(70, 8);
  expect(reads).toBe(5);
});
