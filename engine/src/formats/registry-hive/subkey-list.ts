/** Lists of subkeys: `li`, `lf` and `lh` name keys, `ri` names lists of those. */
import { FormatError } from '../byte-reader.ts';
import { viewOf } from './base-block.ts';
import { cellAt, type HiveBins, readCell } from './cell.ts';

/** Bytes of an entry by signature. Hints and hashes of names are not believed: they could hide a key. */
const LEAVES: ReadonlyMap<number, number> = new Map([
  [0x6c69, 4],
  [0x6c66, 8],
  [0x6c68, 8],
]);
const INDEX_ROOT = 0x7269;
const WHAT = 'a list of subkeys';

interface List {
  readonly isRoot: boolean;
  readonly offsets: readonly number[];
}

/**
 * Offsets of the keys that a list names, in order. A list inside a list of lists is read, one inside that
 * is refused: nothing writes it, and it need not end.
 *
 * Throws `FormatError`, after the offsets that come before the fault.
 */
export function* listedKeys(bins: HiveBins, offset: number): Generator<number> {
  const list = readList(bins, offset);
  if (!list.isRoot) {
    yield* list.offsets;
    return;
  }
  for (const each of list.offsets) {
    const leaf = readList(bins, each);
    if (leaf.isRoot) throw new FormatError('malformed', 'a list of lists of subkeys names another', null);
    yield* leaf.offsets;
  }
}

function readList(bins: HiveBins, offset: number): List {
  const cell = cellAt(bins, offset, WHAT);
  const head = viewOf(readCell(bins, cell, 4, WHAT));
  const signature = head.getUint16(0);
  const isRoot = signature === INDEX_ROOT;
  const entryBytes = isRoot ? 4 : LEAVES.get(signature);
  if (entryBytes === undefined)
    throw new FormatError('malformed', `there is not ${WHAT} where one is named`, cell.at);
  const count = head.getUint16(2, true);
  const view = viewOf(readCell(bins, cell, 4 + count * entryBytes, WHAT));
  const offsets = Array.from({ length: count }, (_, index) => view.getUint32(4 + index * entryBytes, true));
  return { isRoot, offsets };
}
