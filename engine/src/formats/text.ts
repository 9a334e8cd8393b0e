import type { ByteReader } from './byte-reader.ts';
import type { TextEncoding } from './text-encoding.ts';

const CHUNK = 256 * 1024;

/** Decodes the first `length` bytes, a quarter of a mebibyte at a time; a byte order mark is left out. */
export function* textChunks(
  bytes: ByteReader,
  encoding: TextEncoding,
  length: number = bytes.size,
): Generator<string> {
  const decoder = new TextDecoder(encoding);
  let offset = 0;
  while (offset < length) {
    const chunk = bytes.read(offset, Math.min(CHUNK, length - offset));
    if (chunk.length === 0) break;
    offset += chunk.length;
    const text = decoder.decode(chunk, { stream: true });
    if (text !== '') yield text;
  }
  const rest = decoder.decode();
  if (rest !== '') yield rest;
}

// To make one costs more than to decode a head.
const decoders = new Map<TextEncoding, InstanceType<typeof TextDecoder>>();

/** The first bytes of a file as text, whatever character its end cuts. */
export function headText(head: Uint8Array, encoding: TextEncoding): string {
  const decoder = decoders.get(encoding) ?? new TextDecoder(encoding);
  decoders.set(encoding, decoder);
  const text = decoder.decode(head, { stream: true });
  // The character that is cut is let go, and the decoder is as new.
  decoder.decode();
  return text;
}

/** Bytes of the first `length` as UTF-8, for a scanner of bytes. */
export function* utf8Chunks(
  bytes: ByteReader,
  encoding: TextEncoding,
  length: number = bytes.size,
): Generator<Uint8Array> {
  if (encoding !== 'utf-8') {
    for (const text of textChunks(bytes, encoding, length)) yield Buffer.from(text, 'utf8');
    return;
  }
  let offset = 0;
  while (offset < length) {
    const chunk = bytes.read(offset, Math.min(CHUNK, length - offset));
    if (chunk.length === 0) return;
    const hasMark = offset === 0 && chunk[0] === 0xef && chunk[1] === 0xbb && chunk[2] === 0xbf;
    offset += chunk.length;
    yield hasMark ? chunk.subarray(3) : chunk;
  }
}

export interface Line {
  /** Starts at 1. */
  readonly line: number;
  /** Without its line end. */
  readonly text: string;
  /** True where the line is longer than the bound; `text` is then its beginning. */
  readonly cut: boolean;
}

/** Characters of one line that are kept. */
export const LINE_CHARACTERS = 1024 * 1024;

/** Lines ended by LF or CR LF. Memory is bounded by one line of `longest` characters. */
export function* textLines(chunks: Iterable<string>, longest: number = LINE_CHARACTERS): Generator<Line> {
  let line = 1;
  let pending = '';
  let cut = false;
  for (const chunk of chunks) {
    let start = 0;
    for (let end = chunk.indexOf('\n'); end !== -1; end = chunk.indexOf('\n', start)) {
      const text = pending === '' ? chunk.slice(start, end) : pending + chunk.slice(start, end);
      yield finished(line, text, cut, longest);
      line++;
      pending = '';
      cut = false;
      start = end + 1;
    }
    if (pending.length < longest) pending += chunk.slice(start);
    else if (start < chunk.length) cut = true;
  }
  if (pending !== '') yield finished(line, pending, cut, longest);
}

function finished(line: number, text: string, cut: boolean, longest: number): Line {
  if (cut || text.length > longest) return { line, text: text.slice(0, longest), cut: true };
  return { line, text: text.endsWith('\r') ? text.slice(0, -1) : text, cut: false };
}
