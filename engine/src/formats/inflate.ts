import { constants, createGunzip, createInflateRaw, gunzipSync, inflateRawSync } from 'node:zlib';
import { type ByteReader, FormatError, readLent } from './byte-reader.ts';
import type { ForwardBytes } from './forward-bytes.ts';

/** How deflated data is framed: bare (RFC 1951, in zip) or in gzip members (RFC 1952). */
export type Framing = 'raw' | 'gzip';

// Small, so that damaged data costs no more than this of what came before the damage; more where much was sound.
const FEED_BYTES = 16 * 1024;
/** Packed bytes from which pieces of four times the usual size are worth their memory. */
const LARGE_BYTES = 8 * 1024 * 1024;
// The engine works in a thread of its own: the more it has to do at a time, the less it waits for this one.
const FEEDS = [
  { from: 0, bytes: FEED_BYTES },
  { from: 1024 * 1024, bytes: 64 * 1024 },
  { from: LARGE_BYTES, bytes: 512 * 1024 },
] as const;
const OUTPUT_BYTES = 256 * 1024;
// What may lie unpacked before it is asked for: the engine works on while its last pieces are read.
const AHEAD_BYTES = 1024 * 1024;
// Deflate makes at most 1032 bytes of one, so the first slice makes at most half a mebibyte.
const FIRST_SLICE = 512;
const LAST_SLICE = 8 * 1024;

/** The beginning of inflated data, and what is wrong with it where something is. */
export interface InflatedHead {
  readonly bytes: Uint8Array;
  readonly error: FormatError | null;
}

/** Inflates no more than it takes to have `wanted` bytes (at most 4 KiB are dear to nobody). */
export function inflateHead(packed: ByteReader, framing: Framing, wanted: number): InflatedHead {
  const inflate = framing === 'raw' ? inflateRawSync : gunzipSync;
  let bytes: Uint8Array = new Uint8Array();
  const first = wanted > FIRST_SLICE ? LAST_SLICE / 4 : FIRST_SLICE;
  for (let length = first; length <= LAST_SLICE; length *= 2) {
    try {
      bytes = inflate(packed.read(0, length), { finishFlush: constants.Z_SYNC_FLUSH });
    } catch (error) {
      return { bytes, error: inflateError(error) };
    }
    if (bytes.length >= wanted || length >= packed.size) break;
  }
  return { bytes: bytes.slice(0, wanted), error: null };
}

/**
 * Inflates all at once what is small. A `FormatError` as a value; `truncated` where the data ends before its
 * end mark, `limit-reached` where more than `most` bytes would come.
 *
 * @param history what went before, into which bare data may go back
 */
export function inflateWhole(
  packed: Uint8Array,
  framing: Framing,
  most: number,
  history?: Uint8Array,
): Uint8Array | FormatError {
  const inflate = framing === 'raw' ? inflateRawSync : gunzipSync;
  const dictionary = history !== undefined && history.length > 0 ? { dictionary: history } : {};
  try {
    return inflate(packed, { maxOutputLength: Math.max(1, most), ...dictionary });
  } catch (error) {
    return inflateError(error);
  }
}

/**
 * Inflates piece by piece, as fast as it is asked to. What comes before damaged data comes; then a
 * `FormatError` is thrown (`malformed`, or `truncated`).
 */
export async function* inflateChunks(packed: ByteReader, framing: Framing): AsyncGenerator<Uint8Array> {
  let offset = 0;
  let lent: Uint8Array = new Uint8Array();
  // The engine is done with a piece before it asks for the next.
  const next = (length: number): Uint8Array => {
    if (lent.length < length) lent = new Uint8Array(length);
    const piece = readLent(packed, offset, length, lent);
    offset += piece.length;
    return piece;
  };
  yield* inflated(next, framing, packed.size < LARGE_BYTES ? 1 : 4);
}

/** The same of bytes that come one after the other; none of them is taken once this has ended. */
export async function* inflateForward(packed: ForwardBytes, framing: Framing): AsyncGenerator<Uint8Array> {
  let ended = false;
  let taking: Promise<unknown> = Promise.resolve();
  const next = (length: number): Promise<Uint8Array> | Uint8Array => {
    if (ended) return new Uint8Array();
    const piece = packed.take(length);
    taking = piece.then(
      () => {},
      () => {},
    );
    return piece;
  };
  try {
    yield* inflated(next, framing);
  } finally {
    ended = true;
    await taking;
  }
}

type NextBytes = (length: number) => Uint8Array | Promise<Uint8Array>;

async function* inflated(next: NextBytes, framing: Framing, times = 1): AsyncGenerator<Uint8Array> {
  const options = {
    chunkSize: OUTPUT_BYTES * times,
    readableHighWaterMark: AHEAD_BYTES * Math.min(2, times),
  };
  const engine = framing === 'raw' ? createInflateRaw(options) : createGunzip(options);
  // Not awaited: where data follows the end mark, the engine never acknowledges the write that brought it.
  feed(next, engine).catch((error: unknown) => engine.destroy(asError(error)));
  try {
    for await (const chunk of engine) yield chunk;
  } catch (error) {
    throw inflateError(error);
  } finally {
    engine.destroy();
  }
}

type Engine = ReturnType<typeof createGunzip> | ReturnType<typeof createInflateRaw>;

/** Each piece is written before the next is read, and the end comes alone: else what it ends would be lost. */
async function feed(next: NextBytes, engine: Engine): Promise<void> {
  let fed = 0;
  while (!engine.destroyed) {
    const got = next(FEEDS.findLast(({ from }) => fed >= from)?.bytes ?? FEED_BYTES);
    // What is there already is not waited for: most is.
    const piece = got instanceof Uint8Array ? got : await got;
    if (piece.length === 0) break;
    fed += piece.length;
    if (engine.destroyed) return;
    await new Promise<void>((done) => {
      engine.write(piece, () => done());
    });
  }
  if (!engine.destroyed) engine.end();
}

function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error));
}

/** What zlib says, as a `FormatError`; anything else is no word on the bytes and goes on. */
function inflateError(error: unknown): FormatError {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'Z_BUF_ERROR') return new FormatError('truncated', 'the compressed data ends before its end');
  if (code === 'Z_DATA_ERROR' || code === 'Z_NEED_DICT') {
    return new FormatError('malformed', `the compressed data is damaged (${asError(error).message})`);
  }
  if (code === 'ERR_BUFFER_TOO_LARGE')
    return new FormatError('limit-reached', 'more would come out than may');
  throw error;
}
