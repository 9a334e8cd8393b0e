import { type ByteReader, FormatError } from '../byte-reader.ts';

/** The header of a gzip member (RFC 1952, section 2.3). */
export interface GzipHeader {
  /** The name of the file that was packed, as bytes (ISO 8859-1 by the standard); null where none is kept. */
  readonly name: Uint8Array | null;
  /** Offset of the compressed data. */
  readonly dataOffset: number;
}

const FLAG_CHECKSUM = 0x02;
const FLAG_EXTRA = 0x04;
const FLAG_NAME = 0x08;
const FLAG_COMMENT = 0x10;
const LONGEST_HEADER = 128 * 1024;

/** Whether these first bytes are a gzip member's: the magic, and the one method there is (deflate). */
export function isGzip(head: Uint8Array): boolean {
  return head[0] === 0x1f && head[1] === 0x8b && head[2] === 8;
}

/**
 * The first member's header.
 *
 * @throws FormatError `malformed` or `truncated`
 */
export function readGzipHeader(bytes: ByteReader): GzipHeader {
  const head = bytes.read(0, LONGEST_HEADER);
  if (!isGzip(head)) throw new FormatError('malformed', 'the file does not begin as gzip does', 0);
  const flags = head[3] ?? 0;
  let at = 10;
  if (flags & FLAG_EXTRA) at += 2 + (head[at] ?? 0) + (head[at + 1] ?? 0) * 256;
  let name: Uint8Array | null = null;
  if (flags & FLAG_NAME) {
    const end = endOfText(head, at);
    name = head.slice(at, end);
    at = end + 1;
  }
  if (flags & FLAG_COMMENT) at = endOfText(head, at) + 1;
  if (flags & FLAG_CHECKSUM) at += 2;
  if (at > head.length)
    throw new FormatError('truncated', 'the file ends inside its gzip header', head.length);
  return { name, dataOffset: at };
}

/** What the last member says of its unpacked size, modulo 2^32 (RFC 1952, ISIZE): a hint and no more. */
export function gzipSizeHint(bytes: ByteReader): number {
  const [a = 0, b = 0, c = 0, d = 0] = bytes.read(bytes.size - 4, 4);
  return (a | (b << 8) | (c << 16) | (d << 24)) >>> 0;
}

function endOfText(head: Uint8Array, from: number): number {
  const end = head.indexOf(0, from);
  if (end < 0) throw new FormatError('truncated', 'a text in the gzip header has no end', from);
  return end;
}
