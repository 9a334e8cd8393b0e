/**
 * LZX as cabinets have it (Microsoft, MS-PATCH 2 "LZX", and "LZX Data Compression Format" of the cabinet SDK): a window
 * of 32 KiB to 2 MiB, codes in trees that each block tells the lengths of, as changes of those before.
 */
import { FormatError } from '../byte-reader.ts';
import { LzxBits } from './lzx-bits.ts';
import { backFromAbsolute } from './lzx-calls.ts';
import { type LzxTree, lzxTree } from './lzx-tree.ts';

/** Unpacks one frame after the other: what a block of a cabinet holds, 32 KiB but for the last. Throws `FormatError`. */
export type LzxFrames = (packed: Uint8Array, size: number) => Uint8Array;

const SLOTS: Readonly<Record<number, number>> = { 15: 30, 16: 32, 17: 34, 18: 36, 19: 38, 20: 42, 21: 50 };
const LITERALS = 256;
const LENGTHS = 249;
const PRE_CODES = 20;
const ALIGNED_CODES = 8;
const MOST_EXTRA = 17;
const LEAST_MATCH = 2;

/** Of each slot how many bits more a distance has, and where its distances begin. */
const EXTRA = Array.from({ length: 50 }, (_, slot) => (slot < 4 ? 0 : Math.min(MOST_EXTRA, (slot >> 1) - 1)));
const BASE = EXTRA.map((_, slot) => EXTRA.slice(0, slot).reduce((sum, extra) => sum + 2 ** extra, 0));

export function isLzxWindow(bits: number): boolean {
  return SLOTS[bits] !== undefined;
}

interface Block {
  readonly kind: 'verbatim' | 'aligned' | 'plain';
  left: number;
  /** Bytes as they are, of which there is an odd number, have one more behind them. */
  isPadded: boolean;
}

/** @param windowBits 15 to 21 */
export function lzxFrames(windowBits: number): LzxFrames {
  const windowBytes = 2 ** windowBits;
  const mask = windowBytes - 1;
  // Made once there is a frame: a cabinet may have many folders.
  let window: Uint8Array = new Uint8Array();
  const slots = SLOTS[windowBits] ?? 0;
  const mainLengths = new Uint8Array(LITERALS + 8 * slots);
  const lengthLengths = new Uint8Array(LENGTHS);
  const last: [number, number, number] = [1, 1, 1];
  let main: LzxTree | null = null;
  let lengths: LzxTree | null = null;
  let aligned: LzxTree | null = null;
  let block: Block = { kind: 'verbatim', left: 0, isPadded: false };
  let at = 0;
  /** Of what programs call, the length of the whole: null before the first frame, 0 where nothing was changed. */
  let callsIn: number | null = null;

  function begin(bits: LzxBits): void {
    if (block.isPadded) bits.bytes(1);
    const type = bits.take(3);
    const left = bits.take(8) * 0x1_0000 + bits.take(16);
    if (type === 3) {
      bits.align();
      const header = bits.bytes(12);
      if (header.length < 12) throw cutOff();
      const view = new DataView(header.buffer, header.byteOffset, 12);
      for (const index of [0, 1, 2] as const) last[index] = view.getUint32(index * 4, true);
      block = { kind: 'plain', left, isPadded: left % 2 === 1 };
      return;
    }
    if (type !== 1 && type !== 2)
      throw new FormatError(
        'malformed',
        `the packed data has a block of the kind ${type}, which there is not`,
      );
    if (type === 2) aligned = lzxTree(Uint8Array.from({ length: ALIGNED_CODES }, () => bits.take(3)));
    readLengths(bits, mainLengths, 0, LITERALS);
    readLengths(bits, mainLengths, LITERALS, mainLengths.length);
    readLengths(bits, lengthLengths, 0, LENGTHS);
    main = lzxTree(mainLengths);
    lengths = lzxTree(lengthLengths);
    block = { kind: type === 2 ? 'aligned' : 'verbatim', left, isPadded: false };
  }

  function distanceOf(slot: number, bits: LzxBits): number {
    if (slot < 3) {
      const distance = last[slot === 1 ? 1 : slot === 2 ? 2 : 0];
      if (slot > 0) last[slot === 1 ? 1 : 2] = last[0];
      last[0] = distance;
      return distance;
    }
    const extra = EXTRA[slot] ?? 0;
    const isAligned = block.kind === 'aligned' && extra >= 3 && aligned !== null;
    const more = isAligned ? bits.take(extra - 3) * 8 + (aligned?.next(bits) ?? 0) : bits.take(extra);
    const distance = (BASE[slot] ?? 0) + more - 2;
    last[2] = last[1];
    last[1] = last[0];
    last[0] = distance;
    return distance;
  }

  /** One code of a block: a byte, or bytes that were there before; how many. */
  function unpackOne(main: LzxTree, lengths: LzxTree, bits: LzxBits, most: number): number {
    const code = main.next(bits);
    if (code < LITERALS) {
      window[at++ & mask] = code;
      return 1;
    }
    const short = (code - LITERALS) & 7;
    const length = LEAST_MATCH + (short === 7 ? 7 + lengths.next(bits) : short);
    const distance = distanceOf((code - LITERALS) >> 3, bits);
    if (distance === 0 || distance > at || distance > windowBytes)
      throw new FormatError('malformed', 'the packed data goes back to before its beginning');
    if (length > most)
      throw new FormatError('malformed', 'the packed data goes on past the end of its block');
    for (let left = length; left > 0; left--, at++) window[at & mask] = window[(at - distance) & mask] ?? 0;
    return length;
  }

  return (packed, size) => {
    const bits = new LzxBits(packed);
    if (window.length === 0) window = new Uint8Array(windowBytes);
    if (callsIn === null) callsIn = bits.take(1) === 1 ? bits.take(16) * 0x1_0000 + bits.take(16) : 0;
    const start = at;
    const end = at + size;
    while (at < end) {
      if (block.left === 0) begin(bits);
      const most = Math.min(block.left, end - at);
      if (block.kind === 'plain') {
        const bytes = bits.bytes(most);
        if (bytes.length < most) throw cutOff();
        for (const byte of bytes) window[at++ & mask] = byte;
        block.left -= most;
      } else if (main !== null && lengths !== null) {
        for (let left = most; left > 0; ) {
          const count = unpackOne(main, lengths, bits, left);
          left -= count;
          block.left -= count;
        }
      }
    }
    // The byte that evens a block out may be the last of this frame, or the first of the next.
    if (block.left === 0 && block.isPadded && bits.bytes(1).length === 1) block.isPadded = false;
    const frame = new Uint8Array(size);
    const first = window.subarray(start & mask, (start & mask) + size);
    frame.set(first);
    frame.set(window.subarray(0, size - first.length), first.length);
    if (callsIn > 0) backFromAbsolute(frame, start, callsIn);
    return frame;
  };
}

/** Lengths of a tree, each told as a change of what it was, by a small tree of its own that stands before them. */
function readLengths(bits: LzxBits, lengths: Uint8Array, from: number, to: number): void {
  const tree = lzxTree(Uint8Array.from({ length: PRE_CODES }, () => bits.take(4)));
  const changed = (index: number, by: number) => ((lengths[index] ?? 0) - by + 17) % 17;
  for (let index = from; index < to; ) {
    const code = tree.next(bits);
    if (code <= 16) {
      lengths[index] = changed(index, code);
      index++;
      continue;
    }
    let count: number;
    let value = 0;
    if (code === 17) count = 4 + bits.take(4);
    else if (code === 18) count = 20 + bits.take(5);
    else {
      count = 4 + bits.take(1);
      const by = tree.next(bits);
      if (by > 16) throw new FormatError('malformed', 'a length of a tree is changed by more than there is');
      value = changed(index, by);
    }
    lengths.fill(value, index, Math.min(to, index + count));
    index += count;
  }
}

function cutOff(): FormatError {
  return new FormatError('truncated', 'the packed data ends before what it unpacks to does');
}
