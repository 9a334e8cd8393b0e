import type { RangeDecoder } from './range-decoder.ts';

/** How long a match is: short, middle or long, each with a tree of its own (LZMA specification, "Lengths"). */
export interface LengthCoder {
  reset(): void;
  decode(range: RangeDecoder, position: number): number;
}

const POSITIONS = 16;
const SHORT_BITS = 3;
const LONG_BITS = 8;
const SHORTEST = 2;
const EVEN = 1024;

export function lengthCoder(): LengthCoder {
  const choice = new Uint16Array(2);
  const short = new Uint16Array(POSITIONS << SHORT_BITS);
  const middle = new Uint16Array(POSITIONS << SHORT_BITS);
  const long = new Uint16Array(1 << LONG_BITS);
  return {
    reset() {
      for (const each of [choice, short, middle, long]) each.fill(EVEN);
    },
    decode(range, position) {
      const base = position << SHORT_BITS;
      if (range.bit(choice, 0) === 0) return SHORTEST + range.tree(short, base, SHORT_BITS);
      if (range.bit(choice, 1) === 0) return SHORTEST + 8 + range.tree(middle, base, SHORT_BITS);
      return SHORTEST + 16 + range.tree(long, 0, LONG_BITS);
    },
  };
}
