import { lengthCoder } from './length-coder.ts';
import { type RangeDecoder, rangeDecoder } from './range-decoder.ts';
import type { SlidingWindow } from './sliding-window.ts';

/** LZMA with its state, which goes on from chunk to chunk. */
export interface LzmaDecoder {
  /** Sets lc, lp and pb from their byte, and begins anew; false where they are none. */
  setProperties(byte: number): boolean;
  resetState(): void;
  /**
   * Unpacks `size` bytes into the window. `short` where the input ends too early, which leaves in the window
   * what came before.
   */
  decode(input: Uint8Array, size: number): 'whole' | 'short' | 'wrong';
  /** Begins on input that is unpacked bit by bit; null where it does not begin as such data does. */
  begin(input: Uint8Array): LzmaStream | null;
}

/** Data that is unpacked bit by bit. */
export interface LzmaStream {
  /** Unpacks `size` bytes or a match's length more, never beyond `most`; `end` at the end mark. */
  next(size: number, most: number): 'whole' | 'short' | 'wrong' | 'end';
  /** Whether all that was packed has come out. */
  isFinished(): boolean;
}

/** The distance of a match that is none: it marks the end. */
const END_MARK = 0xffffffff;

const STATES = 12;
const FIRST_MATCH_STATE = 7;
const POSITIONS = 16;
const SHORTEST_MATCH = 2;
const LENGTH_STATES = 4;
const SLOT_BITS = 6;
const ALIGN_BITS = 4;
const FIRST_MODEL_SLOT = 4;
const FIRST_DIRECT_SLOT = 14;
const LITERAL_PROBABILITIES = 0x300;
const EVEN = 1024;

/** The states after a literal, a match, a repeated match and a repeated byte (LZMA specification, "State"). */
function afterLiteral(state: number): number {
  if (state < 4) return 0;
  return state < 10 ? state - 3 : state - 6;
}

/** @param window where unpacked bytes go, and from where they are copied */
export function lzmaDecoder(window: SlidingWindow): LzmaDecoder {
  let literalContext = 0;
  let literalMask = 0;
  let positionMask = 0;
  let state = 0;
  let [rep0, rep1, rep2, rep3] = [0, 0, 0, 0];
  const isMatch = new Uint16Array(STATES * POSITIONS);
  const isRep = new Uint16Array(STATES);
  const isRep0 = new Uint16Array(STATES);
  const isRep1 = new Uint16Array(STATES);
  const isRep2 = new Uint16Array(STATES);
  const isLongRep0 = new Uint16Array(STATES * POSITIONS);
  const slots = new Uint16Array(LENGTH_STATES << SLOT_BITS);
  const special = new Uint16Array(128);
  const align = new Uint16Array(1 << ALIGN_BITS);
  let literals = new Uint16Array(LITERAL_PROBABILITIES);
  const matchLength = lengthCoder();
  const repLength = lengthCoder();

  function resetState(): void {
    state = 0;
    [rep0, rep1, rep2, rep3] = [0, 0, 0, 0];
    for (const each of [
      isMatch,
      isRep,
      isRep0,
      isRep1,
      isRep2,
      isLongRep0,
      slots,
      special,
      align,
      literals,
    ]) {
      each.fill(EVEN);
    }
    matchLength.reset();
    repLength.reset();
  }

  function literal(range: RangeDecoder): void {
    const high = window.back(1) >> (8 - literalContext);
    const low = (window.total() & literalMask) << literalContext;
    const base = LITERAL_PROBABILITIES * (low + high);
    let symbol = 1;
    if (state >= FIRST_MATCH_STATE) {
      let matched = window.back(rep0 + 1) << 1;
      let offset = 0x100;
      while (symbol < 0x100) {
        const matchBit = matched & offset;
        matched <<= 1;
        const bit = range.bit(literals, base + offset + matchBit + symbol);
        symbol = (symbol << 1) | bit;
        offset &= bit === 0 ? ~matchBit : matchBit;
      }
    } else while (symbol < 0x100) symbol = (symbol << 1) | range.bit(literals, base + symbol);
    window.put(symbol & 0xff);
    state = afterLiteral(state);
  }

  function distance(range: RangeDecoder, length: number): number {
    const slotBase = Math.min(length - SHORTEST_MATCH, LENGTH_STATES - 1) << SLOT_BITS;
    const slot = range.tree(slots, slotBase, SLOT_BITS);
    if (slot < FIRST_MODEL_SLOT) return slot;
    const bits = (slot >> 1) - 1;
    const high = (2 | (slot & 1)) << bits;
    if (slot < FIRST_DIRECT_SLOT) return high + range.reverseTree(special, high - slot, bits);
    const middle = range.direct(bits - ALIGN_BITS);
    return ((high | (middle << ALIGN_BITS)) >>> 0) + range.reverseTree(align, 0, ALIGN_BITS);
  }

  /** The length of a repeated match, or 0 for one byte of it, which was put. */
  function repeated(range: RangeDecoder, position: number): number {
    if (range.bit(isRep0, state) === 0) {
      if (range.bit(isLongRep0, state * POSITIONS + position) === 0) {
        state = state < FIRST_MATCH_STATE ? 9 : 11;
        return 0;
      }
    } else if (range.bit(isRep1, state) === 0) [rep0, rep1] = [rep1, rep0];
    else if (range.bit(isRep2, state) === 0) [rep0, rep1, rep2] = [rep2, rep0, rep1];
    else [rep0, rep1, rep2, rep3] = [rep3, rep0, rep1, rep2];
    state = state < FIRST_MATCH_STATE ? 8 : 11;
    return repLength.decode(range, position);
  }

  function unpack(range: RangeDecoder, size: number, most: number): ReturnType<LzmaStream['next']> {
    let left = size;
    while (left > 0) {
      const position = window.total() & positionMask;
      if (range.bit(isMatch, state * POSITIONS + position) === 0) {
        literal(range);
        left--;
      } else {
        let length: number;
        if (range.bit(isRep, state) === 1) length = repeated(range, position);
        else {
          [rep1, rep2, rep3] = [rep0, rep1, rep2];
          length = matchLength.decode(range, position);
          state = state < FIRST_MATCH_STATE ? 7 : 10;
          rep0 = distance(range, length);
          if (rep0 === END_MARK) return range.isPastEnd() ? 'short' : 'end';
        }
        if (range.isPastEnd()) return 'short';
        const bytes = Math.max(1, length);
        if (bytes > left + most - size || !window.copy(rep0 + 1, bytes)) return 'wrong';
        left -= bytes;
      }
      if (range.isPastEnd()) return 'short';
    }
    return 'whole';
  }

  return {
    setProperties(byte) {
      const lc = byte % 9;
      const lp = Math.floor(byte / 9) % 5;
      const pb = Math.floor(byte / 45);
      if (pb > 4 || lc + lp > 4) return false;
      literalContext = lc;
      literalMask = (1 << lp) - 1;
      positionMask = (1 << pb) - 1;
      const wanted = LITERAL_PROBABILITIES << (lc + lp);
      if (literals.length !== wanted) literals = new Uint16Array(wanted);
      resetState();
      return true;
    },
    resetState,
    decode(input, size) {
      const range = rangeDecoder(input);
      if (range === null) return input.length < 5 ? 'short' : 'wrong';
      const outcome = unpack(range, size, size);
      return outcome === 'end' ? 'wrong' : outcome;
    },
    begin(input) {
      const range = rangeDecoder(input);
      if (range === null) return null;
      return { next: (size, most) => unpack(range, size, most), isFinished: range.isFinished };
    },
  };
}
