import { cabinet } from '../src/observe/cabinet/cabinet.ts';
import { expandAll } from './expand.ts';
import { fixtureSeeds } from './fixture-seeds.ts';
import type { FuzzTarget } from './fuzz-target.ts';

const HEADER = 36;
const FOLDER = 8;
/** Fields of the header, of a folder, of a file and of a block as [offset, bytes]. */
const HEADER_FIELDS = [
  [16, 4],
  [24, 1],
  [26, 2],
  [28, 2],
  [30, 2],
] as const;
const FOLDER_FIELDS = [
  [0, 4],
  [4, 2],
  [6, 2],
] as const;
const FILE_FIELDS = [
  [0, 4],
  [4, 4],
  [8, 2],
  [16, 1],
] as const;
const BLOCK_FIELDS = [
  [4, 2],
  [6, 2],
  [8, 1],
] as const;
const VALUES = [0, 1, 2, 3, 4, 7, 0x1503, 0x7fff, 0x8000, 0xfffd, 0xffff, 0x7fff_ffff, 0xffff_ffff];

/** Cabinets: fields of the header, of folders, files and blocks, and what is packed, the blocks' checksums left out so that it is met. */
export const target: FuzzTarget = {
  name: 'cabinet',
  seeds: () => fixtureSeeds('cabinet', 2_100).filter((bytes) => bytes[0] === 0x4d),
  mutate(bytes, rng) {
    const pick = <T>(from: readonly T[]): T | undefined => from[Math.floor(rng() * from.length)];
    if (rng() < 0.1) return bytes.slice(0, Math.floor(rng() * bytes.length));
    const copy = bytes.slice();
    const block = numberAt(copy, HEADER, 4);
    write(copy, block, 4, 0);
    // What is packed: of LZX the kinds of blocks and the lengths of trees stand at its beginning.
    if (rng() < 0.4) {
      const span = rng() < 0.5 ? 128 : copy.length - block;
      write(copy, block + 8 + Math.floor(rng() * span), 1, Math.floor(rng() * 256));
      return copy;
    }
    const [at, fields] = pick([
      [0, HEADER_FIELDS],
      [HEADER, FOLDER_FIELDS],
      [numberAt(copy, 16, 4) + Math.floor(rng() * 2) * 26, FILE_FIELDS],
      [block, BLOCK_FIELDS],
    ] as const) ?? [0, HEADER_FIELDS];
    const [offset, length] = pick<readonly [number, number]>(fields) ?? [0, 1];
    const near = numberAt(copy, at + offset, length) + Math.floor(rng() * 5) - 2;
    write(copy, at + offset, length, rng() < 0.3 ? near : (pick(VALUES) ?? 0));
    return copy;
  },
  run: (bytes) => expandAll(cabinet, bytes),
  runPlanted(bytes) {
    let at = numberAt(bytes, HEADER, 4);
    for (let left = numberAt(bytes, HEADER + 4, 2); left > 0 && at + FOLDER <= bytes.length; left--) {
      const length = numberAt(bytes, at + 4, 2);
      // The bug: that a block is as long as it says is taken for granted.
      new Uint8Array(bytes.buffer, bytes.byteOffset + at + FOLDER, length);
      at += FOLDER + length;
    }
  },
};

function numberAt(bytes: Uint8Array, at: number, length: number): number {
  let value = 0;
  for (let index = length - 1; index >= 0; index--) value = value * 256 + (bytes[at + index] ?? 0);
  return value;
}

function write(bytes: Uint8Array, at: number, length: number, value: number): void {
  for (let index = 0; index < length && at + index < bytes.length; index++)
    bytes[at + index] = Math.floor(value / 256 ** index) & 0xff;
}
