import { bytesReader } from '../formats/byte-reader.ts';
import { isGzip } from '../formats/gzip/gzip.ts';
import { inflateHead } from '../formats/inflate.ts';
import { isTar } from '../formats/tar/tar.ts';
import type { FileFacts } from './source.ts';

// Two readers ask the same of one file, one after the other.
let asked: WeakRef<FileFacts> | null = null;
let answer = false;

/** Whether a gzip file holds a tar, as far as its first bytes tell. */
export function isTarInGzip(file: FileFacts): boolean {
  if (!isGzip(file.head)) return false;
  if (asked?.deref() === file) return answer;
  answer = isTar(inflateHead(bytesReader(file.head), 'gzip', 512).bytes);
  asked = new WeakRef(file);
  return answer;
}
