import { FormatError } from '../byte-reader.ts';

/** The most of what was unpacked that is kept to copy from; xz -9 takes half of it. */
export const MOST_DICTIONARY = 128 * 1024 * 1024;
const FIRST_BYTES = 64 * 1024;
/** From here on a call is cheaper than a loop. */
const LONG = 32;

/** What was unpacked last. It grows with what comes, so that a small file that claims a large one costs little. */
export interface SlidingWindow {
  /** Appends a byte. */
  put(byte: number): void;
  /** Appends `length` bytes from `distance` back (1 is the last); false where there are none so far back. */
  copy(distance: number, length: number): boolean;
  /** The byte `distance` back, 0 where there is none. */
  back(distance: number): number;
  /** How many bytes came in all since the last reset. */
  total(): number;
  /** Forgets what came, so that nothing of it can be copied. */
  reset(): void;
  /** What came since this was last called; a copy, in pieces. */
  drain(): Uint8Array[];
}

/** @param dictionary how far back copies may reach */
export function slidingWindow(dictionary: number): SlidingWindow {
  const most = Math.min(Math.max(dictionary, FIRST_BYTES), MOST_DICTIONARY);
  let bytes = new Uint8Array(FIRST_BYTES);
  let position = 0;
  let total = 0;
  let drained = 0;
  let pieces: Uint8Array[] = [];
  const atEnd = (): void => {
    if (bytes.length < most) {
      const larger = new Uint8Array(Math.min(bytes.length * 2, most));
      larger.set(bytes);
      bytes = larger;
      return;
    }
    if (dictionary > most) {
      const words = `it is packed with a dictionary of ${dictionary} bytes, and no more than ${most} are held`;
      throw new FormatError('unsupported', words);
    }
    pieces.push(bytes.slice(drained));
    drained = 0;
    position = 0;
  };
  const put = (byte: number): void => {
    if (position === bytes.length) atEnd();
    bytes[position++] = byte;
    total++;
  };
  const back = (distance: number): number => {
    if (distance > total) return 0;
    const at = position - distance;
    return bytes[at < 0 ? at + bytes.length : at] ?? 0;
  };
  return {
    put,
    back,
    copy(distance, length) {
      if (distance > total || distance > dictionary || distance > bytes.length) return false;
      total += length;
      const start = position - distance;
      if (length > LONG && distance >= length && start >= 0 && position + length <= bytes.length) {
        bytes.copyWithin(position, start, start + length);
        position += length;
        return true;
      }
      for (let left = length; left > 0; left--) {
        if (position === bytes.length) atEnd();
        const from = position - distance;
        bytes[position++] = bytes[from < 0 ? from + bytes.length : from] ?? 0;
      }
      return true;
    },
    total: () => total,
    reset() {
      total = 0;
    },
    drain() {
      const all = [...pieces, bytes.slice(drained, position)];
      drained = position;
      pieces = [];
      return all;
    },
  };
}
