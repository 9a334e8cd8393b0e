/** A place in a text: `offset` in bytes of its UTF-8 from 0, `line` and `column` from 1. */
export interface Place {
  readonly offset: number;
  readonly line: number;
  readonly column: number;
}

export interface RawValue {
  readonly ends: 'whole' | 'truncated' | 'nothing';
  /** The value's own bytes; null where it is longer than was asked for. */
  readonly bytes: Uint8Array | null;
  /** Brackets inside one another. */
  readonly depth: number;
}

/** A walk over the bytes of a JSON text that knows brackets and strings, and nothing else of the grammar. */
export interface JsonBytes {
  /** The next byte that is no white space, not taken; -1 at the end. */
  peek(): number;
  /** Takes that byte. */
  take(): void;
  /** Where `peek` stands. */
  place(): Place;
  /** Takes the value that begins here, up to its matching bracket; keeps it up to `keep` bytes. */
  value(keep: number): RawValue;
}

/** Reads chunks as they are needed, and holds only what is not taken yet. */
export function jsonBytes(chunks: Iterable<Uint8Array>): JsonBytes {
  const source = chunks[Symbol.iterator]();
  let window: Uint8Array = new Uint8Array(0);
  /** Place in `window`, and what of the text lies before `window`. */
  let at = 0;
  let before = 0;
  let line = 1;
  /** Byte offset at which the current line begins; columns count bytes from it. */
  let lineStart = 0;
  let countedTo = 0;

  /** Counts line ends up to `at`, so that the window may move on. */
  function count(): void {
    if (countedTo >= at) return;
    const passed = window.subarray(countedTo, at);
    for (let end = passed.indexOf(0x0a); end !== -1; end = passed.indexOf(0x0a, end + 1)) {
      line++;
      lineStart = before + countedTo + end + 1;
    }
    countedTo = at;
  }

  /** Brings in more, dropping what lies before `keepFrom`; says by how much places in the window moved. */
  function more(keepFrom: number): number | null {
    let needed = Math.max(window.length - keepFrom, 1);
    const parts: Uint8Array[] = [];
    // As much again as is held: a long value is copied a few times, not once for each chunk.
    while (needed > 0) {
      const { value, done } = source.next();
      if (done) break;
      parts.push(value);
      needed -= value.length;
    }
    if (parts.length === 0) return null;
    at = keepFrom;
    count();
    const kept = window.subarray(keepFrom);
    window =
      kept.length === 0 && parts[0] !== undefined && parts.length === 1 ? parts[0] : joined(kept, parts);
    before += keepFrom;
    at = 0;
    countedTo = 0;
    return keepFrom;
  }

  function peek(): number {
    for (;;) {
      while (at < window.length) {
        const byte = window[at] ?? 0;
        if (byte !== 0x20 && byte !== 0x0a && byte !== 0x0d && byte !== 0x09) return byte;
        at++;
      }
      if (more(window.length) === null) return -1;
    }
  }

  return {
    peek,
    take() {
      at++;
    },
    place() {
      count();
      const offset = before + at;
      return { offset, line, column: offset - lineStart + 1 };
    },
    value(keep) {
      if (peek() === -1) return { ends: 'truncated', bytes: null, depth: 0 };
      let start = at;
      let depth = 0;
      let deepest = 0;
      let inString = false;
      let isTooLong = false;
      let end = at;
      const whole = (): RawValue => {
        const bytes = isTooLong || end - start > keep ? null : window.subarray(start, end);
        at = end;
        return { ends: 'whole', bytes, depth: deepest };
      };
      for (;;) {
        while (end < window.length) {
          const byte = window[end] ?? 0;
          if (inString) {
            if (byte === 0x22) {
              inString = false;
              end++;
              if (depth === 0) return whole();
              continue;
            }
            if (byte === 0x5c) {
              // The escaped byte must be at hand, or a quote at the chunk's start would end the string.
              if (end + 1 >= window.length) break;
              end++;
            }
            end++;
            continue;
          }
          if (byte === 0x22) {
            if (depth === 0 && end > start) return whole();
            inString = true;
          } else if (byte === 0x7b || byte === 0x5b) {
            if (depth === 0 && end > start) return whole();
            depth++;
            if (depth > deepest) deepest = depth;
          } else if (byte === 0x7d || byte === 0x5d) {
            if (depth === 0) return end === start ? { ends: 'nothing', bytes: null, depth: 0 } : whole();
            depth--;
            if (depth === 0) {
              end++;
              return whole();
            }
          } else if (depth === 0 && isDelimiter(byte)) {
            return end === start ? { ends: 'nothing', bytes: null, depth: 0 } : whole();
          }
          end++;
        }
        if (end - start > keep) isTooLong = true;
        const moved = more(isTooLong ? end : start);
        if (moved === null) {
          const isScalar = depth === 0 && !inString;
          if (isScalar) return whole();
          at = window.length;
          return { ends: 'truncated', bytes: null, depth: deepest };
        }
        end -= moved;
        start = isTooLong ? -1 : 0;
      }
    },
  };
}

function isDelimiter(byte: number): boolean {
  return byte === 0x2c || byte === 0x3a || byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09;
}

function joined(first: Uint8Array, rest: readonly Uint8Array[]): Uint8Array {
  let length = first.length;
  for (const part of rest) length += part.length;
  const whole = new Uint8Array(length);
  whole.set(first, 0);
  let at = first.length;
  for (const part of rest) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
