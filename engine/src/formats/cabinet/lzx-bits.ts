import { FormatError } from '../byte-reader.ts';

/**
 * Bits of LZX: words of two bytes, the low one first, each from its highest bit down. A code may be looked at past the
 * end, where there are noughts, and not taken there.
 */
export class LzxBits {
  readonly #bytes: Uint8Array;
  #at: number;
  /** What was read and not taken, its first bit the highest of `#left`. */
  #held = 0;
  #left = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
    this.#at = 0;
  }

  peek16(): number {
    if (this.#left < 16) {
      this.#held = ((this.#held & 0xffff) << 16) | this.#word();
      this.#left += 16;
    }
    return (this.#held >>> (this.#left - 16)) & 0xffff;
  }

  /** At most 16 that were looked at. */
  skip(count: number): void {
    this.#left -= count;
    // Words past the end count as read: what is taken of them is more than there is.
    if (this.#at * 8 - this.#left > (this.#bytes.length + 1) * 8) throw cutOff();
  }

  /** At most 17 bits. */
  take(count: number): number {
    if (count > 16) return this.take(count - 16) * 0x1_0000 + this.take(16);
    if (count === 0) return 0;
    const value = this.peek16() >>> (16 - count);
    this.skip(count);
    return value;
  }

  /** Goes on at the next word, past the whole of one where one begins here: so bytes begin. */
  align(): void {
    this.#at -= 2 * (this.#left >> 4);
    if ((this.#left & 15) === 0) this.#at += 2;
    this.#left = 0;
  }

  /** So many bytes as they lie, where no bit is held; as many as there are. */
  bytes(count: number): Uint8Array {
    const taken = this.#bytes.subarray(this.#at, this.#at + count);
    this.#at += taken.length;
    return taken;
  }

  #word(): number {
    const word = (this.#bytes[this.#at] ?? 0) | ((this.#bytes[this.#at + 1] ?? 0) << 8);
    this.#at += 2;
    return word;
  }
}

function cutOff(): FormatError {
  return new FormatError('truncated', 'the packed data ends before what it unpacks to does');
}
