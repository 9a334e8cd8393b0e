/** Bits that were packed by how likely they are. A probability is that of a 0, of 2048. */
export interface RangeDecoder {
  /** The next bit; the probability at `index` learns from it. */
  bit(probabilities: Uint16Array, index: number): number;
  /** Bits of a binary tree that begins at `base`, the highest first. */
  tree(probabilities: Uint16Array, base: number, bits: number): number;
  /** The same, the lowest first. */
  reverseTree(probabilities: Uint16Array, base: number, bits: number): number;
  /** Bits as likely as not. */
  direct(bits: number): number;
  /** Whether bits were asked for that the input does not have; what was given since is nothing. */
  isPastEnd(): boolean;
  /** Whether nothing is left of what was packed, as at the end of sound data. */
  isFinished(): boolean;
}

const BITS_OF_ONE = 11;
const ONE = 1 << BITS_OF_ONE;
const SPEED = 5;
const LEAST_RANGE = 1 << 24;
const START_BYTES = 5;

/** Null where the input does not begin as such data does (LZMA specification, "Range Decoder"). */
export function rangeDecoder(input: Uint8Array): RangeDecoder | null {
  if (input.length < START_BYTES || input[0] !== 0) return null;
  // As unsigned numbers kept in signed ones, which are faster; compared with the highest bit turned.
  let range = -1;
  let code = ((input[1] ?? 0) << 24) | ((input[2] ?? 0) << 16) | ((input[3] ?? 0) << 8) | (input[4] ?? 0);
  let next = START_BYTES;
  const bit = (probabilities: Uint16Array, index: number): number => {
    const probability = probabilities[index] ?? 0;
    const bound = Math.imul(range >>> BITS_OF_ONE, probability);
    let value = 0;
    if ((code ^ 0x80000000) < (bound ^ 0x80000000)) {
      range = bound;
      probabilities[index] = probability + ((ONE - probability) >>> SPEED);
    } else {
      range = (range - bound) | 0;
      code = (code - bound) | 0;
      probabilities[index] = probability - (probability >>> SPEED);
      value = 1;
    }
    if (range >>> 0 < LEAST_RANGE) {
      range <<= 8;
      code = (code << 8) | (input[next] ?? 0);
      next++;
    }
    return value;
  };
  return {
    bit,
    tree(probabilities, base, bits) {
      let symbol = 1;
      for (let left = bits; left > 0; left--) symbol = (symbol << 1) | bit(probabilities, base + symbol);
      return symbol - (1 << bits);
    },
    reverseTree(probabilities, base, bits) {
      let symbol = 1;
      let value = 0;
      for (let index = 0; index < bits; index++) {
        const one = bit(probabilities, base + symbol);
        symbol = (symbol << 1) | one;
        value |= one << index;
      }
      return value;
    },
    direct(bits) {
      let value = 0;
      for (let left = bits; left > 0; left--) {
        range >>>= 1;
        const below = (code ^ 0x80000000) < (range ^ 0x80000000);
        if (!below) code = (code - range) | 0;
        value = (value << 1) | (below ? 0 : 1);
        if (range >>> 0 < LEAST_RANGE) {
          range <<= 8;
          code = (code << 8) | (input[next] ?? 0);
          next++;
        }
      }
      return value >>> 0;
    },
    isPastEnd: () => next > input.length,
    isFinished: () => code === 0,
  };
}
