import type { FormatError } from '../formats/byte-reader.ts';
import { type JsonChooser, type JsonPiece, jsonPieces } from '../formats/json/json.ts';
import type { Pause } from '../formats/pause.ts';
import { utf8Chunks } from '../formats/text.ts';
import { detectEncoding, type TextEncoding } from '../formats/text-encoding.ts';
import type { Asset } from '../model/asset.ts';
import { printLocation } from '../model/location.ts';
import type { Limits } from './limits.ts';
import type { OpenFile, SourceGap, SourceYield } from './source.ts';

/** A file read as one text: how much of it, in which encoding, and what that leaves out. */
export interface Document {
  readonly encoding: TextEncoding;
  /** Bytes from the start that are read. */
  readonly length: number;
  /** True where the file goes on after `length`. */
  readonly isCut: boolean;
  readonly gaps: readonly SourceGap[];
}

/** Decides how a file is read as text, within the limit on documents. */
export function openDocument(file: OpenFile, limits: Limits): Document {
  const length = Math.min(file.size, limits.documentBytes);
  const { encoding, damaged } = detectEncoding(file.bytes, length);
  const gaps: SourceGap[] = [];
  if (damaged) gaps.push(undecodable(encoding));
  if (length < file.size) gaps.push(beyondLimit(file.size, limits.documentBytes));
  return { encoding, length, isCut: length < file.size, gaps };
}

/** The values of a document in JSON that are chosen, as much of it as is read. */
export function documentValues(
  file: OpenFile,
  { encoding, length }: Document,
  choose: JsonChooser,
): Generator<JsonPiece | Pause> {
  return jsonPieces(utf8Chunks(file.bytes, encoding, length), choose);
}

/** The file as its own asset, for what belongs to nothing larger. */
export function fileAsset(file: OpenFile): Asset {
  const id = printLocation(file.location);
  return { kind: 'file', id, label: id };
}

export interface PlaceInDocument {
  readonly line?: number;
  readonly column?: number;
  readonly pointer?: string;
}

/** The gaps of one document: the first are reported one by one, the rest as their number. */
export interface DocumentGaps {
  report(error: FormatError, place: PlaceInDocument): Iterable<SourceYield>;
  /** What was counted and not reported. Called once, at the end. */
  rest(): Iterable<SourceYield>;
}

const REPORTED = 20;

/** `repair` says what the user can do about such a document: "Export the list again." */
export function documentGaps(file: OpenFile, repair: string): DocumentGaps {
  let count = 0;
  return {
    *report(error, place) {
      count++;
      if (count > REPORTED) return;
      const { code, message: reason } = error;
      const location = { ...file.location, ...place };
      yield { kind: 'gap', gap: { code, reason, remedy: repair, material: true, location } };
    },
    *rest() {
      if (count <= REPORTED) return;
      const reason = `${count - REPORTED} more places of this file could not be read`;
      yield { kind: 'gap', gap: { code: 'malformed', reason, remedy: repair, material: true } };
    },
  };
}

function undecodable(encoding: TextEncoding): SourceGap {
  return {
    code: 'malformed',
    reason: `some bytes are no text in ${encoding.toUpperCase()}, in which the rest is written`,
    remedy: 'Save the file as UTF-8 in the program that made it, and scan again.',
    material: true,
  };
}

function beyondLimit(size: number, limit: number): SourceGap {
  return {
    code: 'limit-reached',
    reason: `the file has ${size} bytes, and what lies after the limit "documentBytes" of ${limit} was not read`,
    remedy: `Raise it with --limit documentBytes=${size}, or split the file.`,
    material: true,
  };
}
