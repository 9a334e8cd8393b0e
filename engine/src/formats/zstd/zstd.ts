import { Decompress } from 'fzstd';
import { type ByteReader, FormatError } from '../byte-reader.ts';
import {
  type FrameHeader,
  isFrame,
  isSkippable,
  littleEndian,
  readFrameHeader,
  truncated,
} from './frame-header.ts';
import { xxh64 } from './xxh64.ts';

/** The largest window that is held: what `zstd -d` takes without being told to take more. */
export const MOST_WINDOW = 128 * 1024 * 1024;
/** A block unpacks to no more than this, whatever its window (RFC 8878, section 3.1.1.2.4). */
const MOST_BLOCK = 128 * 1024;
const CHECKSUM_BYTES = 4;
const REPEATED = 1;
const RESERVED = 3;

/** Whether these first bytes are zstd's: a frame, or one that is passed over and then a frame. */
export function isZstd(head: Uint8Array): boolean {
  return isFrame(head) || (isSkippable(head) && isFrame(head, 8 + littleEndian(head, 4, 4)));
}

/** What the first frame says that it unpacks to; null where it says nothing. */
export function zstdSizeHint(packed: ByteReader): number | null {
  const head = packed.read(0, 4);
  if (!isFrame(head)) return null;
  try {
    return readFrameHeader(packed, 0).contentSize;
  } catch (error) {
    if (error instanceof FormatError) return null;
    throw error;
  }
}

/**
 * What zstd frames that follow one another unpack to, block by block; pieces may be empty, so that whoever waits
 * can look up. Holds no more than a window of `MOST_WINDOW`. Frames and blocks are gone through here, so that
 * what is claimed is bounded before anything is unpacked; blocks are unpacked by `fzstd`. A frame's checksum is
 * compared once all of it is there, and so is the size that the frame states.
 *
 * @throws FormatError `malformed`, `truncated` or `unsupported`, after what came before
 */
export function* zstdChunks(packed: ByteReader): Generator<Uint8Array> {
  for (let at = 0; at < packed.size; ) {
    const head = packed.read(at, 8);
    if (isSkippable(head)) {
      if (head.length < 8) throw truncated(packed);
      at += 8 + littleEndian(head, 4, 4);
      if (at > packed.size) throw truncated(packed);
      yield new Uint8Array();
    } else if (isFrame(head)) at = yield* frame(packed, at);
    else if (head.length < 4) throw truncated(packed);
    else throw new FormatError('malformed', 'what follows is no zstd frame', at);
  }
}

/** Yields a frame's bytes; where it ends. */
function* frame(packed: ByteReader, start: number): Generator<Uint8Array, number> {
  const header = readFrameHeader(packed, start);
  refuse(header, start);
  const pieces: Uint8Array[] = [];
  const sum = header.hasChecksum ? xxh64() : null;
  let size = 0;
  const engine = new Decompress((piece) => {
    pieces.push(piece);
    sum?.update(piece);
    size += piece.length;
  });
  const head = Uint8Array.from(packed.read(start, header.length));
  // The checksum is passed over here: the engine is told that there is none.
  head[4] = (head[4] ?? 0) & ~0x04;
  let before: Uint8Array = head;
  let at = start + header.length;
  for (;;) {
    const block = readBlock(packed, at, header);
    if (block.bytes.length < block.length) {
      // What the engine has kept of a short frame has not come out yet.
      yield* pieces;
      throw truncated(packed);
    }
    push(engine, Buffer.concat([before, block.bytes]), block.isLast, at);
    before = new Uint8Array();
    yield* pieces.splice(0);
    at += block.length;
    if (block.isLast) break;
    yield new Uint8Array();
  }
  if (header.contentSize !== null && size !== header.contentSize) {
    const words = `the compressed data is damaged (it unpacks to ${size} bytes and states ${header.contentSize})`;
    throw new FormatError('malformed', words, at);
  }
  if (sum === null) return at;
  const stated = packed.read(at, CHECKSUM_BYTES);
  if (stated.length < CHECKSUM_BYTES) throw truncated(packed);
  if (littleEndian(stated, 0, CHECKSUM_BYTES) !== sum.lowest32()) {
    throw new FormatError('malformed', 'the compressed data is damaged (its checksum is another)', at);
  }
  return at + CHECKSUM_BYTES;
}

function refuse({ window, dictionary }: FrameHeader, at: number): void {
  if (window > MOST_WINDOW) {
    const words = `it is packed with a window of ${window} bytes, and no more than ${MOST_WINDOW} are held`;
    throw new FormatError('unsupported', words, at);
  }
  if (dictionary !== 0) {
    throw new FormatError('unsupported', 'it is packed with a dictionary that lies elsewhere', at);
  }
}

interface Block {
  /** With its header; fewer than `length` where the file ends. */
  readonly bytes: Uint8Array;
  readonly length: number;
  readonly isLast: boolean;
}

function readBlock(packed: ByteReader, at: number, { window }: FrameHeader): Block {
  const head = packed.read(at, 3);
  if (head.length < 3) throw truncated(packed);
  const word = littleEndian(head, 0, 3);
  const type = (word >> 1) & 3;
  const size = word >> 3;
  if (type === RESERVED || size > MOST_BLOCK || (type <= REPEATED && size > window)) {
    throw new FormatError('malformed', 'a zstd block that cannot be', at);
  }
  const length = 3 + (type === REPEATED ? 1 : size);
  const bytes = packed.read(at, length);
  return { bytes, length, isLast: (word & 1) === 1 };
}

/** `fzstd` throws errors of its own, and of the language where damaged data leads it outside an array. */
function push(engine: Decompress, bytes: Uint8Array, isLast: boolean, at: number): void {
  try {
    engine.push(bytes, isLast);
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    throw new FormatError('malformed', `the compressed data is damaged (${error.message})`, at);
  }
}
