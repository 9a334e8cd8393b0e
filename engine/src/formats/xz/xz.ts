import { type ByteReader, FormatError } from '../byte-reader.ts';
import { crc32 } from '../crc-32.ts';
import { blockCheck, checkBytes } from './block-check.ts';
import { type BlockHeader, readBlockHeader } from './block-header.ts';
import { lzma2Chunks } from './lzma2.ts';
import { readVariableInteger } from './variable-integer.ts';

const MAGIC = [0xfd, 0x37, 0x7a, 0x58, 0x5a, 0x00] as const;
const STREAM_HEADER = 12;
const FOOTER = 12;
const LONGEST_NUMBER = 9;
const LONGEST_RECORD = 2 * LONGEST_NUMBER;

/** Whether these first bytes are an xz stream's. */
export function isXz(head: Uint8Array): boolean {
  return head[0] === MAGIC[0] && MAGIC.every((byte, index) => head[index] === byte);
}

/**
 * What xz streams that follow one another unpack to, piece by piece; pieces may be empty, so that whoever waits
 * can look up (The .xz File Format, version 1.2.1). Holds no more than `MOST_DICTIONARY` and one piece.
 *
 * @throws FormatError `malformed`, `truncated` or `unsupported`, after what came before
 */
export function* xzChunks(packed: ByteReader): Generator<Uint8Array> {
  let at = 0;
  do {
    at = yield* stream(packed, at);
    at = afterPadding(packed, at);
  } while (at < packed.size);
}

/** Yields a stream's bytes; where it ends. */
function* stream(packed: ByteReader, start: number): Generator<Uint8Array, number> {
  const head = packed.read(start, STREAM_HEADER);
  if (!isXz(head)) throw new FormatError('malformed', 'what follows is no xz stream', start);
  if (head.length < STREAM_HEADER) throw truncated(packed);
  if (crc32(head.subarray(6, 8)) !== word(head, 8)) {
    throw new FormatError('malformed', "an xz header's checksum is wrong", start);
  }
  if (head[6] !== 0 || (head[7] ?? 0) > 15)
    throw new FormatError('unsupported', 'an unknown kind of xz', start);
  const check = head[7] ?? 0;
  let at = start + STREAM_HEADER;
  for (;;) {
    const first = packed.read(at, 1)[0];
    if (first === undefined) throw truncated(packed);
    if (first === 0) break;
    at = yield* block(packed, at, readBlockHeader(packed, at), check);
  }
  at = yield* afterIndex(packed, at);
  const footer = packed.read(at, FOOTER);
  if (footer.length < FOOTER) throw truncated(packed);
  if (footer[10] !== 0x59 || footer[11] !== 0x5a || crc32(footer.subarray(4, 10)) !== word(footer, 0)) {
    throw new FormatError('malformed', 'an xz stream ends otherwise than streams do', at);
  }
  return at + FOOTER;
}

function* block(
  packed: ByteReader,
  start: number,
  header: BlockHeader,
  check: number,
): Generator<Uint8Array, number> {
  const sum = blockCheck(check);
  const chunks = lzma2Chunks(packed, start + header.length, header.dictionary);
  for (let step = chunks.next(); ; step = chunks.next()) {
    if (!step.done) {
      sum.add(step.value);
      yield step.value;
      continue;
    }
    // Blocks are padded to four bytes, then comes the check.
    const end = step.value + ((4 - ((step.value - start) % 4)) % 4);
    const stated = packed.read(end, checkBytes(check));
    if (stated.length < checkBytes(check)) throw truncated(packed);
    if (!sum.isRight(stated)) throw new FormatError('malformed', "an xz block's checksum is wrong", end);
    return end + checkBytes(check);
  }
}

/** The index lists the sizes of the blocks, which is nothing to a reader from the front; it is passed over. */
function* afterIndex(packed: ByteReader, start: number): Generator<Uint8Array, number> {
  const head = packed.read(start + 1, LONGEST_NUMBER);
  const count = readVariableInteger(head, 0);
  if (count === null && head.length < LONGEST_NUMBER) throw truncated(packed);
  if (count === null) throw new FormatError('malformed', 'an xz index has a wrong number', start);
  let at = start + 1 + count.length;
  for (let index = 0; index < count.value; index++) {
    const record = packed.read(at, LONGEST_RECORD);
    if (record.length === 0) throw truncated(packed);
    const packedSize = readVariableInteger(record, 0);
    const size = packedSize === null ? null : readVariableInteger(record, packedSize.length);
    if (packedSize === null || size === null) {
      if (record.length < LONGEST_RECORD) throw truncated(packed);
      throw new FormatError('malformed', 'an xz index has a wrong number', at);
    }
    at += packedSize.length + size.length;
    if (index % 1024 === 0) yield new Uint8Array();
  }
  return at + ((4 - ((at - start) % 4)) % 4) + 4;
}

/** Between streams and after the last there may be zeros, four at a time. */
function afterPadding(packed: ByteReader, start: number): number {
  for (let at = start; at < packed.size; ) {
    const zeros = packed.read(at, 64 * 1024);
    const other = zeros.findIndex((byte) => byte !== 0);
    if (other >= 0) return at + other;
    if (zeros.length === 0) break;
    at += zeros.length;
  }
  return packed.size;
}

function word(bytes: Uint8Array, at: number): number {
  const [a = 0, b = 0, c = 0, d = 0] = bytes.subarray(at, at + 4);
  return (a | (b << 8) | (c << 16) | (d << 24)) >>> 0;
}

function truncated(packed: ByteReader): FormatError {
  return new FormatError('truncated', 'the compressed data ends before its end', packed.size);
}
