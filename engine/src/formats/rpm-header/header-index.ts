import { type ByteReader, FormatError } from '../byte-reader.ts';

/** Where a tag's value lies in the store. */
export interface IndexEntry {
  readonly type: number;
  /** Offset in the store. */
  readonly offset: number;
  readonly count: number;
}

export interface HeaderIndex {
  readonly bytes: ByteReader;
  /** Offset of the index's two counts. */
  readonly start: number;
  /** Offset of the store, and its bytes. */
  readonly store: number;
  readonly storeBytes: number;
  /** Offset of the first byte behind the store. */
  readonly end: number;
  /** By tag; of a tag given twice the last, as rpm lets later entries replace those of the signed region. */
  readonly entries: ReadonlyMap<number, IndexEntry>;
}

const ENTRY_BYTES = 16;
/** rpm's own bounds (lib/header.c, HEADER_TAGS_MAX and HEADER_DATA_MAX). */
const MOST_ENTRIES = 0xffff;
const MOST_STORE_BYTES = 0x0fffffff;

/** Reads the index that begins at `start` with its two counts. */
export function readIndex(bytes: ByteReader, start: number): HeaderIndex {
  const counts = bytes.read(start, 8);
  if (counts.length < 8) throw new FormatError('truncated', 'the header ends within its first bytes', start);
  const intro = viewOf(counts);
  const [count, storeBytes] = [intro.getUint32(0), intro.getUint32(4)];
  if (count > MOST_ENTRIES || storeBytes > MOST_STORE_BYTES) {
    const words = `the header claims ${count} entries and ${storeBytes} bytes, more than rpm itself takes`;
    throw new FormatError('malformed', words, start);
  }
  const table = bytes.read(start + 8, count * ENTRY_BYTES);
  const store = start + 8 + count * ENTRY_BYTES;
  const end = store + storeBytes;
  if (table.length < count * ENTRY_BYTES || end > bytes.size) {
    throw new FormatError('truncated', `the header ends at ${end} and the file at ${bytes.size}`, start);
  }
  return { bytes, start, store, storeBytes, end, entries: entriesOf(viewOf(table), count, store) };
}

function entriesOf(table: DataView, count: number, store: number): Map<number, IndexEntry> {
  const entries = new Map<number, IndexEntry>();
  for (let index = 0; index < count; index++) {
    const at = index * ENTRY_BYTES;
    const entry = {
      type: table.getUint32(at + 4),
      // A region's trailer has a negative offset; no tag that is read here has one.
      offset: table.getInt32(at + 8),
      count: table.getUint32(at + 12),
    };
    entries.set(table.getUint32(at), entry);
    if (entry.offset < 0) throw new FormatError('malformed', 'a value lies before the store', store);
  }
  return entries;
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
