import { FormatError } from '../formats/byte-reader.ts';
import type { ForwardBytes } from '../formats/tar/tar.ts';

/** Forward bytes whose next can be looked at before they are taken. */
export interface PeekableBytes extends ForwardBytes {
  peek(length: number): Promise<Uint8Array>;
}

/**
 * Forward bytes over pieces that come from a decompressor. Where the pieces end in a `FormatError`, what came
 * before it is given first, and whoever asks for more meets it.
 */
export function forwardStream(pieces: AsyncIterator<Uint8Array>): PeekableBytes {
  let held: Uint8Array = new Uint8Array();
  let failure: FormatError | null = null;
  /** Makes `held` non-empty; false at the end, or before damage where `some` bytes are had already. */
  const fill = async (some: boolean): Promise<boolean> => {
    while (held.length === 0) {
      if (failure !== null && some) return false;
      if (failure !== null) throw failure;
      try {
        const next = await pieces.next();
        if (next.done) return false;
        held = next.value;
      } catch (error) {
        if (!(error instanceof FormatError)) throw error;
        failure = error;
      }
    }
    return true;
  };
  const take = async (length: number): Promise<Uint8Array> => {
    // Most of what is asked for lies in one piece, which nobody writes to any more.
    if (held.length >= length) {
      const all = held.subarray(0, length);
      held = held.subarray(length);
      return all;
    }
    const parts: Uint8Array[] = [];
    let missing = length;
    while (missing > 0 && (await fill(missing < length))) {
      const part = held.subarray(0, missing);
      held = held.subarray(part.length);
      missing -= part.length;
      parts.push(part);
    }
    return Buffer.concat(parts, length - missing);
  };
  return {
    take,
    async takeSome(length) {
      if (length <= 0 || !(await fill(false))) return new Uint8Array();
      const some = held.subarray(0, length);
      held = held.subarray(some.length);
      return some;
    },
    async peek(length) {
      const next = await take(length);
      held = held.length === 0 ? next : Buffer.concat([next, held]);
      return next;
    },
    async skip(length) {
      let missing = length;
      while (missing > 0 && (await fill(false))) {
        const count = Math.min(missing, held.length);
        held = held.subarray(count);
        missing -= count;
      }
      return length - missing;
    },
  };
}
