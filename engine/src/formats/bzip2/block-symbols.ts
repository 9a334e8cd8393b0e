import { FormatError } from '../byte-reader.ts';
import type { ForwardBits } from '../forward-bits.ts';
import { type HuffmanTable, huffmanTable } from './huffman-table.ts';

/** A block before the transform is undone. */
export interface BlockSymbols {
  /** A byte in each element. */
  readonly symbols: Uint32Array;
  /** Which row of the sorted rotations is the block. */
  readonly origin: number;
}

const GROUP_SYMBOLS = 50;
const MOST_SELECTORS = 18_002;
const LONGEST_CODE = 20;

/**
 * Reads a block from behind its checksum: Huffman codes, then move-to-front, then runs.
 *
 * @param blockBytes the most symbols that the stream's header allows
 * @throws FormatError `malformed`, `truncated`, or `unsupported`
 */
export function blockSymbols(bits: ForwardBits, blockBytes: number): BlockSymbols {
  const at = bits.at();
  const wrong = (what: string) => new FormatError('malformed', `a bzip2 block ${what}`, at);
  if (bits.take(1) === 1) {
    throw new FormatError('unsupported', 'a bzip2 block of before 1997, which is shuffled otherwise', at);
  }
  const origin = bits.take(24);
  const front = usedBytes(bits);
  if (front.length === 0) throw wrong('uses no byte');
  const alphabet = front.length + 2;
  const tableCount = bits.take(3);
  const selectorCount = bits.take(15);
  if (tableCount < 2 || tableCount > 6 || selectorCount === 0) throw wrong('has a wrong number of codes');
  const selectors = readSelectors(bits, tableCount, selectorCount);
  if (selectors === null) throw wrong('chooses a code that it does not have');
  const tables: HuffmanTable[] = [];
  for (let index = 0; index < tableCount; index++) {
    const lengths = readLengths(bits, alphabet);
    if (lengths === null) throw wrong('has a code of a wrong length');
    tables.push(huffmanTable(lengths));
  }
  const symbols = new Uint32Array(blockBytes);
  const length = readSymbols(bits, { front, tables, selectors, symbols });
  if (length === null) throw wrong('holds symbols that it cannot');
  if (origin >= length) throw wrong('begins outside itself');
  return { symbols: symbols.subarray(0, length), origin };
}

/** The bytes that occur in the block, in ascending order. */
function usedBytes(bits: ForwardBits): number[] {
  const ranges = bits.take(16);
  const used: number[] = [];
  for (let range = 0; range < 16; range++) {
    if ((ranges & (0x8000 >> range)) === 0) continue;
    const marks = bits.take(16);
    for (let low = 0; low < 16; low++) if (marks & (0x8000 >> low)) used.push(range * 16 + low);
  }
  return used;
}

function readSelectors(bits: ForwardBits, tableCount: number, count: number): Uint8Array | null {
  const order = [0, 1, 2, 3, 4, 5];
  const selectors = new Uint8Array(Math.min(count, MOST_SELECTORS));
  for (let index = 0; index < count; index++) {
    let place = 0;
    while (bits.take(1) === 1) if (++place >= tableCount) return null;
    const [chosen = 0] = order.splice(place, 1);
    order.unshift(chosen);
    // Some programs write more than a block can use; bzip2 since 1.0.8 passes over them.
    if (index < MOST_SELECTORS) selectors[index] = chosen;
  }
  return selectors;
}

function readLengths(bits: ForwardBits, alphabet: number): Uint8Array | null {
  const lengths = new Uint8Array(alphabet);
  let length = bits.take(5);
  for (let symbol = 0; symbol < alphabet; symbol++) {
    for (;;) {
      if (length < 1 || length > LONGEST_CODE) return null;
      if (bits.take(1) === 0) break;
      length += bits.take(1) === 0 ? 1 : -1;
    }
    lengths[symbol] = length;
  }
  return lengths;
}

interface SymbolReading {
  /** The bytes that occur, which are moved to the front as they do. */
  readonly front: number[];
  readonly tables: readonly HuffmanTable[];
  readonly selectors: Uint8Array;
  readonly symbols: Uint32Array;
}

/** Fills `symbols`; how many there are, or null where the block is wrong. */
function readSymbols(bits: ForwardBits, reading: SymbolReading): number | null {
  const { tables, selectors, symbols } = reading;
  const front = Uint8Array.from(reading.front);
  const end = front.length + 1;
  let length = 0;
  let run = 0;
  let runDigit = 1;
  for (const selector of selectors) {
    const table = tables[selector];
    if (table === undefined) return null;
    for (let left = GROUP_SYMBOLS; left > 0; left--) {
      const symbol = table(bits);
      if (symbol < 0) return null;
      if (symbol <= 1) {
        // A run's length in digits 1 and 2, the lowest first.
        run += runDigit << symbol;
        runDigit <<= 1;
        if (run > symbols.length - length) return null;
        continue;
      }
      if (run > 0) {
        symbols.fill(front[0] ?? 0, length, length + run);
        length += run;
        run = 0;
        runDigit = 1;
      }
      if (symbol === end) return length;
      if (length === symbols.length) return null;
      const place = symbol - 1;
      const byte = front[place] ?? 0;
      for (let index = place; index > 0; index--) front[index] = front[index - 1] ?? 0;
      front[0] = byte;
      symbols[length++] = byte;
    }
  }
  return null;
}
