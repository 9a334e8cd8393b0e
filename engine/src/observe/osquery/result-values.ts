import { FormatError } from '../../formats/byte-reader.ts';
import {
  JSON_BOUNDS,
  type JsonPath,
  type JsonPiece,
  type JsonShape,
  jsonPieces,
} from '../../formats/json/json.ts';
import { PAUSE, PAUSE_LINES, type Pause } from '../../formats/pause.ts';
import { headText, textChunks, textLines } from '../../formats/text.ts';
import { type Document, documentValues } from '../document.ts';
import type { OpenFile } from '../source.ts';

/** The values that hold results: each line of a log, each element of an array, each whole document. */
export function* resultValues(file: OpenFile, document: Document): Generator<JsonPiece | Pause> {
  const { encoding, length } = document;
  if (!isLineByLine(file, document)) {
    const choose = (path: JsonPath, shape: JsonShape) =>
      path.length === 0 && shape === 'array' ? 'descend' : 'take';
    yield* documentValues(file, document, choose);
    return;
  }
  for (const { line, text, cut } of textLines(
    textChunks(file.bytes, encoding, length),
    JSON_BOUNDS.pieceBytes,
  )) {
    if (line % PAUSE_LINES === 0) yield PAUSE;
    if (text.trim() === '') continue;
    if (cut) {
      const error = new FormatError(
        'limit-reached',
        `a line longer than ${JSON_BOUNDS.pieceBytes} characters`,
      );
      yield { kind: 'error', path: [], error, place: { offset: 0, line, column: 1 } };
      continue;
    }
    // A broken line costs itself: the next is read on its own.
    for (const piece of jsonPieces([Buffer.from(text, 'utf8')], () => 'take')) {
      if (piece.kind === 'pause') yield piece;
      else yield { ...piece, place: { ...piece.place, line: line + piece.place.line - 1 } };
    }
  }
}

/** A log has one value on each line; what a program or a person laid out has not. */
function isLineByLine(file: OpenFile, { encoding, length }: Document): boolean {
  if (!headText(file.bytes.read(0, 4096), encoding).trimStart().startsWith('{')) return false;
  const begins: string[] = [];
  for (const { text } of textLines(textChunks(file.bytes, encoding, length), JSON_BOUNDS.pieceBytes)) {
    const trimmed = text.trim();
    if (trimmed === '') continue;
    if (!trimmed.startsWith('{')) return false;
    if (trimmed.endsWith('}')) return true;
    begins.push(trimmed.slice(0, 2));
    if (begins.length === 2) break;
  }
  return begins.length === 2 && begins.every((start) => start === '{"');
}
