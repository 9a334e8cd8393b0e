import { FormatError } from '../byte-reader.ts';
import type { PageSet } from '../page-set.ts';
import type { DatabaseFile } from './database-header.ts';
import { pageAt } from './page.ts';
import { readVarint } from './varint.ts';

/** A page of a table's tree. `cells` of a leaf are offsets in the page; of an interior page the pages below. */
export interface TablePage {
  readonly kind: 'leaf' | 'interior';
  readonly number: number;
  readonly bytes: Uint8Array;
  readonly cells: readonly number[];
}

const INTERIOR = 0x05;
const LEAF = 0x0d;
const INDEX_PAGES = [0x02, 0x0a];
const FILE_HEADER_BYTES = 100;

/** Reads a page's header and where its cells lie (§1.6). */
export function readTablePage(bytes: Uint8Array, number: number, file: DatabaseFile): TablePage {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const start = number === 1 ? FILE_HEADER_BYTES : 0;
  const at = (number - 1) * file.pageSize;
  const type = view.getUint8(start);
  if (INDEX_PAGES.includes(type))
    throw new FormatError('unsupported', 'a table that is kept without row ids', at);
  if (type !== LEAF && type !== INTERIOR) {
    throw new FormatError('malformed', `page ${number} is no page of a table`, at);
  }
  const pointers = start + (type === LEAF ? 8 : 12);
  const count = view.getUint16(start + 3);
  if (pointers + count * 2 > file.usableSize) {
    throw new FormatError('malformed', `page ${number} claims ${count} cells, more than fit`, at);
  }
  const offsets = Array.from({ length: count }, (_, cell) => view.getUint16(pointers + cell * 2));
  if (type === LEAF) return { kind: 'leaf', number, bytes, cells: offsets };
  const below = offsets.map((offset) => (offset + 4 <= file.usableSize ? view.getUint32(offset) : 0));
  return { kind: 'interior', number, bytes, cells: [...below, view.getUint32(start + 8)] };
}

/** A leaf's cell: a row's id and its payload, put together where it goes on in overflow pages. */
export function leafCell(
  file: DatabaseFile,
  page: TablePage,
  offset: number,
  seen: PageSet,
  most: number,
): { rowId: number; payload: Uint8Array } {
  const usable = page.bytes.subarray(0, file.usableSize);
  const size = readVarint(usable, offset);
  const rowId = readVarint(usable, size.next);
  const place = (page.number - 1) * file.pageSize + offset;
  if (size.value < 0 || size.value > file.bytes.size) {
    throw new FormatError('malformed', `row ${rowId.value} claims more bytes than the file has`, place);
  }
  if (size.value > most) {
    throw new FormatError('limit-reached', `row ${rowId.value} has ${size.value} bytes`, place);
  }
  const local = localBytes(size.value, file.usableSize);
  const end = rowId.next + local;
  if (end + (local < size.value ? 4 : 0) > usable.length) {
    throw new FormatError('malformed', `row ${rowId.value} goes past the end of its page`, place);
  }
  const first = usable.subarray(rowId.next, end);
  if (local === size.value) return { rowId: rowId.value, payload: first };
  return { rowId: rowId.value, payload: overflowing(file, first, size.value, uint32(usable, end), seen) };
}

/** How many bytes of a payload lie in the leaf itself (§1.6, "cell payload overflow pages"). */
function localBytes(size: number, usable: number): number {
  const most = usable - 35;
  if (size <= most) return size;
  const least = Math.floor(((usable - 12) * 32) / 255) - 23;
  const fitting = least + ((size - least) % (usable - 4));
  return fitting <= most ? fitting : least;
}

function overflowing(
  file: DatabaseFile,
  first: Uint8Array,
  size: number,
  firstPage: number,
  seen: PageSet,
): Uint8Array {
  // Put together at the end: what a row claims is no reason to set bytes aside.
  const parts = [first];
  let filled = first.length;
  let number = firstPage;
  while (filled < size) {
    if (!seen.add(number)) throw new FormatError('malformed', `page ${number} is led to twice, or is none`);
    const page = pageAt(file, number);
    const part = page.subarray(4, Math.min(file.usableSize, 4 + size - filled));
    parts.push(part);
    filled += part.length;
    number = uint32(page, 0);
  }
  return Buffer.concat(parts, size);
}

function uint32(bytes: Uint8Array, offset: number): number {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength).getUint32(offset);
}
