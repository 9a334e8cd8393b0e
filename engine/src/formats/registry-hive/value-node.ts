/** Values (`vk`) and their data: in the value itself, in a cell, or in many (`db`). */
import { FormatError } from '../byte-reader.ts';
import { REG, type RegistryValue, stringsValue, stringValue } from '../registry-value.ts';
import { viewOf } from './base-block.ts';
import { cellAt, type HiveBins, nameOf, readCell } from './cell.ts';

export type HiveValue = RegistryValue & { readonly name: string };

const FIXED_BYTES = 20;
const LATIN_NAME = 1;
/** The size's top bit: the data stands where its offset would. */
const INLINE = 0x8000_0000;
/** Data above this is kept in pieces of as much, from version 1.4 on. */
const PIECE_BYTES = 16_344;
/** No text that is looked for is longer. */
const MOST_BYTES = 1024 * 1024;
const TEXTS: ReadonlySet<number> = new Set([REG.sz, REG.expandSz, REG.multiSz]);

/** Throws `FormatError`. Of data that is neither text nor a number only its length is read. */
export function readValueNode(bins: HiveBins, offset: number): HiveValue {
  const cell = cellAt(bins, offset, 'a value');
  const view = viewOf(readCell(bins, cell, FIXED_BYTES, 'a value'));
  if (view.getUint16(0) !== 0x766b)
    throw new FormatError('malformed', 'there is no value where one is listed', cell.at);
  const nameLength = view.getUint16(2, true);
  const whole = readCell(bins, cell, FIXED_BYTES + nameLength, "a value's name");
  const name = nameOf(whole.subarray(FIXED_BYTES), (view.getUint16(16, true) & LATIN_NAME) !== 0);
  const written = view.getUint32(4, true);
  const type = view.getUint32(12, true);
  if (written < INLINE) return { name, ...cellValue(bins, type, view.getUint32(8, true), written) };
  const length = written - INLINE;
  if (length > 4) throw new FormatError('malformed', `${length} bytes in a place for 4`, cell.at);
  return { name, ...decodedValue(type, whole.subarray(8, 8 + length)) };
}

function cellValue(bins: HiveBins, type: number, offset: number, length: number): RegistryValue {
  if (!TEXTS.has(type) && type !== REG.qword) return { type: 'bytes', length };
  if (length > MOST_BYTES) throw new FormatError('limit-reached', `a text of ${length} bytes`, null);
  return decodedValue(type, dataAt(bins, offset, length));
}

function decodedValue(type: number, data: Uint8Array): RegistryValue {
  const view = viewOf(data);
  if (type === REG.dword && data.length === 4) return { type: 'number', number: view.getUint32(0, true) };
  if (type === REG.dwordBigEndian && data.length === 4) return { type: 'number', number: view.getUint32(0) };
  if (type === REG.qword && data.length === 8)
    return { type: 'number', number: Number(view.getBigUint64(0, true)) };
  if (!TEXTS.has(type)) return { type: 'bytes', length: data.length };
  // Programs store an odd number of bytes now and then: the last is half a letter.
  const text = new TextDecoder('utf-16le').decode(data.subarray(0, data.length & ~1));
  return type === REG.multiSz ? stringsValue(text) : stringValue(text);
}

function dataAt(bins: HiveBins, offset: number, length: number): Uint8Array {
  const what = "a value's data";
  const cell = cellAt(bins, offset, what);
  const isBig = length > PIECE_BYTES && viewOf(readCell(bins, cell, 2, what)).getUint16(0) === 0x6462;
  if (!isBig) return readCell(bins, cell, length, what);
  const head = viewOf(readCell(bins, cell, 8, what));
  const count = head.getUint16(2, true);
  if (count !== Math.ceil(length / PIECE_BYTES))
    throw new FormatError('malformed', `${length} bytes of data in ${count} pieces`, cell.at);
  const list = cellAt(bins, head.getUint32(4, true), what);
  const pieces = viewOf(readCell(bins, list, count * 4, what));
  const data = new Uint8Array(length);
  for (let index = 0; index < count; index++) {
    const at = index * PIECE_BYTES;
    const piece = cellAt(bins, pieces.getUint32(index * 4, true), what);
    data.set(readCell(bins, piece, Math.min(PIECE_BYTES, length - at), what), at);
  }
  return data;
}
