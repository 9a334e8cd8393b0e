import type { ByteReader } from './byte-reader.ts';

/**
 * The same bytes through pages of which the last used are kept: for many small reads all over a file.
 * Memory is bounded by `pages` × `pageBytes`.
 */
export function pagedReader(bytes: ByteReader, pageBytes = 16 * 1024, pages = 128): ByteReader {
  const held = new Map<number, Uint8Array>();
  const pageAt = (index: number): Uint8Array => {
    const known = held.get(index);
    if (known !== undefined) {
      held.delete(index);
      held.set(index, known);
      return known;
    }
    const read = bytes.read(index * pageBytes, pageBytes);
    const oldest = held.size < pages ? undefined : held.keys().next().value;
    if (oldest !== undefined) held.delete(oldest);
    held.set(index, read);
    return read;
  };
  return {
    size: bytes.size,
    read(offset, length) {
      const index = Math.floor(offset / pageBytes);
      const from = offset - index * pageBytes;
      if (offset < 0 || from + length > pageBytes) return bytes.read(offset, length);
      return pageAt(index).subarray(from, from + length);
    },
  };
}
