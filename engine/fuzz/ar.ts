import { ar } from '../src/observe/ar/ar.ts';
import { expandAll } from './expand.ts';
import { fixtureSeeds } from './fixture-seeds.ts';
import type { FuzzTarget } from './fuzz-target.ts';

const MAGIC = 8;
const HEADER = 60;
/** Fields of a header as [offset, bytes]: name, size, and what ends it. */
const FIELDS = [
  [0, 16],
  [0, 16],
  [48, 10],
  [48, 10],
  [58, 2],
] as const;
const TEXTS = [
  ...['', '/', '//', '/0', '/7', '/99999999', '#1/4', '#1/99', '#1/0', '/SYM64/', '__.SYMDEF', '../../x'],
  ...['0', '1', '3', '60', '255', '9999999999', '-1', '1e3', ' 7', '`\n'],
];

/** ar: names, sizes and ends of headers, found by walking from one to the next. */
export const target: FuzzTarget = {
  name: 'ar',
  seeds: () => fixtureSeeds('ar', 2_000),
  mutate(bytes, rng) {
    const pick = <T>(from: ArrayLike<T>): T | undefined => from[Math.floor(rng() * from.length)];
    const at = pick(headersOf(bytes)) ?? MAGIC;
    const kind = rng();
    if (kind < 0.1) return bytes.slice(0, Math.floor(rng() * bytes.length));
    if (kind < 0.25) {
      const again = bytes.subarray(at, at + HEADER + 24);
      return Uint8Array.from([...bytes.subarray(0, at), ...again, ...bytes.subarray(at)]).slice(0, 4096);
    }
    const copy = bytes.slice();
    const [offset, length] = pick(FIELDS) ?? [0, 0];
    const text = (pick(TEXTS) ?? '').padEnd(length).slice(0, length);
    for (let index = 0; index < length && at + offset + index < copy.length; index++) {
      copy[at + offset + index] = text.charCodeAt(index);
    }
    return copy;
  },
  run: (bytes) => expandAll(ar, bytes),
  runPlanted(bytes) {
    let members = 0;
    for (const at of headersOf(bytes)) {
      const name = Buffer.from(bytes.subarray(at, at + 16)).toString('latin1');
      const long = Number(/^#1\/(\d+)/.exec(name)?.[1] ?? 0);
      // The bug: that a name before the data is no longer than the archive is taken for granted.
      if (long > 0) new Uint8Array(bytes.buffer, bytes.byteOffset + at + HEADER, long);
      members++;
    }
    return `${members}`;
  },
};

/** Where headers begin, as far as sizes lead from one to the next. */
function headersOf(bytes: Uint8Array): number[] {
  const headers: number[] = [];
  for (let at = MAGIC; at + HEADER <= bytes.length && headers.length < 64; ) {
    headers.push(at);
    const size = Number.parseInt(Buffer.from(bytes.subarray(at + 48, at + 58)).toString('latin1'), 10) || 0;
    if (size < 0) break;
    at += HEADER + size + (size % 2);
  }
  return headers;
}
