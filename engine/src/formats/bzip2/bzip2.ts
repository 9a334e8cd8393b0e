import { type ByteReader, FormatError } from '../byte-reader.ts';
import { type ForwardBits, forwardBits } from '../forward-bits.ts';
import { blockSymbols } from './block-symbols.ts';
import { bzip2Sum, unsortedBytes } from './unsorted-bytes.ts';

const OUTPUT_BYTES = 64 * 1024;
/** The digits of pi and of its square root, by which a block and the end of a stream are known. */
const BLOCK = 0x314159;
const BLOCK_REST = 0x265359;
const END = 0x177245;
const END_REST = 0x385090;

/** Whether these first bytes are a bzip2 stream's: its magic, and that of its first block or of its end. */
export function isBzip2(head: Uint8Array): boolean {
  if (head.length < 10 || !isStreamStart(head)) return false;
  const word = (at: number) => ((head[at] ?? 0) << 16) | ((head[at + 1] ?? 0) << 8) | (head[at + 2] ?? 0);
  return (word(4) === BLOCK && word(7) === BLOCK_REST) || (word(4) === END && word(7) === END_REST);
}

function isStreamStart(head: Uint8Array): boolean {
  const size = head[3] ?? 0;
  return head[0] === 0x42 && head[1] === 0x5a && head[2] === 0x68 && size >= 0x31 && size <= 0x39;
}

/**
 * What bzip2 streams that follow one another unpack to, piece by piece; pieces may be empty, so that whoever
 * waits can look up. Holds one block: some 4.5 MB. Bytes after the last stream that begin none are no part of it.
 *
 * @throws FormatError `malformed` or `truncated`, after what came before the damage
 */
export function* bzip2Chunks(packed: ByteReader): Generator<Uint8Array> {
  let at = 0;
  while (at === 0 || isStreamStart(packed.read(at, 4))) {
    const head = packed.read(at, 4);
    if (!isStreamStart(head)) throw new FormatError('malformed', 'the file does not begin as bzip2 does', at);
    const bits = forwardBits(packed, at + 4);
    yield* stream(bits, ((head[3] ?? 0) - 0x30) * 100_000);
    bits.align();
    at = bits.at();
  }
}

function* stream(bits: ForwardBits, blockBytes: number): Generator<Uint8Array> {
  let whole = 0;
  for (;;) {
    const at = bits.at();
    const [first, second] = [bits.take(24), bits.take(24)];
    const sum = ((bits.take(16) << 16) | bits.take(16)) >>> 0;
    if (first === END && second === END_REST) {
      if (sum !== whole) throw new FormatError('malformed', "a bzip2 stream's checksum is wrong", at);
      return;
    }
    if (first !== BLOCK || second !== BLOCK_REST) {
      throw new FormatError('malformed', 'a bzip2 block begins otherwise than blocks do', at);
    }
    if (yield* blockChunks(bits, blockBytes, sum)) {
      whole = (((whole << 1) | (whole >>> 31)) ^ sum) >>> 0;
      continue;
    }
    throw new FormatError('malformed', "a bzip2 block's checksum is wrong", at);
  }
}

/** Yields a block's bytes; whether its checksum is right. */
function* blockChunks(bits: ForwardBits, blockBytes: number, stated: number): Generator<Uint8Array, boolean> {
  const { symbols, origin } = blockSymbols(bits, blockBytes);
  yield new Uint8Array();
  const next = unsortedBytes(symbols, origin);
  let sum = 0xffffffff;
  let piece = new Uint8Array(OUTPUT_BYTES);
  let length = 0;
  let run = 0;
  let last = -1;
  for (let index = 0; index < symbols.length; index++) {
    const byte = next();
    // Four equal bytes are followed by how many more of them there are.
    const count = run === 4 ? byte : 1;
    const value = run === 4 ? last : byte;
    run = run === 4 ? 0 : byte === last ? run + 1 : 1;
    last = run === 0 ? -1 : byte;
    for (let repeat = 0; repeat < count; repeat++) {
      piece[length++] = value;
      sum = bzip2Sum(sum, value);
      if (length < OUTPUT_BYTES) continue;
      yield piece;
      piece = new Uint8Array(OUTPUT_BYTES);
      length = 0;
    }
  }
  yield piece.subarray(0, length);
  return ~sum >>> 0 === stated;
}
