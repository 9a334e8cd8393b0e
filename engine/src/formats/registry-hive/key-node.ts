/** Key nodes (`nk`): a key's name, and where its subkeys and values are listed. */
import { FormatError } from '../byte-reader.ts';
import { viewOf } from './base-block.ts';
import { cellAt, type HiveBins, nameOf, readCell } from './cell.ts';

export interface HiveKey {
  /** Of its cell, from the first bin: what others point to it by. */
  readonly offset: number;
  readonly name: string;
  readonly parent: number;
  readonly subkeyCount: number;
  readonly subkeyList: number;
  readonly valueCount: number;
  readonly valueList: number;
}

const FIXED_BYTES = 76;
const LATIN_NAME = 0x20;
const WHAT = 'a key';

/** Throws `FormatError`. */
export function readKeyNode(bins: HiveBins, offset: number): HiveKey {
  const cell = cellAt(bins, offset, WHAT);
  const view = viewOf(readCell(bins, cell, FIXED_BYTES, WHAT));
  if (view.getUint16(0) !== 0x6e6b)
    throw new FormatError('malformed', 'there is no key where one is listed', cell.at);
  const nameLength = view.getUint16(72, true);
  const whole = readCell(bins, cell, FIXED_BYTES + nameLength, "a key's name");
  return {
    offset,
    name: nameOf(whole.subarray(FIXED_BYTES), (view.getUint16(2, true) & LATIN_NAME) !== 0),
    parent: view.getUint32(16, true),
    subkeyCount: view.getUint32(20, true),
    subkeyList: view.getUint32(28, true),
    valueCount: view.getUint32(36, true),
    valueList: view.getUint32(40, true),
  };
}
