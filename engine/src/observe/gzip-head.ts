import { bytesReader } from '../formats/byte-reader.ts';
import { isGzip } from '../formats/gzip/gzip.ts';
import { inflateHead } from '../formats/inflate.ts';
import { isTar } from '../formats/tar/tar.ts';
import type { FileFacts } from './source.ts';

const HEAD_BYTES = 4096;

// Three readers ask the same of one file, one after the other.
let asked: WeakRef<FileFacts> | null = null;
let answer: Uint8Array | null = null;

/** The first bytes of the tar that a gzip file holds, as far as its own first bytes tell; null where it holds none. */
export function tarHeadInGzip(file: FileFacts): Uint8Array | null {
  if (!isGzip(file.head)) return null;
  if (asked?.deref() === file) return answer;
  const { bytes } = inflateHead(bytesReader(file.head), 'gzip', HEAD_BYTES);
  answer = isTar(bytes) ? bytes : null;
  asked = new WeakRef(file);
  return answer;
}
