/**
 * Transaction logs of the Windows Registry (.LOG, .LOG1, .LOG2): changes that were begun and had not all come to the
 * hive ("Windows registry file format specification", M. Suhanov: "Format of transaction log files", "Dirty state of a
 * hive", "Multiple transaction log files"). They are laid over the hive as it is read; nothing is written.
 */
import { type ByteReader, FormatError, parsed } from '../byte-reader.ts';
import { BASE_BLOCK_BYTES, checksumOf, isBaseBlock, viewOf } from './base-block.ts';
import { marvin32 } from './marvin32.ts';
import { PAGE_BYTES, PageOverlay } from './page-overlay.ts';

/** The hive with what its logs record; `applied` is null where none of them fits it, and then it is as it was. */
export interface Replayed {
  readonly bytes: ByteReader;
  /** How many changes were laid over it. */
  readonly applied: number | null;
}

/** Windows keeps logs far below this; what is longer is none of its. */
const MOST_LOG_BYTES = 64 * 1024 * 1024;
const MOST_ENTRIES = 65_536;
const ENTRY_HEADER = 40;
/** The specification has it as bytes, the last first. */
export const LOG_SEED = { low: 0x7a4e_55c5, high: 0x82ef_4d88 };
const BIN_BYTES = 4096;
const TYPE_PRIMARY = 0;
const TYPE_OLD: readonly number[] = [1, 2];
const TYPE_NEW = 6;

interface Log {
  readonly bytes: ByteReader;
  readonly base: DataView;
  readonly sequence: number;
}

/** Whether a hive says of itself that its logs have more than it. */
export function needsLogs(bytes: ByteReader): boolean {
  const block = bytes.read(0, PAGE_BYTES);
  if (block.length < PAGE_BYTES) return false;
  const view = viewOf(block);
  return view.getUint32(4, true) !== view.getUint32(8, true) || !isChecked(view);
}

/** Lays over a hive that was not written to its end what its logs record. */
export function replayLogs(hive: ByteReader, candidates: readonly ByteReader[]): Replayed {
  const none = { bytes: hive, applied: null };
  const block = hive.read(0, PAGE_BYTES);
  if (block.length < PAGE_BYTES || !needsLogs(hive)) return none;
  const base = viewOf(block);
  const fresh = candidates.flatMap((bytes) => logOf(bytes, (type) => type === TYPE_NEW));
  if (fresh.length > 0) return replayEntries(hive, base, fresh) ?? none;
  const old = candidates.flatMap((bytes) => logOf(bytes, (type) => TYPE_OLD.includes(type)));
  old.sort((a, b) => (lastWritten(a.base, 12) > lastWritten(b.base, 12) ? -1 : 1));
  for (const log of old) {
    const replayed = parsed(() => replayVector(hive, base, log));
    if (replayed.ok && replayed.value !== null) return replayed.value;
  }
  return none;
}

/** A log whose own first block is sound; none otherwise. */
function logOf(bytes: ByteReader, isType: (type: number) => boolean): Log[] {
  if (bytes.size > MOST_LOG_BYTES) return [];
  const block = bytes.read(0, PAGE_BYTES);
  if (block.length < PAGE_BYTES) return [];
  const base = viewOf(block);
  const sequence = base.getUint32(4, true);
  const isSound = isBaseBlock(base) && isChecked(base) && sequence === base.getUint32(8, true);
  return isSound && isType(base.getUint32(28, true)) ? [{ bytes, base, sequence }] : [];
}

// --- the format of Windows 8.1 and later -----------------------------------------------------------------

/** The log that was begun first, and the other where it goes on from there; of a hive whose first block is broken the last. */
function replayEntries(hive: ByteReader, base: DataView, logs: readonly Log[]): Replayed | null {
  const sorted = [...logs].sort((a, b) => (a.sequence - b.sequence) | 0);
  const overlay = new PageOverlay();
  let last: { readonly sequence: number; readonly binsSize: number } | null = null;
  let applied = 0;
  let used: Log | null = null;
  const eligible = isChecked(base)
    ? sorted.filter(({ sequence }) => ((sequence - base.getUint32(8, true)) | 0) >= 0)
    : sorted.slice(-1);
  for (const log of eligible) {
    if (last !== null && log.sequence !== (last.sequence + 1) >>> 0) break;
    for (const entry of entriesOf(log)) {
      for (const { offset, page } of entry.pages) overlay.put(BASE_BLOCK_BYTES + offset, page);
      last = entry;
      applied += 1;
      used = log;
    }
  }
  if (last === null || used === null) return null;
  overlay.put(0, baseBlockOf(isChecked(base) ? base : used.base, used.base, last.sequence, last.binsSize));
  return { bytes: overlay.over(hive), applied };
}

interface Entry {
  readonly sequence: number;
  readonly binsSize: number;
  readonly pages: readonly { readonly offset: number; readonly page: Uint8Array }[];
}

/** The entries as far as they are whole and follow one another: what comes behind are remains of older ones. */
function* entriesOf({ bytes, sequence }: Log): Generator<Entry> {
  let at = PAGE_BYTES;
  for (let count = 0; count < MOST_ENTRIES; count++) {
    const entry = entryAt(bytes, at, (sequence + count) >>> 0);
    if (entry === null) return;
    yield entry;
    at += entry.size;
  }
}

function entryAt(
  bytes: ByteReader,
  at: number,
  sequence: number,
): (Entry & { readonly size: number }) | null {
  const header = bytes.read(at, ENTRY_HEADER);
  if (header.length < ENTRY_HEADER) return null;
  const view = viewOf(header);
  const size = view.getUint32(4, true);
  const binsSize = view.getUint32(16, true);
  const isPlausible =
    view.getUint32(0) === 0x48764c45 &&
    size % PAGE_BYTES === 0 &&
    size >= PAGE_BYTES &&
    size <= bytes.size - at &&
    binsSize % BIN_BYTES === 0 &&
    binsSize > 0 &&
    view.getUint32(12, true) === sequence;
  if (!isPlausible) return null;
  const rest = bytes.read(at + ENTRY_HEADER, size - ENTRY_HEADER);
  if (!isHash(view, 32, header.subarray(0, 32)) || !isHash(view, 24, rest)) return null;
  const pages = pagesOf(rest, view.getUint32(20, true), binsSize);
  return pages === null || pages.length === 0 ? null : { size, sequence, binsSize, pages };
}

function isHash(view: DataView, at: number, bytes: Uint8Array): boolean {
  const { low, high } = marvin32(bytes, LOG_SEED);
  return view.getUint32(at, true) === low && view.getUint32(at + 4, true) === high;
}

/** The pages of an entry; null where one of them is none of the hive's. */
function pagesOf(rest: Uint8Array, count: number, binsSize: number): Entry['pages'] | null {
  if (count * 8 > rest.length) return null;
  const view = viewOf(rest);
  const pages: { offset: number; page: Uint8Array }[] = [];
  let at = count * 8;
  for (let index = 0; index < count; index++) {
    const offset = view.getUint32(index * 8, true);
    const size = view.getUint32(index * 8 + 4, true);
    const isWhole = offset % PAGE_BYTES === 0 && size % PAGE_BYTES === 0 && size > 0;
    if (!isWhole || offset + size > binsSize || at + size > rest.length) return null;
    pages.push({ offset, page: rest.subarray(at, at + size) });
    at += size;
  }
  return pages;
}

// --- the format before ------------------------------------------------------------------------------------

/** A bit for each page that is in the log; applied where it was written for the state that the hive is in. */
function replayVector(
  hive: ByteReader,
  base: DataView,
  { bytes, base: log, sequence }: Log,
): Replayed | null {
  const isOfThisState = isChecked(base)
    ? lastWritten(log, 12) === lastWritten(base, 12)
    : lastWritten(log, 12) >= firstBinTime(hive);
  if (!isOfThisState) return null;
  const binsSize = log.getUint32(40, true);
  const pageCount = binsSize / PAGE_BYTES;
  const vector = bytes.read(PAGE_BYTES, 4 + pageCount / 8);
  const isVector = binsSize % BIN_BYTES === 0 && vector.length === 4 + pageCount / 8;
  if (!isVector || viewOf(vector).getUint32(0) !== 0x44495254) return null;
  const overlay = new PageOverlay();
  const changed = new Set<number>();
  let at = Math.ceil((PAGE_BYTES + vector.length) / PAGE_BYTES) * PAGE_BYTES;
  for (let page = 0; page < pageCount; page++) {
    if ((((vector[4 + (page >> 3)] ?? 0) >> (page & 7)) & 1) === 0) continue;
    const data = bytes.read(at, PAGE_BYTES);
    if (data.length < PAGE_BYTES) return null;
    overlay.put(BASE_BLOCK_BYTES + page * PAGE_BYTES, data);
    changed.add(Math.floor((page * PAGE_BYTES) / BIN_BYTES));
    at += PAGE_BYTES;
  }
  if (changed.size === 0) return null;
  overlay.put(0, baseBlockOf(isChecked(base) ? base : log, log, sequence, binsSize));
  const whole = overlay.over(hive);
  return hasSoundBins(whole, binsSize, changed) ? { bytes: whole, applied: 1 } : null;
}

/** Whether every bin that was written to has its mark and says where it lies. */
function hasSoundBins(bytes: ByteReader, binsSize: number, changed: ReadonlySet<number>): boolean {
  for (let at = 0; at < binsSize; ) {
    const header = bytes.read(BASE_BLOCK_BYTES + at, 12);
    if (header.length < 12) return false;
    const view = viewOf(header);
    const size = view.getUint32(8, true);
    const isSound = view.getUint32(0) === 0x6862696e && view.getUint32(4, true) === at;
    if (!isSound || size === 0 || size % BIN_BYTES !== 0) {
      // Nothing that lies behind it can be found; what was changed there may not be taken for sound.
      for (const page of changed) if (page * BIN_BYTES >= at) return false;
      return true;
    }
    at += size;
  }
  return true;
}

function lastWritten(view: DataView, at: number): bigint {
  return view.getBigUint64(at, true);
}

function firstBinTime(hive: ByteReader): bigint {
  const bin = hive.read(BASE_BLOCK_BYTES, 32);
  if (bin.length < 32)
    throw new FormatError('truncated', 'the hive ends inside its first bin', BASE_BLOCK_BYTES);
  return lastWritten(viewOf(bin), 20);
}

// --- first blocks -----------------------------------------------------------------------------------------

function isChecked(view: DataView): boolean {
  return checksumOf(view) === view.getUint32(508, true);
}

/** The first block of a hive that was written to its end: root, version and times as the log has them. */
function baseBlockOf(from: DataView, log: DataView, sequence: number, binsSize: number): Uint8Array {
  const block = new Uint8Array(from.buffer, from.byteOffset, PAGE_BYTES).slice();
  const view = viewOf(block);
  for (const at of [4, 8]) view.setUint32(at, sequence, true);
  for (const at of [20, 24, 36]) view.setUint32(at, log.getUint32(at, true), true);
  view.setUint32(28, TYPE_PRIMARY, true);
  view.setUint32(40, binsSize, true);
  view.setUint32(508, checksumOf(view), true);
  return block;
}
