import type { ForwardBytes } from '../../formats/tar/tar.ts';

/** Forward bytes over pieces that come from a decompressor. What the pieces throw goes on. */
export function forwardStream(pieces: AsyncIterator<Uint8Array>): ForwardBytes {
  let held: Uint8Array = new Uint8Array();
  /** Makes `held` non-empty; false at the end. */
  const fill = async (): Promise<boolean> => {
    while (held.length === 0) {
      const next = await pieces.next();
      if (next.done) return false;
      held = next.value;
    }
    return true;
  };
  return {
    async take(length) {
      const parts: Uint8Array[] = [];
      let missing = length;
      while (missing > 0 && (await fill())) {
        const part = held.subarray(0, missing);
        held = held.subarray(part.length);
        missing -= part.length;
        parts.push(part);
      }
      return Buffer.concat(parts, length - missing);
    },
    async skip(length) {
      let missing = length;
      while (missing > 0 && (await fill())) {
        const count = Math.min(missing, held.length);
        held = held.subarray(count);
        missing -= count;
      }
      return length - missing;
    },
  };
}
