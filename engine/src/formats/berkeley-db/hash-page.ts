import { type ByteReader, FormatError } from '../byte-reader.ts';
import type { PageSet } from '../page-set.ts';

/** What every page is read by. */
export interface HashFile {
  readonly bytes: ByteReader;
  readonly littleEndian: boolean;
  readonly pageSize: number;
  readonly pageCount: number;
}

/** A page of keys and values in turns. */
export interface HashPage {
  readonly number: number;
  readonly bytes: Uint8Array;
  /** Where each item begins. Items fill a page from its end, so that each ends where the one before it begins. */
  readonly offsets: readonly number[];
}

const HEADER_BYTES = 26;
const [HASH_UNSORTED, OVERFLOW, HASH] = [2, 7, 13] as const;
/** Kinds of items: the bytes themselves, or the page that they begin on and how many they are. */
const [KEY_DATA, OFF_PAGE] = [1, 3] as const;
const OFF_PAGE_BYTES = 12;

/** A page with records; null for one of another kind, which is free, or part of a longer value. */
export function readHashPage(file: HashFile, number: number): HashPage | null {
  const { bytes, view } = pageAt(file, number);
  const type = view.getUint8(25);
  if (type !== HASH && type !== HASH_UNSORTED) return null;
  const count = view.getUint16(20, file.littleEndian);
  if (HEADER_BYTES + count * 2 > file.pageSize) {
    throw new FormatError(
      'malformed',
      `page ${number} claims ${count} items, more than fit`,
      number * file.pageSize,
    );
  }
  const offsets = Array.from({ length: count }, (_, item) =>
    view.getUint16(HEADER_BYTES + item * 2, file.littleEndian),
  );
  return { number, bytes, offsets };
}

/** The bytes of an item, put together where they lie on pages of their own. */
export function itemAt(
  file: HashFile,
  page: HashPage,
  index: number,
  overflow: PageSet,
  most: number,
): Uint8Array {
  const start = page.offsets[index] ?? 0;
  const end = index === 0 ? file.pageSize : (page.offsets[index - 1] ?? 0);
  const place = page.number * file.pageSize + start;
  if (start < HEADER_BYTES || end <= start || end > file.pageSize) {
    throw new FormatError('malformed', `an item of page ${page.number} has no place in it`, place);
  }
  const item = page.bytes.subarray(start, end);
  if (item[0] === KEY_DATA) return item.subarray(1);
  if (item[0] !== OFF_PAGE || item.length < OFF_PAGE_BYTES) {
    throw new FormatError('unsupported', `an item of the kind ${item[0]}`, place);
  }
  const view = new DataView(item.buffer, item.byteOffset, item.byteLength);
  const size = view.getUint32(8, file.littleEndian);
  if (size > file.bytes.size)
    throw new FormatError('malformed', 'a value claims more bytes than the file has', place);
  if (size > most) throw new FormatError('limit-reached', `a value has ${size} bytes`, place);
  return overflowing(file, view.getUint32(4, file.littleEndian), size, overflow);
}

function overflowing(file: HashFile, first: number, size: number, overflow: PageSet): Uint8Array {
  const parts: Uint8Array[] = [];
  let filled = 0;
  let number = first;
  while (filled < size) {
    // The first page holds the header, so 0 ends a chain.
    if (number === 0 || !overflow.add(number)) {
      throw new FormatError('malformed', `page ${number} is led to twice, or is none`);
    }
    const { bytes, view } = pageAt(file, number);
    if (view.getUint8(25) !== OVERFLOW) {
      throw new FormatError('malformed', `page ${number} holds no part of a value`, number * file.pageSize);
    }
    const length = Math.min(
      view.getUint16(22, file.littleEndian),
      file.pageSize - HEADER_BYTES,
      size - filled,
    );
    if (length === 0) throw new FormatError('malformed', `page ${number} is empty`, number * file.pageSize);
    parts.push(bytes.subarray(HEADER_BYTES, HEADER_BYTES + length));
    filled += length;
    number = view.getUint32(16, file.littleEndian);
  }
  return Buffer.concat(parts, size);
}

function pageAt(file: HashFile, number: number): { bytes: Uint8Array; view: DataView } {
  const offset = number * file.pageSize;
  const bytes = file.bytes.read(offset, file.pageSize);
  if (bytes.length < file.pageSize)
    throw new FormatError('truncated', `it ends within page ${number}`, offset);
  return { bytes, view: new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength) };
}
