import { type ByteReader, FormatError, parsed } from '../byte-reader.ts';
import { windowReader } from '../byte-slice.ts';
import { findDirectory, type ZipDirectoryPlace } from './directory-place.ts';
import { u16, u32 } from './little-endian.ts';
import { readZipEntry, type ZipEntry } from './zip-entry.ts';

export { entryData, readLocalEntries } from './local-header.ts';
export type { ZipEntry } from './zip-entry.ts';

/** The central directory of a zip, as far as it could be read. */
export interface ZipDirectory {
  /** In the order of the directory. */
  readonly entries: readonly ZipEntry[];
  /** How many entries the end record claims. */
  readonly claimed: number;
  /** Entries whose data overlaps another's, by their index: a bomb packs the same bytes many times. */
  readonly overlapping: ReadonlySet<number>;
  /** Why the directory could not be read to its end. */
  readonly error: FormatError | null;
}

/** Whether a file begins as a zip does: an entry, an empty zip's end record, or a spanned zip's mark. */
export function isZip(head: Uint8Array): boolean {
  if (head[0] !== 0x50 || head[1] !== 0x4b) return false;
  const rest = u16(head, 2);
  return rest === 0x0403 || rest === 0x0605 || rest === 0x0807;
}

/**
 * Whether a file that does not begin as a zip is one from its end: the end record is the last thing in it, or
 * (in a PE, which may be signed after the zip) near it, and leads to an entry.
 */
export function endsAsZip(bytes: ByteReader): boolean {
  const isPe = u16(bytes.read(0, 2), 0) === 0x5a4d;
  if (!isPe && u32(bytes.read(bytes.size - 22, 4), 0) !== 0x06054b50) return false;
  const found = parsed(() => readZipDirectory(bytes, 1));
  return found.ok && found.value.entries.length > 0;
}

/**
 * Reads the central directory (PKWARE APPNOTE 6.3.10, sections 4.3.12 to 4.3.16), at most `most` entries.
 *
 * @throws FormatError where there is none
 */
export function readZipDirectory(bytes: ByteReader, most: number): ZipDirectory {
  const window = windowReader(bytes);
  const read = findDirectory(bytes).map((place) => ({
    ...readEntries(window, place, most),
    claimed: place.entries,
  }));
  const best = read.find((each) => each.error === null) ?? read[0];
  if (best === undefined) throw new FormatError('malformed', 'the zip has no directory');
  return { ...best, overlapping: overlaps(best.entries, bytes.size) };
}

function readEntries(
  bytes: ByteReader,
  place: ZipDirectoryPlace,
  most: number,
): { entries: ZipEntry[]; error: FormatError | null } {
  const entries: ZipEntry[] = [];
  const end = place.offset + place.size;
  for (let at = place.offset; at < end; ) {
    if (entries.length >= most) {
      return { entries, error: new FormatError('limit-reached', `more than ${most} entries`, at) };
    }
    try {
      const { entry, length } = readZipEntry(bytes, at, place.shift);
      entries.push(entry);
      at += length;
    } catch (error) {
      if (!(error instanceof FormatError)) throw error;
      // Some writers state a directory that is longer than its entries.
      const isWhole = entries.length > 0 && entries.length % 0x1_0000 === place.entries % 0x1_0000;
      return { entries, error: isWhole ? null : error };
    }
  }
  if (entries.length >= place.entries) return { entries, error: null };
  const short = `the zip's directory ends after ${entries.length} of its ${place.entries} entries`;
  return { entries, error: new FormatError('malformed', short, end) };
}

/**
 * Of entries in the order of their offsets, those that begin before the one that is kept ends. A local header
 * is at least 30 bytes and its name; what its own extra field adds is not known yet, and only makes it longer.
 */
function overlaps(entries: readonly ZipEntry[], size: number): Set<number> {
  const order = entries.map((_, index) => index);
  order.sort((a, b) => (entries[a]?.headerOffset ?? 0) - (entries[b]?.headerOffset ?? 0));
  const found = new Set<number>();
  let end = 0;
  for (const index of order) {
    const entry = entries[index];
    if (entry === undefined) continue;
    if (entry.headerOffset < end) found.add(index);
    else {
      const own = entry.headerOffset + 30 + entry.name.length + entry.packedSize;
      // One that claims to go past the file cannot be read; it hides nothing of the others.
      if (own <= size) end = own;
    }
  }
  return found;
}
