import { readFileSync } from 'node:fs';
import { bytesReader } from '../src/formats/byte-reader.ts';
import { checksumOf, viewOf } from '../src/formats/registry-hive/base-block.ts';
import { marvin32 } from '../src/formats/registry-hive/marvin32.ts';
import { openHive, subkeysOf } from '../src/formats/registry-hive/registry-hive.ts';
import { LOG_SEED, replayLogs } from '../src/formats/registry-hive/transaction-log.ts';
import type { FuzzTarget } from './fuzz-target.ts';

const folder = new URL('../src/formats/registry-hive/fixtures/logged/', import.meta.url);
const read = (name: string) => new Uint8Array(readFileSync(new URL(name, folder)));
const hive = read('new/SOFTWARE');
const LOGS = ['new/software.LOG1', 'old/SOFTWARE.LOG'].map(read);

const BASE = 512;
/** Fields of the first block, of an entry and of its first pages. */
const BASE_FIELDS = [4, 8, 12, 20, 28, 36, 40];
const ENTRY_FIELDS = [0, 4, 12, 16, 20, 40, 44, 48, 52];
const VALUES = [0, 1, 6, 41, 42, 43, 511, 512, 4096, 8192, 0x7fff_ffff, 0x8000_0000, 0xffff_ffff];

/** Logs of hives: fields of their first block and of an entry, whose sums are made right again. */
export const target: FuzzTarget = {
  name: 'registry-log',
  seeds: () => LOGS.map((log) => log.slice()),
  mutate(bytes, rng) {
    const pick = (from: readonly number[]): number => from[Math.floor(rng() * from.length)] ?? 0;
    if (rng() < 0.05 || bytes.length < BASE + 64) return bytes.slice(0, Math.floor(rng() * bytes.length));
    const copy = bytes.slice();
    const view = viewOf(copy);
    const at = rng() < 0.4 ? pick(BASE_FIELDS) : BASE + pick(ENTRY_FIELDS);
    const near = view.getUint32(at, true) + Math.floor(rng() * 5) - 2;
    view.setUint32(at, rng() < 0.3 ? near : pick(VALUES), true);
    if (rng() < 0.9) makeRight(copy);
    return copy;
  },
  run(bytes) {
    const { bytes: whole, applied } = replayLogs(bytesReader(hive), [bytesReader(bytes)]);
    const opened = openHive(whole);
    if (!opened.ok) return `${applied} ${opened.error.code}`;
    let keys = 0;
    for (const key of subkeysOf(opened.value, opened.value.root)) if (key.ok) keys++;
    return `${applied} ${keys}`;
  },
  runPlanted(bytes) {
    if (bytes.length < BASE + 48) return;
    const view = viewOf(bytes);
    const count = Math.min(view.getUint32(BASE + 20, true), Math.floor((bytes.length - BASE - 40) / 8));
    for (let index = 0; index < count; index++) {
      // The bug: that a page is as long as it says is taken for granted.
      const length = view.getUint32(BASE + 44 + index * 8, true);
      new Uint8Array(bytes.buffer, bytes.byteOffset + BASE, length);
    }
  },
};

function makeRight(bytes: Uint8Array): void {
  const view = viewOf(bytes);
  view.setUint32(508, checksumOf(view), true);
  const size = view.getUint32(BASE + 4, true);
  if (size < 64 || BASE + size > bytes.length) return;
  for (const [at, from, end] of [
    [24, 40, size],
    [32, 0, 32],
  ] as const) {
    const { low, high } = marvin32(bytes.subarray(BASE + from, BASE + end), LOG_SEED);
    view.setUint32(BASE + at, low, true);
    view.setUint32(BASE + at + 4, high, true);
  }
}
