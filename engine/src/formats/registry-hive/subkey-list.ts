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

/** Entries read at a time: a list may be named by many keys, and be left after its first. */
const ENTRIES_AT_A_TIME = 256;

interface List {
  readonly isRoot: boolean;
  readonly at: number;
  readonly entryBytes: number;
  readonly count: number;
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
    yield* entriesOf(bins, list);
    return;
  }
  for (const each of entriesOf(bins, list)) {
    const leaf = readList(bins, each);
    if (leaf.isRoot) throw new FormatError('malformed', 'a list of lists of subkeys names another', null);
    yield* entriesOf(bins, leaf);
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
  if (4 + count * entryBytes > cell.size)
    throw new FormatError('malformed', `${WHAT} is longer than its cell`, cell.at);
  return { isRoot, at: cell.at + 4, entryBytes, count };
}

function* entriesOf(bins: HiveBins, { at, entryBytes, count }: List): Generator<number> {
  for (let first = 0; first < count; first += ENTRIES_AT_A_TIME) {
    const length = Math.min(ENTRIES_AT_A_TIME, count - first) * entryBytes;
    const read = bins.bytes.read(at + first * entryBytes, length);
    if (read.length < length) throw new FormatError('truncated', `the file ends inside ${WHAT}`, at);
    const view = viewOf(read);
    for (let entry = 0; entry < length; entry += entryBytes) yield view.getUint32(entry, true);
  }
}
