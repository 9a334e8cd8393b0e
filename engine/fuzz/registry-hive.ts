import { bytesReader } from '../src/formats/byte-reader.ts';
import {
  type Hive,
  type HiveKey,
  openHive,
  subkeysOf,
  valuesOf,
} from '../src/formats/registry-hive/registry-hive.ts';
import { registryHive } from '../src/observe/registry-hive/registry-hive.ts';
import { fixtureSeeds } from './fixture-seeds.ts';
import type { FuzzTarget } from './fuzz-target.ts';
import { readSource } from './read-source.ts';

type Field = readonly [offset: number, width: 2 | 4];

/** Cells by the two letters they begin with, and their fields behind those. */
const CELLS: Readonly<Record<string, readonly Field[]>> = {
  nk: [
    [2, 2],
    [16, 4],
    [20, 4],
    [28, 4],
    [36, 4],
    [40, 4],
    [72, 2],
  ],
  vk: [
    [2, 2],
    [4, 4],
    [8, 4],
    [12, 4],
    [16, 2],
  ],
  lf: [
    [2, 2],
    [4, 4],
    [12, 4],
  ],
  lh: [
    [2, 2],
    [4, 4],
    [12, 4],
  ],
  li: [
    [2, 2],
    [4, 4],
    [8, 4],
  ],
  ri: [
    [2, 2],
    [4, 4],
    [8, 4],
  ],
};
/** Of the first block: sequence numbers, type, root and size. */
const BASE: readonly Field[] = [
  [4, 4],
  [28, 4],
  [36, 4],
  [40, 4],
];

/** Hives: every key and value is read, and whatever points to what, it ends. */
export const target: FuzzTarget = {
  name: 'registry-hive',
  seeds: () => fixtureSeeds('registry-hive', 20_000).filter((bytes) => bytes[0] === 0x72),
  mutate,
  run(bytes) {
    const hive = openHive(bytesReader(bytes));
    if (hive.ok) walk(hive.value, bytes.length);
    return readSource(registryHive, 'a.hive', bytes);
  },
  runPlanted(bytes) {
    countBelow(bytes, wordAt(bytes, 36));
  },
};

/** A key has one parent, so there are no more of them than cells; each list may name a key again. */
function walk(hive: Hive, size: number): void {
  const keys: HiveKey[] = [hive.root];
  for (const key of keys) {
    if (keys.length > size / 2) throw new Error(`more than ${size / 2} keys in ${size} bytes`);
    for (const child of subkeysOf(hive, key)) if (child.ok) keys.push(child.value);
    for (const value of valuesOf(hive, key)) {
      if (value.ok && value.value.type === 'bytes' && value.value.length < 0)
        throw new Error('a length below 0');
    }
  }
}

/** Planted: a subkey is believed to be one, whoever its parent is, and so a list may lead back up. */
function countBelow(bytes: Uint8Array, key: number): number {
  let count = 1;
  if (wordAt(bytes, 4096 + key + 4 + 20) === 0) return count;
  const list = 4096 + wordAt(bytes, 4096 + key + 4 + 28) + 4;
  const length = Math.min(wordAt(bytes, list) >>> 16, 64);
  for (let index = 0; index < length; index++)
    count += countBelow(bytes, wordAt(bytes, list + 4 + index * 8));
  return count;
}

function wordAt(bytes: Uint8Array, offset: number): number {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return offset + 4 <= bytes.length ? view.getUint32(offset, true) : 0;
}

function mutate(bytes: Uint8Array, rng: () => number): Uint8Array {
  const cells = cellsOf(bytes);
  const copy = bytes.slice();
  if (rng() < 0.1) return bytes.slice(0, Math.floor(rng() * bytes.length));
  const cell = rng() < 0.1 ? { at: 0, fields: BASE } : cells[Math.floor(rng() * cells.length)];
  if (cell === undefined) return copy;
  if (rng() < 0.1 && cell.at > 0) write(copy, cell.at - 4, 4, -Math.floor(rng() * 128) * 8);
  const field = cell.fields[Math.floor(rng() * cell.fields.length)];
  const other = cells[Math.floor(rng() * cells.length)]?.at ?? 0;
  const values = [0, 1, 2, 0xffff_ffff, 0x8000_0000, 0x8000_0005, bytes.length, Math.floor(rng() * 64)];
  const value = rng() < 0.5 ? other - 4 - 4096 : (values[Math.floor(rng() * values.length)] ?? 0);
  if (field !== undefined) write(copy, cell.at + field[0], field[1], value);
  if (rng() < 0.05) copy.set(Buffer.from(rng() < 0.5 ? 'ri' : 'li'), cell.at);
  return copy;
}

function cellsOf(bytes: Uint8Array): { at: number; fields: readonly Field[] }[] {
  const cells = [];
  for (let at = 4096 + 4; at + 2 <= bytes.length; at += 8) {
    const fields = CELLS[String.fromCharCode(bytes[at] ?? 0, bytes[at + 1] ?? 0)];
    if (fields !== undefined) cells.push({ at, fields });
  }
  return cells;
}

function write(bytes: Uint8Array, at: number, width: 2 | 4, value: number): void {
  if (at + width > bytes.length) return;
  const view = new DataView(bytes.buffer);
  if (width === 2) view.setUint16(at, value & 0xffff, true);
  else view.setUint32(at, value >>> 0, true);
}
