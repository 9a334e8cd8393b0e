import { FormatError } from '../byte-reader.ts';
import type { DatabaseFile } from './database-header.ts';

/** The bytes of a page; numbers start at 1. */
export function pageAt(file: DatabaseFile, number: number): Uint8Array {
  const offset = (number - 1) * file.pageSize;
  const page = file.bytes.read(offset, file.pageSize);
  if (page.length < file.pageSize)
    throw new FormatError('truncated', `it ends within page ${number}`, offset);
  return page;
}
