import { type ByteReader, FormatError } from '../byte-reader.ts';
import { u16, u32, u64 } from './little-endian.ts';

/** One file of a zip. Sizes and offsets in bytes, as the archive claims them. */
export interface ZipEntry {
  /** As the archive has it: UTF-8 where it says so, else of a code page that it does not name. */
  readonly name: Uint8Array;
  readonly kind: 'file' | 'directory' | 'link' | 'special';
  readonly encrypted: boolean;
  /** APPNOTE 4.4.5: 0 stored, 8 deflated. */
  readonly method: number;
  readonly crc32: number;
  readonly packedSize: number;
  readonly size: number;
  /** Offset of the local header in the file. */
  readonly headerOffset: number;
}

const SIGNATURE = 0x02014b50;
const FIXED_BYTES = 46;
const FLAG_ENCRYPTED = 0x0001;
const FLAG_STRONG = 0x0040;
const FLAG_MASKED = 0x2000;
const EXTRA_ZIP64 = 0x0001;
const EXTRA_UNICODE_PATH = 0x7075;
const MADE_BY_UNIX = 3;

/**
 * Reads a central directory header (APPNOTE 4.3.12) and says how long it is.
 *
 * @throws FormatError `malformed` or `truncated`
 */
export function readZipEntry(
  bytes: ByteReader,
  at: number,
  shift: number,
): { readonly entry: ZipEntry; readonly length: number } {
  const fixed = bytes.read(at, FIXED_BYTES);
  if (fixed.length < FIXED_BYTES) throw new FormatError('truncated', "the zip's directory is cut off", at);
  if (u32(fixed, 0) !== SIGNATURE) {
    throw new FormatError('malformed', "an entry of the zip's directory does not begin as one", at);
  }
  const nameLength = u16(fixed, 28);
  const extraLength = u16(fixed, 30);
  const length = FIXED_BYTES + nameLength + extraLength + u16(fixed, 32);
  const variable = bytes.read(at + FIXED_BYTES, nameLength + extraLength);
  if (variable.length < nameLength + extraLength) {
    throw new FormatError('truncated', "the zip's directory is cut off in a name", at);
  }
  const name = variable.slice(0, nameLength);
  const extra = variable.subarray(nameLength);
  const flags = u16(fixed, 8);
  const sizes = sizesOf(fixed, extra, at);
  const entry: ZipEntry = {
    name: unicodePath(extra) ?? name,
    kind: kindOf(fixed, name),
    encrypted: (flags & (FLAG_ENCRYPTED | FLAG_STRONG | FLAG_MASKED)) !== 0,
    method: u16(fixed, 10),
    crc32: u32(fixed, 16),
    ...sizes,
    headerOffset: sizes.headerOffset + shift,
  };
  return { entry, length };
}

/** Sizes and offset; those that are all ones stand in the zip64 field instead, in this order (4.5.3). */
function sizesOf(
  fixed: Uint8Array,
  extra: Uint8Array,
  at: number,
): Pick<ZipEntry, 'size' | 'packedSize' | 'headerOffset'> {
  const zip64 = extraField(extra, EXTRA_ZIP64) ?? new Uint8Array();
  let next = 0;
  const wide = (value: number): number => {
    if (value !== 0xffffffff) return value;
    if (zip64.length < next + 8) {
      throw new FormatError('malformed', "an entry of the zip's directory lacks its zip64 sizes", at);
    }
    next += 8;
    return u64(zip64, next - 8);
  };
  const size = wide(u32(fixed, 24));
  const packedSize = wide(u32(fixed, 20));
  return { size, packedSize, headerOffset: wide(u32(fixed, 42)) };
}

function kindOf(fixed: Uint8Array, name: Uint8Array): ZipEntry['kind'] {
  const last = name.at(-1);
  if (last === 0x2f || last === 0x5c) return 'directory';
  if (fixed[5] !== MADE_BY_UNIX) return 'file';
  // The upper half of the external attributes is st_mode.
  switch (u16(fixed, 40) & 0o170000) {
    case 0o120000:
      return 'link';
    case 0o040000:
      return 'directory';
    case 0o020000:
    case 0o060000:
    case 0o010000:
    case 0o140000:
      return 'special';
    default:
      return 'file';
  }
}

/** The name in UTF-8, where an older name stands beside it (4.6.9). */
function unicodePath(extra: Uint8Array): Uint8Array | null {
  const field = extraField(extra, EXTRA_UNICODE_PATH);
  return field !== null && field[0] === 1 && field.length > 5 ? field.slice(5) : null;
}

function extraField(extra: Uint8Array, id: number): Uint8Array | null {
  for (let at = 0; at + 4 <= extra.length; ) {
    const end = at + 4 + u16(extra, at + 2);
    if (u16(extra, at) === id) return extra.subarray(at + 4, end);
    at = end;
  }
  return null;
}
