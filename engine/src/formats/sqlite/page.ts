import { FormatError } from '../byte-reader.ts';
import type { DatabaseFile } from './database-header.ts';

/** Pages that were come by: one bit each. */
export class PageSet {
  readonly #bits: Uint8Array;
  readonly #count: number;

  constructor(pageCount: number) {
    this.#bits = new Uint8Array((pageCount >> 3) + 1);
    this.#count = pageCount;
  }

  /** False where there is no such page, or it was added before. Numbers start at 1. */
  add(number: number): boolean {
    if (!Number.isInteger(number) || number < 1 || number > this.#count) return false;
    const [index, bit] = [number >> 3, 1 << (number & 7)];
    const byte = this.#bits[index] ?? 0;
    if ((byte & bit) !== 0) return false;
    this.#bits[index] = byte | bit;
    return true;
  }
}

/** The bytes of a page; numbers start at 1. */
export function pageAt(file: DatabaseFile, number: number): Uint8Array {
  const offset = (number - 1) * file.pageSize;
  const page = file.bytes.read(offset, file.pageSize);
  if (page.length < file.pageSize)
    throw new FormatError('truncated', `it ends within page ${number}`, offset);
  return page;
}
