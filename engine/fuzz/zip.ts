import { bytesReader, parsed } from '../src/formats/byte-reader.ts';
import { readZipDirectory } from '../src/formats/zip/zip.ts';
import { zip } from '../src/observe/zip/zip.ts';
import { expandAll } from './expand.ts';
import { fixtureSeeds } from './fixture-seeds.ts';
import type { FuzzTarget } from './fuzz-target.ts';

/** Records of a zip by the last two bytes of their signature, and their fields as [offset, bytes]. */
const RECORDS: Readonly<Record<number, readonly (readonly [number, number])[]>> = {
  513: [
    [8, 2],
    [10, 2],
    [16, 4],
    [20, 4],
    [24, 4],
    [28, 2],
    [30, 2],
    [32, 2],
    [38, 4],
    [42, 4],
  ],
  1027: [
    [6, 2],
    [8, 2],
    [14, 4],
    [18, 4],
    [22, 4],
    [26, 2],
    [28, 2],
  ],
  1541: [
    [4, 2],
    [8, 2],
    [10, 2],
    [12, 4],
    [16, 4],
    [20, 2],
  ],
  1542: [
    [24, 8],
    [32, 8],
    [40, 8],
    [48, 8],
  ],
  1798: [[8, 8]],
};

/** Zip: the directory, the local headers, and every member unpacked within limits. */
export const target: FuzzTarget = {
  name: 'zip',
  seeds: () => fixtureSeeds('zip', 6_000),
  mutate(bytes, rng) {
    const records = recordsOf(bytes);
    const record = records[Math.floor(rng() * records.length)];
    if (record === undefined) return bytes.slice();
    const copy = rng() < 0.1 ? withRecordTwice(bytes, record.at) : bytes.slice();
    const field = record.fields[Math.floor(rng() * record.fields.length)];
    if (field !== undefined) writeField(copy, record.at + field[0], field[1], interesting(bytes, rng));
    return copy;
  },
  run: (bytes) => expandAll(zip, bytes),
  runPlanted(bytes) {
    const directory = parsed(() => readZipDirectory(bytesReader(bytes), 64));
    if (!directory.ok) return directory.error.code;
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    for (const entry of directory.value.entries) {
      if (entry.headerOffset + 30 > bytes.length) continue;
      const start = entry.headerOffset + 30 + view.getUint16(entry.headerOffset + 26, true);
      // The bug: where the data begins is trusted to lie inside the file.
      new Uint8Array(
        bytes.buffer,
        bytes.byteOffset + start,
        Math.min(entry.packedSize, bytes.length - start),
      );
    }
    return 'read';
  },
};

function recordsOf(bytes: Uint8Array): { at: number; fields: readonly (readonly [number, number])[] }[] {
  const found = [];
  for (let at = bytes.indexOf(0x50); at >= 0; at = bytes.indexOf(0x50, at + 1)) {
    if (bytes[at + 1] !== 0x4b) continue;
    const fields = RECORDS[(bytes[at + 2] ?? 0) | ((bytes[at + 3] ?? 0) << 8)];
    if (fields !== undefined) found.push({ at, fields });
  }
  return found;
}

function interesting(bytes: Uint8Array, rng: () => number): number {
  const values = [0, 1, 8, 0xff, 0xffff, 0xffffffff, 0x7fffffff, bytes.length, bytes.length - 1];
  const known = values[Math.floor(rng() * values.length)] ?? 0;
  return rng() < 0.6 ? known : Math.floor(rng() * (rng() < 0.5 ? 64 : bytes.length * 2));
}

function writeField(bytes: Uint8Array, at: number, length: number, value: number): void {
  for (let index = 0; index < length && at + index < bytes.length; index++) {
    bytes[at + index] = index < 4 ? (value >>> (8 * index)) & 0xff : 0;
  }
}

/** The 46 bytes of a record and what follows, once more: entries that overlap, directories that go on. */
function withRecordTwice(bytes: Uint8Array, at: number): Uint8Array {
  return Uint8Array.from([...bytes.subarray(0, at + 46), ...bytes.subarray(at)]);
}
