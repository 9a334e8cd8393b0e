/** A place in a text: `offset` in bytes of its UTF-8 from 0, `line` and `column` from 1. */
export interface Place {
  readonly offset: number;
  readonly line: number;
  readonly column: number;
}

export interface RawValue {
  /** `unfinished`: much was read, and asking again goes on. */
  readonly ends: 'whole' | 'truncated' | 'nothing' | 'unfinished';
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

interface ValueScan {
  /** Places in the window; -1 for the start of a value that is not kept. */
  start: number;
  end: number;
  depth: number;
  deepest: number;
  inString: boolean;
  isTooLong: boolean;
}

/** Bytes of one value after which whoever waits may look up. */
const PAUSE_BYTES = 4 * 1024 * 1024;
const QUOTE = 0x22;
const BACKSLASH = 0x5c;

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
  let scan: ValueScan | null = null;

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
      const from = scan ?? begun();
      scan = null;
      if (from === null) return { ends: 'truncated', bytes: null, depth: 0 };
      const pauseAt = before + from.end + PAUSE_BYTES;
      for (;;) {
        const ended = scanWindow(from);
        if (ended === 'nothing') return { ends: 'nothing', bytes: null, depth: 0 };
        if (ended === 'whole') return taken(from, keep);
        if (from.end - from.start > keep) from.isTooLong = true;
        const moved = more(from.isTooLong ? from.end : from.start);
        if (moved === null) {
          if (from.depth === 0 && !from.inString) return taken(from, keep);
          at = window.length;
          return { ends: 'truncated', bytes: null, depth: from.deepest };
        }
        from.end -= moved;
        from.start = from.isTooLong ? -1 : 0;
        if (before + from.end >= pauseAt) {
          scan = from;
          return { ends: 'unfinished', bytes: null, depth: from.deepest };
        }
      }
    },
  };

  function begun(): ValueScan | null {
    if (peek() === -1) return null;
    return { start: at, end: at, depth: 0, deepest: 0, inString: false, isTooLong: false };
  }

  function taken({ start, end, deepest, isTooLong }: ValueScan, keep: number): RawValue {
    at = end;
    const bytes = isTooLong || end - start > keep ? null : window.subarray(start, end);
    return { ends: 'whole', bytes, depth: deepest };
  }

  /** Goes on to the value's end, or to that of the window. */
  function scanWindow(from: ValueScan): 'whole' | 'nothing' | 'unfinished' {
    let { end, depth, inString } = from;
    let ended: 'whole' | 'nothing' | 'unfinished' = 'unfinished';
    while (end < window.length && ended === 'unfinished') {
      const byte = window[end] ?? 0;
      if (inString) {
        // An escaped byte must be at hand, or a quote at the next chunk's start would end the string.
        if (byte === BACKSLASH && end + 1 >= window.length) break;
        end += byte === BACKSLASH ? 2 : 1;
        if (byte !== QUOTE) continue;
        inString = false;
        if (depth === 0) ended = 'whole';
        continue;
      }
      const isOpening = byte === 0x7b || byte === 0x5b;
      const isClosing = byte === 0x7d || byte === 0x5d;
      if (depth === 0 && (isClosing || isDelimiter(byte))) {
        ended = end === from.start ? 'nothing' : 'whole';
        break;
      }
      if (depth === 0 && end > from.start && (isOpening || byte === QUOTE)) {
        ended = 'whole';
        break;
      }
      end++;
      if (byte === QUOTE) inString = true;
      else if (isOpening) {
        depth++;
        if (depth > from.deepest) from.deepest = depth;
      } else if (isClosing) {
        depth--;
        if (depth === 0) ended = 'whole';
      }
    }
    from.end = end;
    from.depth = depth;
    from.inString = inString;
    return ended;
  }
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
