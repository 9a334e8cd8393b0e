import type { ByteReader } from '../byte-reader.ts';

/** What logs record is written in pages of at least so many bytes. */
export const PAGE_BYTES = 512;

/** Pages that are to be read in place of a file's own, by their number from its start; the file is not written to. */
export class PageOverlay {
  readonly #pages = new Map<number, Uint8Array>();
  #end = 0;

  /** Puts whole pages at an offset that is one of a page's. */
  put(offset: number, bytes: Uint8Array): void {
    const first = offset / PAGE_BYTES;
    for (let at = 0; at < bytes.length; at += PAGE_BYTES)
      this.#pages.set(first + at / PAGE_BYTES, bytes.subarray(at, at + PAGE_BYTES));
    this.#end = Math.max(this.#end, offset + bytes.length);
  }

  over(bytes: ByteReader): ByteReader {
    const size = Math.max(bytes.size, this.#end);
    return {
      size,
      read: (offset, length) => {
        const from = Math.max(0, offset);
        const end = Math.min(offset + length, size);
        if (end <= from) return new Uint8Array();
        const whole = new Uint8Array(end - from);
        whole.set(bytes.read(from, end - from));
        for (let page = Math.floor(from / PAGE_BYTES); page * PAGE_BYTES < end; page++) {
          const start = page * PAGE_BYTES;
          const changed = this.#pages.get(page);
          const part = changed?.subarray(Math.max(0, from - start), Math.max(0, end - start));
          if (part !== undefined) whole.set(part, Math.max(0, start - from));
        }
        return whole;
      },
    };
  }
}
