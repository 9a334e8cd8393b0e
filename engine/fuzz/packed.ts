import { crc32 } from '../src/formats/crc-32.ts';
import { bzip2 } from '../src/observe/bzip2/bzip2.ts';
import type { Container } from '../src/observe/container.ts';
import { lzma } from '../src/observe/lzma/lzma.ts';
import { xz } from '../src/observe/xz/xz.ts';
import { zstd } from '../src/observe/zstd/zstd.ts';
import { expandAll } from './expand.ts';
import { fixtureSeeds, sourceSeeds } from './fixture-seeds.ts';
import type { FuzzTarget } from './fuzz-target.ts';

const CONTAINERS: readonly Container[] = [xz, lzma, zstd, bzip2];
const XZ_STREAM_HEADER = 12;
const XZ_CONTROLS = [0, 1, 2, 3, 0x7f, 0x80, 0x9f, 0xa0, 0xc0, 0xe0, 0xff];
const ZSTD_DESCRIPTORS = [0, 0x04, 0x08, 0x20, 0x23, 0x24, 0x40, 0x60, 0xa0, 0xe4];
const INTERESTING = [0, 1, 2, 0x21, 0x5d, 0x7f, 0x80, 0xff];

type Mutation = (bytes: Uint8Array, rng: () => number) => void;

/** Streams packed with xz, lzma, zstd and bzip2, also images: their headers with checksums kept right, and what is in them. */
export const target: FuzzTarget = {
  name: 'packed',
  seeds: () => [
    ...['xz', 'zstd', 'bzip2'].flatMap((format) => fixtureSeeds(format, 2_500)),
    ...sourceSeeds('image', 2_500),
  ],
  mutate(bytes, rng) {
    if (rng() < 0.1) return bytes.slice(0, Math.floor(rng() * bytes.length));
    if (rng() < 0.05) return Uint8Array.from([...bytes, ...bytes]).slice(0, 8_192);
    const copy = bytes.slice();
    mutationOf(copy)(copy, rng);
    return copy;
  },
  async run(bytes) {
    const outcomes: string[] = [];
    for (const container of CONTAINERS) outcomes.push(await expandAll(container, bytes));
    return outcomes.join(' | ');
  },
  runPlanted(bytes) {
    let blocks = 0;
    // Of zstd alone: a frame with a window's byte and no size, or a single segment with a size of a byte.
    for (let at = 6; bytes[0] === 0x28 && at + 3 <= bytes.length && blocks < 1000; blocks++) {
      const word = (bytes[at] ?? 0) | ((bytes[at + 1] ?? 0) << 8) | ((bytes[at + 2] ?? 0) << 16);
      // The bug: the size of a block is trusted to be what follows.
      new Uint8Array(bytes.buffer, bytes.byteOffset + at + 3, word >> 3);
      if (word & 1) break;
      at += 3 + (word >> 3);
    }
    return `${blocks}`;
  },
};

function mutationOf(bytes: Uint8Array): Mutation {
  if (bytes[0] === 0xfd) return mutateXz;
  return bytes[0] === 0x28 ? mutateZstd : mutateAnywhere;
}

/** The block's header, with its checksum; the first chunk's control and sizes; or any byte. */
function mutateXz(bytes: Uint8Array, rng: () => number): void {
  const length = ((bytes[XZ_STREAM_HEADER] ?? 0) + 1) * 4;
  const end = XZ_STREAM_HEADER + length;
  const kind = rng();
  if (kind < 0.3) {
    put(bytes, XZ_STREAM_HEADER + Math.floor(rng() * (length - 4)), pick(INTERESTING, rng));
    const sum = crc32(bytes.subarray(XZ_STREAM_HEADER, end - 4));
    for (let index = 0; index < 4; index++) put(bytes, end - 4 + index, (sum >>> (8 * index)) & 0xff);
  } else if (kind < 0.5) put(bytes, end, pick(XZ_CONTROLS, rng));
  else if (kind < 0.6) put(bytes, end + 1 + Math.floor(rng() * 6), pick(INTERESTING, rng));
  else mutateAnywhere(bytes, rng);
}

/** The frame's descriptor and window, the first block's header, its tables, or any byte. */
function mutateZstd(bytes: Uint8Array, rng: () => number): void {
  const kind = rng();
  if (kind < 0.2) put(bytes, 4, pick(ZSTD_DESCRIPTORS, rng));
  else if (kind < 0.4) put(bytes, 5 + Math.floor(rng() * 6), pick(INTERESTING, rng));
  else if (kind < 0.7) put(bytes, 8 + Math.floor(rng() * 120), Math.floor(rng() * 256));
  else mutateAnywhere(bytes, rng);
}

function mutateAnywhere(bytes: Uint8Array, rng: () => number): void {
  const at = Math.floor(rng() * bytes.length);
  const byte = rng() < 0.5 ? (bytes[at] ?? 0) ^ (1 << Math.floor(rng() * 8)) : pick(INTERESTING, rng);
  put(bytes, at, byte);
}

function pick(from: readonly number[], rng: () => number): number {
  return from[Math.floor(rng() * from.length)] ?? 0;
}

function put(bytes: Uint8Array, at: number, byte: number): void {
  if (at < bytes.length) bytes[at] = byte;
}
