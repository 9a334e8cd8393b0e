import type { ByteReader } from './byte-reader.ts';

/** Bytes that lie in pieces one after the other, as a decompressor made them, read as one without being put together. */
export function piecesReader(pieces: readonly Uint8Array[]): ByteReader {
  const starts: number[] = [];
  let size = 0;
  for (const piece of pieces) {
    starts.push(size);
    size += piece.length;
  }
  // Whoever reads goes forward for the most part: the next read is in the same piece or the one behind it.
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
      const part = pieces[index]?.subarray(start, start + into.length - got) ?? NOTHING;
      into.set(part, got);
      got += part.length;
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
      const piece = pieces[index] ?? NOTHING;
      if (start + end - from <= piece.length) return piece.subarray(start, start + end - from);
      const whole = new Uint8Array(end - from);
      readInto(from, whole);
      return whole;
    },
    readInto,
  };
}

const NOTHING = new Uint8Array();
