import { bytesReader } from '../src/formats/byte-reader.ts';
import { readCpio } from '../src/formats/cpio/cpio.ts';
import { forwardReader } from '../src/formats/forward-bytes.ts';
import { fixtureSeeds } from './fixture-seeds.ts';
import type { FuzzTarget } from './fuzz-target.ts';

const HEADER = 110;
/** Mode, size, length of the name: the fields that are read, by their place behind the magic. */
const FIELDS = [1, 6, 6, 11, 11];
const NUMBERS = [
  '00000000',
  '00000001',
  '00000002',
  '00000400',
  '0000a1ff',
  '7fffffff',
  'ffffffff',
  '-0000001',
  '0x000010',
];

/** cpio: fields of headers, found by walking from one to the next. */
export const target: FuzzTarget = {
  name: 'cpio',
  seeds: () => fixtureSeeds('cpio', 4_000),
  mutate(bytes, rng) {
    const pick = <T>(from: readonly T[]): T | undefined => from[Math.floor(rng() * from.length)];
    const kind = rng();
    if (kind < 0.1) return bytes.slice(0, Math.floor(rng() * bytes.length));
    const copy = bytes.slice();
    const at = pick(headersOf(bytes)) ?? 0;
    if (kind < 0.2) copy[at + Math.floor(rng() * 6)] = Math.floor(rng() * 256);
    else {
      const text = pick(NUMBERS) ?? '';
      const place = at + 6 + (pick(FIELDS) ?? 0) * 8;
      if (place + 8 <= copy.length) copy.set(Buffer.from(text), place);
    }
    return copy;
  },
  async run(bytes) {
    const outcomes = new Set<string>();
    for await (const item of readCpio(forwardReader(bytesReader(bytes)))) {
      if (!item.ok) outcomes.add(`${item.error.code} ${item.error.message.replace(/\d+/g, '#')}`);
      else {
        const { size, kind, name } = item.entry;
        if (name.length > bytes.length) throw new Error('a name longer than the archive');
        if ((await item.data.take(4096)).length > size) throw new Error('more data than the entry has');
        outcomes.add(kind);
      }
    }
    return [...outcomes].sort().join('; ');
  },
  runPlanted(bytes) {
    const headers = headersOf(bytes);
    for (const at of headers) {
      // The bug: that a name is as long as it says is taken for granted.
      new Uint8Array(bytes.buffer, bytes.byteOffset + at + HEADER, fieldAt(bytes, at, 11));
    }
    return `${headers.length}`;
  },
};

function headersOf(bytes: Uint8Array): number[] {
  const headers: number[] = [];
  for (let at = 0; at + HEADER <= bytes.length && headers.length < 64; ) {
    headers.push(at);
    const data = Math.ceil((at + HEADER + fieldAt(bytes, at, 11)) / 4) * 4;
    at = Math.ceil((data + fieldAt(bytes, at, 6)) / 4) * 4;
  }
  return headers;
}

function fieldAt(bytes: Uint8Array, header: number, index: number): number {
  const text = Buffer.from(bytes.subarray(header + 6 + index * 8, header + 14 + index * 8)).toString(
    'latin1',
  );
  return /^[0-9a-f]{8}$/.test(text) ? Number.parseInt(text, 16) : 0;
}
