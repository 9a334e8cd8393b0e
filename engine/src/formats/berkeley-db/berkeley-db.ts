/**
 * Hash databases of Berkeley DB, versions 8 to 10 (db_page.h in its sources), read record after record: what rpm kept
 * its packages in before SQLite. Goes through the pages in their order and not by the hash, holds one page and one
 * record, and follows no page twice. Databases with checksums or encryption, which rpm never made, are refused.
 */
import { type ByteReader, FormatError, type Parsed, parsed } from '../byte-reader.ts';
import { PageSet } from '../page-set.ts';
import { type HashFile, type HashPage, itemAt, readHashPage } from './hash-page.ts';

export type { HashFile } from './hash-page.ts';

export type HashRecord =
  | { readonly kind: 'record'; readonly key: Uint8Array; readonly value: Uint8Array }
  | { readonly kind: 'error'; readonly error: FormatError };

const MAGIC = 0x00061561;
const META_BYTES = 512;
const HASH_META = 8;
const VERSIONS = [8, 9, 10];
const HAS_CHECKSUMS = 1;

/** The cheap question: do these bytes begin a hash database, in either byte order? */
export function isBerkeleyHash(head: Uint8Array): boolean {
  return head.length >= META_BYTES && byteOrderOf(head) !== null;
}

/** Reads the first page, which says how large pages are. */
export function readBerkeleyHash(bytes: ByteReader): Parsed<HashFile> {
  return parsed(() => {
    const meta = bytes.read(0, META_BYTES);
    if (meta.length < META_BYTES)
      throw new FormatError('truncated', 'it ends within its first page', meta.length);
    const littleEndian = byteOrderOf(meta);
    if (littleEndian === null) throw new FormatError('malformed', 'it has no header of a hash database', 12);
    const view = new DataView(meta.buffer, meta.byteOffset, meta.byteLength);
    const [version, pageSize] = [view.getUint32(16, littleEndian), view.getUint32(20, littleEndian)];
    if (!VERSIONS.includes(version) || view.getUint8(25) !== HASH_META) {
      throw new FormatError('unsupported', `a hash database of the version ${version}`, 16);
    }
    if (pageSize < 512 || pageSize > 65_536 || (pageSize & (pageSize - 1)) !== 0) {
      throw new FormatError('malformed', `a page has ${pageSize} bytes, which no page may have`, 20);
    }
    if (view.getUint8(24) !== 0 || (view.getUint8(26) & HAS_CHECKSUMS) !== 0) {
      throw new FormatError('unsupported', 'a hash database with encryption or checksums', 24);
    }
    return { bytes, littleEndian, pageSize, pageCount: Math.ceil(bytes.size / pageSize) };
  });
}

/**
 * The records, in the order of the pages. What cannot be read is an error in its place.
 *
 * @param valueBytes bytes of one value; a longer one is an error
 */
export function* hashRecords(file: HashFile, valueBytes: number): Generator<HashRecord> {
  const overflow = new PageSet(file.pageCount);
  for (let number = 1; number < file.pageCount; number++) {
    const page = parsed(() => readHashPage(file, number));
    if (!page.ok) yield { kind: 'error', error: page.error };
    else if (page.value !== null) yield* recordsOf(file, page.value, overflow, valueBytes);
  }
}

function* recordsOf(file: HashFile, page: HashPage, overflow: PageSet, most: number): Generator<HashRecord> {
  for (let index = 0; index + 1 < page.offsets.length; index += 2) {
    const record = parsed(() => ({
      key: itemAt(file, page, index, overflow, most),
      value: itemAt(file, page, index + 1, overflow, most),
    }));
    yield record.ok ? { kind: 'record', ...record.value } : { kind: 'error', error: record.error };
  }
}

function byteOrderOf(head: Uint8Array): boolean | null {
  const view = new DataView(head.buffer, head.byteOffset, head.byteLength);
  return [true, false].find((littleEndian) => view.getUint32(12, littleEndian) === MAGIC) ?? null;
}
