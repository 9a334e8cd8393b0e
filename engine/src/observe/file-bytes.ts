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

/** A reader over an open file. `onRead` hears how many bytes came. */
export function fileBytes(
  files: FileSystem,
  handle: number,
  size: number,
  onRead: (bytes: number) => void,
): ByteReader {
  return {
    size,
    read(offset, length) {
      const from = Math.max(0, offset);
      const wanted = Math.max(0, Math.min(offset + length, size) - from);
      const into = new Uint8Array(wanted);
      let got = 0;
      while (got < wanted) {
        const count = readAt(files, handle, into.subarray(got, got + CHUNK), from + got);
        if (count === 0) break;
        got += count;
      }
      onRead(got);
      return got === wanted ? into : into.subarray(0, got);
    },
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
