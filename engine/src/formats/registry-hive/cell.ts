/** Cells: the pieces of a hive's bins, each with its size before it, negative where it is in use. */
import { type ByteReader, FormatError } from '../byte-reader.ts';
import { BASE_BLOCK_BYTES, viewOf } from './base-block.ts';

const BIN_HEADER_BYTES = 32;

/** The bins of a hive, all of which are addressed from the first. */
export interface HiveBins {
  readonly bytes: ByteReader;
  readonly size: number;
  /** Cells that may still be read: lists may name one another's keys, and cost their product in time. */
  cellsLeft: number;
}

/** Cells read of one hive. A SOFTWARE of hundreds of megabytes takes some hundred thousand. */
export const MOST_CELLS = 2_000_000;

/** A cell in use, without the word that tells its size. */
export interface Cell {
  /** In the file. */
  readonly at: number;
  readonly size: number;
}

/** Throws `FormatError` where no cell in use lies at `offset`, or where it does not end inside the hive. */
export function cellAt(bins: HiveBins, offset: number, what: string): Cell {
  const place = BASE_BLOCK_BYTES + offset;
  if (bins.cellsLeft <= 0)
    throw new FormatError('limit-reached', `more than ${MOST_CELLS} pieces were read of this hive`);
  bins.cellsLeft--;
  if (offset < BIN_HEADER_BYTES || offset % 8 !== 0 || offset + 8 > bins.size)
    throw new FormatError('malformed', `${what} is said to lie where no cell can`, place);
  const written = bins.bytes.read(place, 4);
  if (written.length < 4) throw new FormatError('truncated', `the file ends before ${what}`, place);
  const size = -viewOf(written).getInt32(0, true);
  if (size < 8)
    throw new FormatError('malformed', `${what} is said to lie in a cell that is not in use`, place);
  if (offset + size > bins.size)
    throw new FormatError('malformed', `${what} is said to be longer than the hive`, place);
  return { at: place + 4, size: size - 4 };
}

/** The first `length` bytes of a cell, which has to have them. Throws `FormatError`. */
export function readCell(bins: HiveBins, cell: Cell, length: number, what: string): Uint8Array {
  if (length > cell.size) throw new FormatError('malformed', `${what} is longer than its cell`, cell.at);
  const read = bins.bytes.read(cell.at, length);
  if (read.length < length) throw new FormatError('truncated', `the file ends inside ${what}`, cell.at);
  return read;
}

/** Names are in Latin-1 where all their letters are, else in UTF-16. */
export function nameOf(bytes: Uint8Array, isLatin: boolean): string {
  return isLatin ? Buffer.from(bytes).toString('latin1') : new TextDecoder('utf-16le').decode(bytes);
}
