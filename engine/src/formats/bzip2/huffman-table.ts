import type { ForwardBits } from '../forward-bits.ts';

/** Reads the next symbol; -1 where the bits are no code. */
export type HuffmanTable = (bits: ForwardBits) => number;

const LONGEST = 20;
/** Codes up to this long, which are nearly all, are looked up at once. */
const QUICK = 10;

/** A canonical code: of the same length, codes ascend with their symbols. */
export function huffmanTable(lengths: Uint8Array): HuffmanTable {
  const counts = new Uint32Array(LONGEST + 2);
  for (const length of lengths) counts[length] = (counts[length] ?? 0) + 1;
  const firstCode = new Uint32Array(LONGEST + 2);
  const firstIndex = new Uint32Array(LONGEST + 2);
  for (let length = 1; length <= LONGEST; length++) {
    firstCode[length + 1] = ((firstCode[length] ?? 0) + (counts[length] ?? 0)) << 1;
    firstIndex[length + 1] = (firstIndex[length] ?? 0) + (counts[length] ?? 0);
  }
  const symbols = [...lengths.keys()].sort((a, b) => (lengths[a] ?? 0) - (lengths[b] ?? 0) || a - b);
  /** Length in the lowest five bits, the symbol above; 0 where the code is longer, or none. */
  const quick = new Uint16Array(1 << QUICK);
  const slow = (code: number, length: number): number => {
    const index = code - (firstCode[length] ?? 0);
    return index >= 0 && index < (counts[length] ?? 0)
      ? (symbols[(firstIndex[length] ?? 0) + index] ?? -1)
      : -1;
  };
  for (let bits = 0; bits < quick.length; bits++) {
    for (let length = 1; length <= QUICK; length++) {
      const symbol = slow(bits >>> (QUICK - length), length);
      if (symbol < 0) continue;
      quick[bits] = (symbol << 5) | length;
      break;
    }
  }
  return (bits) => {
    const entry = quick[bits.peek(QUICK)] ?? 0;
    if (entry !== 0) {
      bits.pass(entry & 31);
      return entry >>> 5;
    }
    const code = bits.peek(LONGEST);
    for (let length = QUICK + 1; length <= LONGEST; length++) {
      const symbol = slow(code >>> (LONGEST - length), length);
      if (symbol < 0) continue;
      bits.pass(length);
      return symbol;
    }
    return -1;
  };
}
