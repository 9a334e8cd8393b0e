import { FormatError } from '../byte-reader.ts';
import type { LzxBits } from './lzx-bits.ts';

/** Codes of a tree by their lengths: the shorter first, of one length in the order of what they stand for. */
export interface LzxTree {
  /** Reads one code. Throws `FormatError` on one that stands for nothing. */
  next(bits: LzxBits): number;
}

const LONGEST = 16;
const QUICK_BITS = 10;

/**
 * A tree of at most 16 bits a code. Throws `FormatError` where there are more codes than such lengths leave room for.
 *
 * @param lengths of each code in bits; 0 for what has none
 */
export function lzxTree(lengths: Uint8Array): LzxTree {
  const counts = new Uint16Array(LONGEST + 1);
  for (const length of lengths) counts[length] = (counts[length] ?? 0) + 1;
  counts[0] = 0;
  // Of each length the first code, and the place of what it stands for in `symbols`.
  const firsts = new Int32Array(LONGEST + 2);
  const places = new Int32Array(LONGEST + 2);
  for (let length = 1; length <= LONGEST; length++) {
    const count = counts[length] ?? 0;
    firsts[length + 1] = ((firsts[length] ?? 0) + count) << 1;
    places[length + 1] = (places[length] ?? 0) + count;
    if ((firsts[length] ?? 0) + count > 1 << length)
      throw new FormatError('malformed', 'a tree of the packed data has more codes than there is room for');
  }
  const symbols = new Uint16Array(places[LONGEST + 1] ?? 0);
  const quick = new Uint16Array(1 << QUICK_BITS);
  const next = places.slice();
  for (const [symbol, length] of lengths.entries()) {
    if (length === 0) continue;
    const place = next[length] ?? 0;
    next[length] = place + 1;
    symbols[place] = symbol;
    if (length > QUICK_BITS) continue;
    const code = (firsts[length] ?? 0) + place - (places[length] ?? 0);
    const start = code << (QUICK_BITS - length);
    quick.fill((symbol << 4) | length, start, start + (1 << (QUICK_BITS - length)));
  }
  return {
    next(bits) {
      const seen = bits.peek16();
      const entry = quick[seen >> (LONGEST - QUICK_BITS)] ?? 0;
      if (entry !== 0) {
        bits.skip(entry & 0xf);
        return entry >> 4;
      }
      for (let length = QUICK_BITS + 1; length <= LONGEST; length++) {
        const inLength = (seen >> (LONGEST - length)) - (firsts[length] ?? 0);
        if (inLength >= (counts[length] ?? 0)) continue;
        bits.skip(length);
        return symbols[(places[length] ?? 0) + inLength] ?? 0;
      }
      throw new FormatError('malformed', 'the packed data has a code that stands for nothing');
    },
  };
}
