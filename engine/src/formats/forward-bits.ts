import { type ByteReader, FormatError } from './byte-reader.ts';

/** Bits one after the other, the highest of each byte first, over a window that is kept. */
export interface ForwardBits {
  /**
   * The next bits as a number, at most 24.
   *
   * @throws FormatError `truncated`
   */
  take(count: number): number;
  /** The next bits without passing them, zeros past the end; at most 24. */
  peek(count: number): number;
  /** Passes bits that were peeked at. @throws FormatError `truncated` */
  pass(count: number): void;
  /** Goes on to the next whole byte. */
  align(): void;
  /** Offset of the byte that the next bit is in. */
  at(): number;
}

const WINDOW_BYTES = 64 * 1024;

export function forwardBits(bytes: ByteReader, from: number): ForwardBits {
  let window: Uint8Array = new Uint8Array();
  let windowAt = from;
  let next = 0;
  let held = 0;
  let count = 0;
  const fill = (): void => {
    while (count <= 24) {
      if (next === window.length) {
        const more = bytes.read(windowAt + next, WINDOW_BYTES);
        if (more.length === 0) return;
        windowAt += next;
        window = more;
        next = 0;
      }
      held = (held << 8) | (window[next++] ?? 0);
      count += 8;
    }
  };
  const peek = (wanted: number): number => {
    if (count < wanted) fill();
    const mask = (1 << wanted) - 1;
    return count >= wanted ? (held >>> (count - wanted)) & mask : (held << (wanted - count)) & mask;
  };
  const pass = (wanted: number): void => {
    if (count < wanted) {
      throw new FormatError('truncated', 'the compressed data ends before its end', bytes.size);
    }
    count -= wanted;
  };
  return {
    peek,
    pass,
    take(wanted) {
      const value = peek(wanted);
      pass(wanted);
      return value;
    },
    align() {
      count -= count % 8;
    },
    at: () => windowAt + next - Math.ceil(count / 8),
  };
}
