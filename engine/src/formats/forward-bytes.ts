import type { ByteReader } from './byte-reader.ts';

/** Bytes that come one after the other, from memory, a disk or a decompressor. */
export interface ForwardBytes {
  /** The next bytes; fewer only at the end. */
  take(length: number): Promise<Uint8Array>;
  /** At most so many of the next bytes, as they lie there already; none only at the end. */
  takeSome(length: number): Promise<Uint8Array>;
  /** How many were passed over; fewer only at the end. */
  skip(length: number): Promise<number>;
}

/** Forward bytes over a reader that can be read anywhere: what is skipped is not read. */
export function forwardReader(bytes: ByteReader): ForwardBytes {
  let position = 0;
  const take = async (length: number): Promise<Uint8Array> => {
    const taken = bytes.read(position, length);
    position += taken.length;
    return taken;
  };
  return {
    take,
    takeSome: take,
    async skip(length) {
      const count = Math.max(0, Math.min(length, bytes.size - position));
      position += count;
      return count;
    },
  };
}
