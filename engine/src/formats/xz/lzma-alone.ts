import { type ByteReader, FormatError } from '../byte-reader.ts';
import { type LzmaStream, lzmaDecoder } from './lzma.ts';
import { slidingWindow } from './sliding-window.ts';

const HEADER = 13;
/** lc 3, lp 0, pb 2: what every packer takes unless it is told otherwise. */
const USUAL_PROPERTIES = 0x5d;
const LEAST_DICTIONARY = 4096;
const UNKNOWN = 2 ** 64;
/** What xz takes for a size that may be meant (256 GiB). */
const MOST_SIZE = 2 ** 38;
const PIECE = 256 * 1024;
/** The packed bytes are held; nobody packs more than this with so old a format. */
const MOST_PACKED = 128 * 1024 * 1024;

/**
 * Whether these first bytes are those of the format before xz (LZMA specification, "lzma file format"), which has no
 * mark: the usual properties, a dictionary and a size that a packer writes (as xz asks in alone_decoder.c), and the
 * byte 0 that packed data begins with.
 */
export function isLzma(head: Uint8Array): boolean {
  if (head[0] !== USUAL_PROPERTIES || head[HEADER] !== 0) return false;
  const { dictionary, size } = header(head);
  return isUsualSize(dictionary) && (size === UNKNOWN || size <= MOST_SIZE);
}

/**
 * What an .lzma file unpacks to, piece by piece. It ends at its end mark, or at the size that it states.
 *
 * @throws FormatError `malformed`, `truncated` or `unsupported`, after what came before
 */
export function* lzmaChunks(packed: ByteReader): Generator<Uint8Array> {
  if (packed.size > MOST_PACKED) {
    const words = `it has ${packed.size} bytes, and of lzma no more than ${MOST_PACKED} are held`;
    throw new FormatError('unsupported', words);
  }
  const bytes = packed.read(0, packed.size);
  if (bytes.length <= HEADER) throw truncated(packed);
  const { dictionary, size } = header(bytes);
  const window = slidingWindow(Math.max(dictionary, LEAST_DICTIONARY));
  const decoder = lzmaDecoder(window);
  if (!decoder.setProperties(bytes[0] ?? 0)) throw damaged();
  const stream = decoder.begin(bytes.subarray(HEADER));
  if (stream === null) throw bytes.length < HEADER + 5 ? truncated(packed) : damaged();
  for (let left = size; left > 0; ) {
    const before = window.total();
    const outcome = next(stream, Math.min(left, PIECE), left);
    yield* window.drain();
    if (outcome instanceof FormatError) throw outcome;
    left -= window.total() - before;
    if (outcome === 'short') throw truncated(packed);
    if (outcome === 'wrong') throw damaged();
    if (outcome === 'end') {
      if ((size !== UNKNOWN && left > 0) || !stream.isFinished()) throw damaged();
      return;
    }
  }
  // Where a size is stated an end mark may follow all the same.
  if (stream.isFinished()) return;
  const outcome = next(stream, 1, 0);
  if (outcome === 'short') throw truncated(packed);
  if (outcome !== 'end' || !stream.isFinished()) throw damaged();
}

function next(stream: LzmaStream, size: number, most: number): ReturnType<LzmaStream['next']> | FormatError {
  try {
    return stream.next(size, most);
  } catch (error) {
    if (error instanceof FormatError) return error;
    throw error;
  }
}

function header(bytes: Uint8Array): { readonly dictionary: number; readonly size: number } {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const low = view.getUint32(5, true);
  const high = view.getUint32(9, true);
  const isUnknown = low === 0xffffffff && high === 0xffffffff;
  return { dictionary: view.getUint32(1, true), size: isUnknown ? UNKNOWN : high * 2 ** 32 + low };
}

/** 2^n or 2^n + 2^(n-1), or all ones. */
function isUsualSize(dictionary: number): boolean {
  if (dictionary === 0xffffffff) return true;
  if (dictionary < LEAST_DICTIONARY) return false;
  const power = 2 ** Math.floor(Math.log2(dictionary));
  return dictionary === power || dictionary === power + power / 2;
}

function truncated(packed: ByteReader): FormatError {
  return new FormatError('truncated', 'the compressed data ends before its end', packed.size);
}

function damaged(): FormatError {
  return new FormatError('malformed', 'LZMA data is damaged');
}
