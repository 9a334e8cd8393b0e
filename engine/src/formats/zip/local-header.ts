import { type ByteReader, FormatError } from '../byte-reader.ts';
import { sliceReader } from '../byte-slice.ts';
import { u16, u32 } from './little-endian.ts';
import type { ZipEntry } from './zip-entry.ts';

const SIGNATURE = 0x04034b50;
const FIXED_BYTES = 30;
const FLAG_SIZES_FOLLOW = 0x0008;

/**
 * The packed bytes of an entry: its local header (APPNOTE 4.3.7) says where they begin, the central directory
 * how many they are.
 *
 * @throws FormatError `malformed` or `truncated`
 */
export function entryData(bytes: ByteReader, entry: ZipEntry): ByteReader {
  const at = entry.headerOffset;
  const fixed = bytes.read(at, FIXED_BYTES);
  if (fixed.length < FIXED_BYTES) throw new FormatError('truncated', 'the entry begins past the end', at);
  if (u32(fixed, 0) !== SIGNATURE) {
    throw new FormatError('malformed', 'no entry begins where the directory says', at);
  }
  const start = at + FIXED_BYTES + u16(fixed, 26) + u16(fixed, 28);
  if (start + entry.packedSize > bytes.size) {
    throw new FormatError('truncated', 'the entry ends past the end of the zip', bytes.size);
  }
  return sliceReader(bytes, start, entry.packedSize);
}

/**
 * The entries of a zip whose directory is lost, from the beginning: each is found where the one before ends,
 * so it goes as far as sizes are told before the data.
 */
export function readLocalEntries(bytes: ByteReader, most: number): ZipEntry[] {
  const entries: ZipEntry[] = [];
  for (let at = 0; entries.length < most; ) {
    const fixed = bytes.read(at, FIXED_BYTES);
    if (fixed.length < FIXED_BYTES || u32(fixed, 0) !== SIGNATURE) break;
    const flags = u16(fixed, 6);
    if (flags & FLAG_SIZES_FOLLOW) break;
    const nameLength = u16(fixed, 26);
    const name = bytes.read(at + FIXED_BYTES, nameLength).slice();
    const packedSize = u32(fixed, 18);
    entries.push({
      name,
      kind: name.at(-1) === 0x2f ? 'directory' : 'file',
      encrypted: (flags & 1) !== 0,
      method: u16(fixed, 8),
      crc32: u32(fixed, 14),
      packedSize,
      size: u32(fixed, 22),
      headerOffset: at,
    });
    at += FIXED_BYTES + nameLength + u16(fixed, 28) + packedSize;
  }
  return entries;
}
