import { tar } from '../src/observe/tar/tar.ts';
import { expandAll } from './expand.ts';
import { fixtureSeeds } from './fixture-seeds.ts';
import type { FuzzTarget } from './fuzz-target.ts';

const BLOCK = 512;
/** Fields of a header as [offset, bytes]: name, mode, size, type, link name, magic, sparse flag, prefix. */
const FIELDS = [
  [0, 100],
  [124, 12],
  [124, 12],
  [156, 1],
  [156, 1],
  [157, 100],
  [257, 8],
  [482, 1],
  [345, 155],
] as const;
const TYPES = '0\x001234567xgLKSDVX';
const TEXTS = [
  '',
  '0',
  '777',
  '00000000013',
  '77777777777',
  '\x80',
  '\xff\xff',
  '../../x',
  '/etc/x',
  '9',
  ' 1',
];
const RECORDS = [
  '11 path=../a\n',
  '0 a=b\n',
  '99999999 path=a\n',
  '3 \n',
  '15 size=999999\n',
  '25 GNU.sparse.name=abcde\n',
];

/** Tar: headers with their checksums kept right, pax records, and every member's data. */
export const target: FuzzTarget = {
  name: 'tar',
  seeds: () => fixtureSeeds('tar', 21_000).map((bytes) => bytes.slice(0, 6 * BLOCK)),
  mutate(bytes, rng) {
    const pick = <T>(from: ArrayLike<T>): T | undefined => from[Math.floor(rng() * from.length)];
    const copy = bytes.slice();
    const at = Math.floor(rng() * Math.ceil(copy.length / BLOCK)) * BLOCK;
    const kind = rng();
    if (kind < 0.1)
      return Uint8Array.from([...copy.subarray(0, at + BLOCK), ...copy.subarray(at)]).slice(0, 16 * BLOCK);
    if (kind < 0.25) {
      put(copy, at, pick(RECORDS) ?? '');
      return copy;
    }
    const [offset, length] = pick(FIELDS) ?? [0, 0];
    const text = offset === 156 ? (pick(TYPES) ?? '') : (pick(TEXTS) ?? '');
    put(copy, at + offset, text.padEnd(length, '\0').slice(0, length));
    if (rng() < 0.95) fixChecksum(copy, at);
    return copy;
  },
  run: (bytes) => expandAll(tar, bytes),
  runPlanted(bytes) {
    let blocks = 0;
    for (let at = 0; at + BLOCK <= bytes.length && blocks < 1000; blocks++) {
      const size =
        Number.parseInt(Buffer.from(bytes.subarray(at + 124, at + 136)).toString('latin1'), 8) || 0;
      // The bug: the size of a long name is trusted to be what follows.
      if (bytes[at + 156] === 0x4c) new Uint8Array(bytes.buffer, bytes.byteOffset + at + BLOCK, size);
      at += BLOCK + Math.ceil(size / BLOCK) * BLOCK;
    }
    return `${blocks}`;
  },
};

function put(bytes: Uint8Array, at: number, text: string): void {
  for (let index = 0; index < text.length && at + index < bytes.length; index++) {
    bytes[at + index] = text.charCodeAt(index);
  }
}

function fixChecksum(bytes: Uint8Array, at: number): void {
  if (at + BLOCK > bytes.length) return;
  let sum = 0;
  for (let index = 0; index < BLOCK; index++) {
    sum += index >= 148 && index < 156 ? 0x20 : (bytes[at + index] ?? 0);
  }
  put(bytes, at + 148, `${sum.toString(8).padStart(6, '0')}\0 `);
}
