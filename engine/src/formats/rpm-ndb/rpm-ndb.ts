/**
 * rpm's own database of packages, "ndb" (lib/backend/ndb/rpmpkg.c in rpm's sources), which openSUSE and SLE keep theirs
 * in: pages of slots, each with a package's number and where its header lies, in blocks of 16 bytes.
 */
import { type ByteReader, FormatError, type Parsed, parsed } from '../byte-reader.ts';

export interface NdbSlot {
  readonly package: number;
  /** Offset and bytes of the blob, with its own header and trailer. */
  readonly offset: number;
  readonly size: number;
}

export type NdbBlob =
  | { readonly kind: 'blob'; readonly package: number; readonly header: Uint8Array }
  | { readonly kind: 'error'; readonly package: number; readonly error: FormatError };

const DATABASE = 0x506d7052; // "RpmP"
const SLOT = 0x746f6c53; // "Slot"
const BLOB = 0x53626c42; // "BlbS"
const HEADER_BYTES = 32;
const SLOT_BYTES = 16;
const PAGE_BYTES = 4096;
const BLOCK_BYTES = 16;
const BLOB_HEADER_BYTES = 16;
const BLOB_TRAILER_BYTES = 12;
/** 256 slots each: half a million packages. */
const MOST_PAGES = 2_048;

/** The cheap question: do these bytes begin such a database? */
export function isNdb(head: Uint8Array): boolean {
  return head.length >= HEADER_BYTES && viewOf(head).getUint32(0, true) === DATABASE;
}

/** Reads the slots that hold a package. */
export function readNdb(bytes: ByteReader): Parsed<readonly NdbSlot[]> {
  return parsed(() => {
    const header = bytes.read(0, HEADER_BYTES);
    if (!isNdb(header)) throw new FormatError('malformed', 'it has no header of a package database', 0);
    const [version, pages] = [viewOf(header).getUint32(4, true), viewOf(header).getUint32(12, true)];
    if (version !== 0)
      throw new FormatError('unsupported', `a package database of the version ${version}`, 4);
    if (pages === 0 || pages > MOST_PAGES)
      throw new FormatError('malformed', `it claims ${pages} pages of slots`, 12);
    const table = bytes.read(HEADER_BYTES, pages * PAGE_BYTES - HEADER_BYTES);
    if (table.length < pages * PAGE_BYTES - HEADER_BYTES) {
      throw new FormatError('truncated', 'it ends within the table of its packages', bytes.size);
    }
    return slotsOf(viewOf(table));
  });
}

/**
 * The headers of packages, slot after slot. Blobs do not overlap: what is claimed beyond the file's size is an error.
 *
 * @param headerBytes bytes of one header; a longer one is an error
 */
export function* ndbBlobs(
  bytes: ByteReader,
  slots: readonly NdbSlot[],
  headerBytes: number,
): Generator<NdbBlob> {
  let left = bytes.size;
  for (const slot of slots) {
    const blob = parsed(() => readBlob(bytes, slot, headerBytes, left));
    if (!blob.ok) yield { kind: 'error', package: slot.package, error: blob.error };
    else {
      left -= blob.value.length;
      yield { kind: 'blob', package: slot.package, header: blob.value };
    }
  }
}

function slotsOf(table: DataView): NdbSlot[] {
  const slots: NdbSlot[] = [];
  for (let at = 0; at + SLOT_BYTES <= table.byteLength; at += SLOT_BYTES) {
    if (table.getUint32(at, true) !== SLOT) {
      throw new FormatError('malformed', 'the table of its packages is damaged', HEADER_BYTES + at);
    }
    const [number, block, blocks] = [4, 8, 12].map((field) => table.getUint32(at + field, true));
    if (!number || !block || blocks === undefined) continue;
    slots.push({ package: number, offset: block * BLOCK_BYTES, size: blocks * BLOCK_BYTES });
  }
  return slots;
}

function readBlob(bytes: ByteReader, slot: NdbSlot, most: number, left: number): Uint8Array {
  const { offset } = slot;
  const head = bytes.read(offset, BLOB_HEADER_BYTES);
  if (head.length < BLOB_HEADER_BYTES) throw new FormatError('truncated', 'it ends before a package', offset);
  const view = viewOf(head);
  if (view.getUint32(0, true) !== BLOB || view.getUint32(4, true) !== slot.package) {
    throw new FormatError('malformed', 'no package lies where the table says', offset);
  }
  const length = view.getUint32(12, true);
  if (length + BLOB_HEADER_BYTES + BLOB_TRAILER_BYTES > slot.size || length > left) {
    throw new FormatError('malformed', 'a package is longer than its place', offset);
  }
  if (length > most) throw new FormatError('limit-reached', `a package's header has ${length} bytes`, offset);
  const header = bytes.read(offset + BLOB_HEADER_BYTES, length);
  if (header.length < length) throw new FormatError('truncated', 'it ends within a package', offset);
  return header;
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
