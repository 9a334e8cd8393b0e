import { type ByteReader, FormatError } from '../byte-reader.ts';
import { u16, u32, u64 } from './little-endian.ts';

/** Where a zip's central directory is in the file. */
export interface ZipDirectoryPlace {
  readonly offset: number;
  readonly size: number;
  readonly entries: number;
  /** Bytes that stand before the zip (a self-extracting program): every offset in it is off by so many. */
  readonly shift: number;
}

const END_SIGNATURE = 0x06054b50;
const END_BYTES = 22;
const LONGEST_COMMENT = 0xffff;
const LOCATOR_SIGNATURE = 0x07064b50;
const LOCATOR_BYTES = 20;
const END64_SIGNATURE = 0x06064b50;
const END64_BYTES = 56;

const ENTRY_SIGNATURE = 0x02014b50;

/**
 * Where the directory may be, likeliest first: where it ends at its end record (whatever stands before the
 * zip), and where it is said to be, which is right where its size is wrong.
 *
 * Finds the end of central directory record (APPNOTE 4.3.16), in zip64 also its locator and record (4.3.15,
 * 4.3.14).
 *
 * @throws FormatError `truncated` where there is no end record, `unsupported` for a zip of several disks,
 *   `malformed` where it points out of the file
 */
export function findDirectory(bytes: ByteReader): ZipDirectoryPlace[] {
  const end = findEnd(bytes);
  const record = bytes.read(end, END_BYTES);
  if (isPartOfSeveral(record)) {
    throw new FormatError('unsupported', 'the zip is one of several parts', end);
  }
  const stated = { entries: u16(record, 10), size: u32(record, 12), offset: u32(record, 16) };
  const needs64 = stated.entries === 0xffff || stated.size === 0xffffffff || stated.offset === 0xffffffff;
  const zip64 = needs64 ? readEnd64(bytes, end) : null;
  const { entries, size, offset } = zip64?.stated ?? stated;
  const directoryEnd = zip64?.at ?? end;
  const shift = directoryEnd - size - offset;
  const places = shift < 0 ? [] : [{ offset: offset + shift, size, entries, shift }];
  if (shift !== 0 && u32(bytes.read(offset, 4), 0) === ENTRY_SIGNATURE) {
    places.push({ offset, size: directoryEnd - offset, entries, shift: 0 });
  }
  if (places.length > 0) return places;
  throw new FormatError('malformed', "the zip's end record points past itself: bytes are missing", end);
}

/** The last end record whose comment ends where the file does; else the last that there is. */
function findEnd(bytes: ByteReader): number {
  const start = Math.max(0, bytes.size - END_BYTES - LONGEST_COMMENT);
  const tail = bytes.read(start, bytes.size - start);
  let last = -1;
  for (let at = tail.length - END_BYTES; at >= 0; at--) {
    if (tail[at] !== 0x50 || u32(tail, at) !== END_SIGNATURE) continue;
    if (at + END_BYTES + u16(tail, at + 20) === tail.length) return start + at;
    if (last < 0) last = at;
  }
  if (last < 0) throw new FormatError('truncated', 'the zip has no end record', bytes.size);
  return start + last;
}

function isPartOfSeveral(record: Uint8Array): boolean {
  const disk = u16(record, 4);
  const directoryDisk = u16(record, 6);
  return (disk !== 0 && disk !== 0xffff) || (directoryDisk !== 0 && directoryDisk !== 0xffff);
}

function readEnd64(
  bytes: ByteReader,
  end: number,
): { at: number; stated: { entries: number; size: number; offset: number } } | null {
  const locatorAt = end - LOCATOR_BYTES;
  const locator = locatorAt < 0 ? new Uint8Array() : bytes.read(locatorAt, LOCATOR_BYTES);
  if (locator.length < LOCATOR_BYTES || u32(locator, 0) !== LOCATOR_SIGNATURE) return null;
  // The record stands before its locator; where bytes precede the zip, not at the offset that is stated.
  const candidates = [u64(locator, 8), locatorAt - END64_BYTES];
  for (const at of candidates) {
    if (at < 0 || at + END64_BYTES > bytes.size) continue;
    const record = bytes.read(at, END64_BYTES);
    if (u32(record, 0) !== END64_SIGNATURE) continue;
    return { at, stated: { entries: u64(record, 32), size: u64(record, 40), offset: u64(record, 48) } };
  }
  throw new FormatError('malformed', 'the zip64 end record is not where it is said to be', locatorAt);
}
