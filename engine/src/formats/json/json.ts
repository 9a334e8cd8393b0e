import { FormatError } from '../byte-reader.ts';
import { PAUSE, type Pause } from '../pause.ts';
import { type JsonBytes, jsonBytes, type Place, type RawValue } from './json-bytes.ts';
import { findJsonError } from './json-error.ts';

export type JsonPath = readonly (string | number)[];

/** RFC 6901. */
export function jsonPointer(path: JsonPath): string {
  return path.map((step) => `/${String(step).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}

/**
 * What to do with a value that is met: go into it and be asked again of each of its own, take it whole, or
 * pass over it.
 */
export type JsonChoice = 'descend' | 'take' | 'skip';
export type JsonShape = 'object' | 'array' | 'scalar';
export type JsonChooser = (path: JsonPath, shape: JsonShape) => JsonChoice;

export type JsonPiece =
  | { readonly kind: 'value'; readonly path: JsonPath; readonly value: unknown; readonly place: Place }
  | { readonly kind: 'error'; readonly path: JsonPath; readonly error: FormatError; readonly place: Place };

export interface JsonBounds {
  /** Brackets inside one another. */
  readonly depth: number;
  /** Bytes of one value that is taken whole. */
  readonly pieceBytes: number;
}

export const JSON_BOUNDS: JsonBounds = { depth: 512, pieceBytes: 32 * 1024 * 1024 };

/**
 * Takes the values of a JSON text one at a time, so that memory is bounded by the largest that is taken
 * and not by the text (RFC 8259). What is passed over is only matched bracket by bracket. Several texts
 * one after another are read as one sequence. A value that cannot be read is an error with its place, and
 * its neighbours are read all the same; where the brackets themselves do not match, reading ends there.
 */
export function* jsonPieces(
  chunks: Iterable<Uint8Array>,
  choose: JsonChooser,
  bounds: JsonBounds = JSON_BOUNDS,
): Generator<JsonPiece | Pause> {
  const bytes = jsonBytes(chunks);
  let isFirst = true;
  for (;;) {
    const start = bytes.peek();
    if (start === -1 && !isFirst) return;
    isFirst = false;
    if (!(yield* valueAt(bytes, [], choose, bounds))) return;
  }
}

type Going = Generator<JsonPiece | Pause, boolean>;

/** Reads the value that begins here. False where reading cannot go on. */
function* valueAt(bytes: JsonBytes, path: JsonPath, choose: JsonChooser, bounds: JsonBounds): Going {
  const opening = bytes.peek();
  if (opening === -1) return yield* stop(bytes, path, 'truncated', 'it ends where a value was expected');
  const shape = opening === BRACE ? 'object' : opening === BRACKET ? 'array' : 'scalar';
  const choice = choose(path, shape);
  if (choice === 'descend' && shape !== 'scalar' && path.length < bounds.depth) {
    return yield* inside(bytes, path, shape === 'object', choose, bounds);
  }
  const place = bytes.place();
  const piece = yield* rawValue(bytes, choice === 'skip' ? 0 : bounds.pieceBytes);
  if (piece.ends === 'truncated')
    return yield* stop(bytes, path, 'truncated', 'it ends inside the value that begins here', place);
  if (piece.ends === 'nothing') return yield* stop(bytes, path, 'malformed', 'a value was expected', place);
  if (choice === 'skip') return true;
  if (piece.depth + path.length > bounds.depth) {
    const error = new FormatError('limit-reached', `brackets nest ${piece.depth + path.length} deep`);
    yield { kind: 'error', path, error, place };
  } else if (piece.bytes === null) {
    const error = new FormatError('limit-reached', `one value is longer than ${bounds.pieceBytes} bytes`);
    yield { kind: 'error', path, error, place };
  } else {
    yield parsedPiece(piece.bytes, path, place);
  }
  return true;
}

/** Goes through an object or an array, from its opening bracket to after its closing one. */
function* inside(
  bytes: JsonBytes,
  path: JsonPath,
  isObject: boolean,
  choose: JsonChooser,
  bounds: JsonBounds,
): Going {
  const closing = isObject ? CLOSING_BRACE : CLOSING_BRACKET;
  bytes.take();
  for (let index = 0; ; index++) {
    const next = bytes.peek();
    if (next === closing) {
      bytes.take();
      return true;
    }
    if (index > 0) {
      if (next === -1) return yield* stop(bytes, path, 'truncated', 'it ends inside a list');
      if (next !== COMMA) {
        const wanted = isObject ? '"," or "}" was expected' : '"," or "]" was expected';
        // Between two values that both begin well, a comma is all that is missing.
        if (isObject || (next !== BRACE && next !== BRACKET))
          return yield* stop(bytes, path, 'malformed', wanted);
        yield { kind: 'error', path, error: new FormatError('malformed', wanted), place: bytes.place() };
      } else bytes.take();
    }
    let step: string | number = index;
    if (isObject) {
      const name = yield* nameAt(bytes, path);
      if (name === null) return false;
      step = name;
    }
    if (!(yield* valueAt(bytes, [...path, step], choose, bounds))) return false;
  }
}

function* nameAt(bytes: JsonBytes, path: JsonPath): Generator<JsonPiece | Pause, string | null> {
  const wanted = 'a name in double quotes was expected';
  if (bytes.peek() !== QUOTE) {
    yield* stop(bytes, path, bytes.peek() === -1 ? 'truncated' : 'malformed', wanted);
    return null;
  }
  const place = bytes.place();
  const piece = yield* rawValue(bytes, NAME_BYTES);
  const name = piece.bytes === null ? null : parsedPiece(piece.bytes, path, place);
  if (piece.ends === 'truncated' || name?.kind !== 'value' || typeof name.value !== 'string') {
    yield* stop(bytes, path, piece.ends === 'truncated' ? 'truncated' : 'malformed', wanted, place);
    return null;
  }
  if (bytes.peek() !== COLON) {
    yield* stop(bytes, path, bytes.peek() === -1 ? 'truncated' : 'malformed', '":" was expected');
    return null;
  }
  bytes.take();
  return name.value;
}

function* rawValue(bytes: JsonBytes, keep: number): Generator<Pause, RawValue> {
  for (;;) {
    const piece = bytes.value(keep);
    if (piece.ends !== 'unfinished') return piece;
    yield PAUSE;
  }
}

function* stop(
  bytes: JsonBytes,
  path: JsonPath,
  code: 'truncated' | 'malformed',
  reason: string,
  place: Place = bytes.place(),
): Going {
  yield { kind: 'error', path, error: new FormatError(code, reason, place.offset), place };
  return false;
}

function parsedPiece(bytes: Uint8Array, path: JsonPath, place: Place): JsonPiece {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8');
  try {
    return { kind: 'value', path, value: JSON.parse(text), place };
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    const found = findJsonError(text) ?? { at: 0, reason: error.message };
    const before = text.slice(0, found.at);
    const lines = before.split('\n').length - 1;
    const column = lines === 0 ? place.column + found.at : found.at - before.lastIndexOf('\n');
    const at = { offset: place.offset + Buffer.byteLength(before), line: place.line + lines, column };
    return { kind: 'error', path, error: new FormatError('malformed', found.reason, at.offset), place: at };
  }
}

const NAME_BYTES = 64 * 1024;
const QUOTE = 0x22;
const COMMA = 0x2c;
const COLON = 0x3a;
const BRACKET = 0x5b;
const CLOSING_BRACKET = 0x5d;
const BRACE = 0x7b;
const CLOSING_BRACE = 0x7d;
