/**
 * Random access to bytes, from a file, an archive member or memory. Synchronous, so that parsers are plain
 * functions; callers bound how much they ask for.
 */
export interface ByteReader {
  /** Total bytes, as known when it was opened. */
  readonly size: number;
  /**
   * Bytes from `offset`; fewer than `length` where the end comes first, none past it. The result may be a
   * view that the next read overwrites nothing of.
   */
  read(offset: number, length: number): Uint8Array;
  /**
   * Reads into memory that the caller keeps for many reads, as many bytes as there are and fit; the number that
   * came. For whoever goes through large files: a new array for each mebibyte costs more than its read.
   */
  readInto?(offset: number, into: Uint8Array): number;
}

/** `read` into memory that is used again where the reader can, which the next such read overwrites. */
export function readLent(bytes: ByteReader, offset: number, length: number, lent: Uint8Array): Uint8Array {
  if (bytes.readInto === undefined) return bytes.read(offset, length);
  return lent.subarray(0, bytes.readInto(offset, lent.subarray(0, length)));
}

/** A reader over bytes in memory. */
export function bytesReader(bytes: Uint8Array): ByteReader {
  return {
    size: bytes.length,
    read: (offset, length) => bytes.subarray(Math.max(0, offset), Math.max(0, offset + length)),
  };
}

/** What a parser says of bytes that are not what they should be. Returned or thrown inside `formats/` only. */
export class FormatError extends Error {
  readonly code: 'malformed' | 'truncated' | 'unsupported' | 'encrypted' | 'limit-reached';
  /** Byte offset at which it was noticed; null where there is none. */
  readonly offset: number | null;

  constructor(code: FormatError['code'], message: string, offset: number | null = null) {
    super(message);
    this.name = 'FormatError';
    this.code = code;
    this.offset = offset;
  }
}

/** A parser's outcome. Nothing is thrown past a format's public door. */
export type Parsed<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly error: FormatError };

/** Runs a parser and turns its `FormatError` into a value; any other error is a bug and goes on. */
export function parsed<T>(parse: () => T): Parsed<T> {
  try {
    return { ok: true, value: parse() };
  } catch (error) {
    if (error instanceof FormatError) return { ok: false, error };
    throw error;
  }
}
