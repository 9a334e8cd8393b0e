import type { ByteReader } from '../formats/byte-reader.ts';
import { type FileSystem, systemErrorCode } from './file-system.ts';

/** The system refused a read of a file that was open. Caught where the file was opened. */
export class ReadFailure extends Error {
  readonly code: string;

  constructor(code: string, cause: unknown) {
    super(`reading failed (${code})`, { cause });
    this.name = 'ReadFailure';
    this.code = code;
  }
}

const CHUNK = 8 * 1024 * 1024;

/** Files up to this are read once, whoever asks for which part of them how often. */
const KEPT_BYTES = 64 * 1024;

/**
 * A reader over an open file, whose first bytes were read before. `onRead` hears how many bytes came.
 */
export function fileBytes(
  files: FileSystem,
  handle: number,
  size: number,
  onRead: (bytes: number) => void,
  head: Uint8Array = new Uint8Array(),
): ByteReader {
  let kept = head;
  const readInto = (offset: number, into: Uint8Array): number => {
    const from = Math.max(0, offset);
    const wanted = Math.max(0, Math.min(from + into.length, size) - from);
    let got = 0;
    while (got < wanted) {
      const count = readAt(files, handle, into.subarray(got, Math.min(wanted, got + CHUNK)), from + got);
      if (count === 0) break;
      got += count;
    }
    onRead(got);
    return got;
  };
  return {
    size,
    read(offset, length) {
      const from = Math.max(0, offset);
      const end = Math.min(offset + length, size);
      if (end > kept.length && size <= KEPT_BYTES && kept.length < size) {
        const whole = new Uint8Array(size);
        kept = whole.subarray(0, readInto(0, whole));
      }
      if (end <= kept.length || size <= KEPT_BYTES) return kept.subarray(from, Math.max(from, end));
      const into = new Uint8Array(Math.max(0, end - from));
      const got = readInto(from, into);
      return got === into.length ? into : into.subarray(0, got);
    },
    readInto,
  };
}

/** One read, as many bytes as the system gives. */
export function readAt(files: FileSystem, handle: number, into: Uint8Array, position: number): number {
  try {
    return files.read(handle, into, into.length, position);
  } catch (error) {
    throw new ReadFailure(systemErrorCode(error), error);
  }
}
