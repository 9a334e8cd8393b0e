import type { ByteReader } from './byte-reader.ts';

/** Part of another reader, read where it is; it ends where the other does. */
export function sliceReader(bytes: ByteReader, offset: number, size: number): ByteReader {
  const from = Math.min(Math.max(0, offset), bytes.size);
  const length = Math.max(0, Math.min(size, bytes.size - from));
  const read = (at: number, wanted: number): Uint8Array => {
    const start = Math.max(0, at);
    const end = Math.min(at + wanted, length);
    return end > start ? bytes.read(from + start, end - start) : new Uint8Array();
  };
  const whole = bytes.readInto?.bind(bytes);
  if (whole === undefined) return { size: length, read };
  return {
    size: length,
    read,
    readInto(at, into) {
      const start = Math.max(0, at);
      return start < length ? whole(from + start, into.subarray(0, length - start)) : 0;
    },
  };
}

/** The same bytes through a window that is kept, for many small reads near one another. */
export function windowReader(bytes: ByteReader, windowBytes = 64 * 1024): ByteReader {
  let start = 0;
  let held: Uint8Array = new Uint8Array();
  return {
    size: bytes.size,
    read(offset, length) {
      if (length > windowBytes || offset < 0) return bytes.read(offset, length);
      if (offset < start || offset + length > start + held.length) {
        start = offset;
        held = bytes.read(offset, windowBytes);
      }
      return held.subarray(offset - start, offset - start + length);
    },
  };
}
