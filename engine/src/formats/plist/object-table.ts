import { FormatError } from '../byte-reader.ts';

/** The objects of a binary property list: where each lies, and how its parts are read. */
export interface ObjectTable {
  /** The number of the object that holds all others. */
  readonly top: number;
  /** The offset of an object. */
  offset(index: number): number;
  /** How many items an object at `at` has, and where they begin: in its marker, or in an integer behind it. */
  length(info: number, at: number): { readonly count: number; readonly start: number };
  /** The numbers of `count` other objects. */
  references(start: number, count: number): number[];
  /** Big-endian; signed from eight bytes on, as CoreFoundation reads it. */
  integer(start: number, bytes: number): number;
  real(start: number, bytes: number): number;
  slice(start: number, length: number): Uint8Array;
}

const TRAILER_BYTES = 32;
const HEADER_BYTES = 8;

/** Reads the trailer, the last 32 bytes, which say where the offsets lie and how wide they are. */
export function readObjectTable(bytes: Uint8Array): ObjectTable {
  if (bytes.length < HEADER_BYTES + 1 + TRAILER_BYTES) {
    throw new FormatError('truncated', 'it ends before the table of its values', bytes.length);
  }
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const trailer = bytes.length - TRAILER_BYTES;
  const [offsetBytes, referenceBytes] = [view.getUint8(trailer + 6), view.getUint8(trailer + 7)];
  const whole = (at: number) => Number(view.getBigUint64(trailer + at));
  const [count, top, table] = [whole(8), whole(16), whole(24)] as const;
  if (offsetBytes < 1 || offsetBytes > 8 || referenceBytes < 1 || referenceBytes > 8) {
    throw new FormatError('malformed', 'its offsets have a width that there is not', trailer + 6);
  }
  if (table < HEADER_BYTES || table + count * offsetBytes > trailer || top >= count) {
    throw new FormatError('malformed', 'the table of its values lies outside the file', trailer + 8);
  }

  /** Objects lie between the header and the table. */
  function slice(start: number, length: number): Uint8Array {
    if (start < HEADER_BYTES || start + length > table) {
      throw new FormatError('malformed', 'a value goes past the end of the values', start);
    }
    return bytes.subarray(start, start + length);
  }

  return {
    top,
    offset(index) {
      if (index < 0 || index >= count)
        throw new FormatError('malformed', `there is no value number ${index}`);
      const at = unsigned(bytes, table + index * offsetBytes, offsetBytes);
      slice(at, 1);
      return at;
    },
    length(info, at) {
      if (info !== 0x0f) return { count: info, start: at + 1 };
      const marker = slice(at + 1, 1)[0] ?? 0;
      if (marker >> 4 !== 1 || (marker & 0x0f) > 3)
        throw new FormatError('malformed', 'a length that is no number', at);
      const width = 2 ** (marker & 0x0f);
      slice(at + 2, width);
      return { count: unsigned(bytes, at + 2, width), start: at + 2 + width };
    },
    references(start, length) {
      const held = slice(start, length * referenceBytes);
      return Array.from({ length }, (_, each) => unsigned(held, each * referenceBytes, referenceBytes));
    },
    integer(start, width) {
      if (width > 16) throw new FormatError('malformed', `a number of ${width} bytes`, start);
      const held = slice(start, width);
      // Sixteen bytes hold what eight cannot; none of ours is that large.
      if (width < 8) return unsigned(held, 0, width);
      return Number(new DataView(held.buffer, held.byteOffset, width).getBigInt64(width - 8));
    },
    real(start, width) {
      if (width !== 4 && width !== 8) throw new FormatError('malformed', `a number of ${width} bytes`, start);
      const held = slice(start, width);
      const number = new DataView(held.buffer, held.byteOffset, width);
      return width === 4 ? number.getFloat32(0) : number.getFloat64(0);
    },
    slice,
  };
}

function unsigned(bytes: Uint8Array, start: number, width: number): number {
  let value = 0;
  for (let each = 0; each < width; each++) value = value * 256 + (bytes[start + each] ?? 0);
  return value;
}
