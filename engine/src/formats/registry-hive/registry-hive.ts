/**
 * Hives of the Windows Registry (regf), read where they lie: "Windows registry file format specification"
 * (M. Suhanov) and "Windows NT Registry File format" (libregf). No hive need be loaded; its logs: transaction-log.ts.
 * Every read is small, and nothing is kept but the pages last used.
 */
import { pagedReader } from '../byte-pages.ts';
import { type ByteReader, FormatError, type Parsed, parsed } from '../byte-reader.ts';
import { BASE_BLOCK_BYTES, type BaseBlock, readBaseBlock, viewOf } from './base-block.ts';
import { cellAt, type HiveBins, MOST_CELLS, readCell } from './cell.ts';
import { type HiveKey, readKeyNode } from './key-node.ts';
import { listedKeys } from './subkey-list.ts';
import { type HiveValue, readValueNode } from './value-node.ts';

export { looksLikeHive } from './base-block.ts';
export type { HiveKey } from './key-node.ts';
export type { HiveValue } from './value-node.ts';

export interface Hive {
  readonly base: BaseBlock;
  readonly root: HiveKey;
  readonly bins: HiveBins;
  /** Bytes that its first block counts and the file has not. */
  readonly missing: number;
}

/** The smallest key's cell: no hive has more keys than fit into it. */
const LEAST_KEY_BYTES = 80;
const MOST_VALUES = 20_000;
/** Of one key. A list with more of them is none, and its errors would cost more than its keys. */
const MOST_BROKEN = 100;
/** To say what is wrong with a key takes as long as to read so many. */
const CELLS_OF_AN_ERROR = 20;

/** Reads the first block and the root key. */
export function openHive(bytes: ByteReader): Parsed<Hive> {
  return parsed(() => {
    const base = readBaseBlock(bytes);
    const bins = { bytes: pagedReader(bytes), size: base.binsSize, cellsLeft: MOST_CELLS };
    const missing = Math.max(0, BASE_BLOCK_BYTES + base.binsSize - bytes.size);
    return { base, bins, missing, root: readKeyNode(bins, base.rootOffset) };
  });
}

/**
 * The subkeys of a key, one by one. A key that cannot be read is an error, and the next one is read all the
 * same; so is a key that names another as its parent, by which a list could lead back to where it began.
 */
export function* subkeysOf(hive: Hive, key: HiveKey): Generator<Parsed<HiveKey>> {
  if (key.subkeyCount === 0) return;
  const most = Math.min(key.subkeyCount, Math.floor(hive.bins.size / LEAST_KEY_BYTES));
  const offsets = listedKeys(hive.bins, key.subkeyList);
  let broken = 0;
  for (let count = 0; ; count++) {
    const step = parsed(() => offsets.next());
    if (!step.ok) {
      yield step;
      return;
    }
    if (step.value.done) {
      if (count < key.subkeyCount) yield miscounted(key, `${count}`);
      return;
    }
    if (count === most) {
      yield miscounted(key, 'more');
      return;
    }
    const offset = step.value.value;
    const child = parsed(() => childAt(hive, key, offset));
    yield child;
    if (!child.ok) hive.bins.cellsLeft -= CELLS_OF_AN_ERROR;
    if (isSpent(hive)) return;
    if (!child.ok && ++broken === MOST_BROKEN) {
      yield tooBroken(key);
      return;
    }
  }
}

/** Whether so much was read of the hive that nothing more is: the rest was not looked at. */
export function isSpent(hive: Hive): boolean {
  return hive.bins.cellsLeft <= 0;
}

/** The values of a key, one by one, the broken among them as errors. The default value has no name. */
export function* valuesOf({ bins }: Hive, key: HiveKey): Generator<Parsed<HiveValue>> {
  if (key.valueCount === 0) return;
  const count = Math.min(key.valueCount, MOST_VALUES);
  const what = 'a list of values';
  const list = parsed(() => readCell(bins, cellAt(bins, key.valueList, what), count * 4, what));
  if (!list.ok) {
    yield list;
    return;
  }
  // A copy: the page it lies in may be gone before the last value is read.
  const offsets = viewOf(list.value.slice());
  for (let index = 0; index < count; index++)
    yield parsed(() => readValueNode(bins, offsets.getUint32(index * 4, true)));
  if (count === key.valueCount) return;
  const reason = `more than ${MOST_VALUES} values in the key "${key.name}"`;
  yield { ok: false, error: new FormatError('limit-reached', reason) };
}

/**
 * The key at a path below `from`, without regard to case; null where there is none. Where something broken
 * stands on the way, that it is not found says nothing: then that is the answer.
 */
export function findKey(hive: Hive, names: readonly string[], from = hive.root): Parsed<HiveKey | null> {
  let key = from;
  for (const name of names) {
    const found = childNamed(hive, key, name);
    if (!found.ok || found.value === null) return found;
    key = found.value;
  }
  return { ok: true, value: key };
}

function childNamed(hive: Hive, key: HiveKey, name: string): Parsed<HiveKey | null> {
  let broken: Parsed<HiveKey | null> = { ok: true, value: null };
  const folded = name.toUpperCase();
  for (const child of subkeysOf(hive, key)) {
    if (!child.ok) broken = child;
    else if (child.value.name.toUpperCase() === folded) return child;
  }
  return broken;
}

function childAt(hive: Hive, parent: HiveKey, offset: number): HiveKey {
  if (offset === hive.root.offset) throw new FormatError('malformed', 'the root key is listed as a subkey');
  const child = readKeyNode(hive.bins, offset);
  if (child.parent === parent.offset) return child;
  const at = BASE_BLOCK_BYTES + offset;
  throw new FormatError(
    'malformed',
    `the key "${child.name}" is listed under another than its own parent`,
    at,
  );
}

function tooBroken(key: HiveKey): Parsed<HiveKey> {
  const reason = `more than ${MOST_BROKEN} subkeys of the key "${key.name}" cannot be read, and the rest was left`;
  return { ok: false, error: new FormatError('malformed', reason) };
}

function miscounted(key: HiveKey, found: string): Parsed<HiveKey> {
  const reason = `the key "${key.name}" says that it has ${key.subkeyCount} subkeys, and its list has ${found}`;
  return { ok: false, error: new FormatError('malformed', reason) };
}
