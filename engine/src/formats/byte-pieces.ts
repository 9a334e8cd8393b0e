import { type ByteReader, bytesReader } from './byte-reader.ts';

/** Bytes that lie in pieces one after the other, as a decompressor made them, read as one without being put together. */
export function piecesReader(pieces: readonly Uint8Array[]): ByteReader {
  return joinedReader(pieces.map(bytesReader));
}

/** The same of parts that are read from wherever they lie. */
export function joinedReader(parts: readonly ByteReader[]): ByteReader {
  const starts: number[] = [];
  let size = 0;
  for (const part of parts) {
    starts.push(size);
    size += part.size;
  }
  // Whoever reads goes forward for the most part: the next read is in the same part or the one behind it.
  let last = 0;
  const indexAt = (offset: number): number => {
    if (offset < (starts[last] ?? 0)) last = 0;
    while (last + 1 < starts.length && (starts[last + 1] ?? size) <= offset) last++;
    return last;
  };
  const readInto = (offset: number, into: Uint8Array): number => {
    const from = Math.max(0, offset);
    let got = 0;
    for (let index = indexAt(from); got < into.length && from + got < size; index++) {
      const start = from + got - (starts[index] ?? size);
      const part = parts[index];
      const wanted = Math.min(into.length - got, (part?.size ?? 0) - start);
      const read = wanted > 0 ? (part?.read(start, wanted) ?? NOTHING) : NOTHING;
      into.set(read, got);
      got += read.length;
      // A file may have got shorter since.
      if (read.length < wanted) break;
    }
    return got;
  };
  return {
    size,
    read(offset, length) {
      const from = Math.max(0, offset);
      const end = Math.min(offset + length, size);
      if (end <= from) return NOTHING;
      const index = indexAt(from);
      const start = from - (starts[index] ?? 0);
      const part = parts[index];
      if (part !== undefined && start + end - from <= part.size) return part.read(start, end - from);
      const whole = new Uint8Array(end - from);
      return whole.subarray(0, readInto(from, whole));
    },
    readInto,
  };
}

const NOTHING = new Uint8Array();
