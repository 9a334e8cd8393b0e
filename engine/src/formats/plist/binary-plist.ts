import { FormatError } from '../byte-reader.ts';
import { type ObjectTable, readObjectTable } from './object-table.ts';
import { PLIST_BOUNDS, type PlistValue } from './plist-value.ts';

const MAGIC = 'bplist00';
const [ARRAY, SET, DICTIONARY] = [0xa, 0xc, 0xd] as const;
const utf16 = new TextDecoder('utf-16be', { ignoreBOM: true });
/** Dates count seconds from 2001-01-01T00:00:00Z. */
const EPOCH_SECONDS = 978_307_200;
const LATEST_SECONDS = 8_640_000_000_000;

/** The cheap question: do these bytes begin a binary property list of the version that is in use? */
export function isBinaryPlist(head: Uint8Array): boolean {
  return Buffer.from(head.subarray(0, 8)).toString('latin1') === MAGIC;
}

/**
 * Reads a binary property list. Values that lead back to themselves are refused. A text that many values share is
 * read once; more bytes than the file has can only come out of values that overlap.
 */
export function readBinaryPlist(bytes: Uint8Array): PlistValue {
  const table = readObjectTable(bytes);
  const path = new Set<number>();
  const scalars = new Map<number, PlistValue>();
  let values = 0;
  let scalarBytes = 0;

  function count(more: number): void {
    values += more;
    if (values > PLIST_BOUNDS.values) throw new FormatError('limit-reached', 'it holds too many values');
  }

  function valueAt(index: number): PlistValue {
    const at = table.offset(index);
    const marker = bytes[at] ?? 0;
    const [type, info] = [marker >> 4, marker & 0x0f];
    if (type !== ARRAY && type !== SET && type !== DICTIONARY) return scalarAt(type, info, at);
    if (path.has(at)) throw new FormatError('malformed', 'a value that holds itself', at);
    if (path.size >= PLIST_BOUNDS.depth) {
      throw new FormatError('limit-reached', `it nests more than ${PLIST_BOUNDS.depth} deep`, at);
    }
    path.add(at);
    const value = type === DICTIONARY ? dictionaryAt(info, at) : arrayAt(info, at);
    path.delete(at);
    return value;
  }

  function scalarAt(type: number, info: number, at: number): PlistValue {
    const known = scalars.get(at);
    if (known !== undefined) return known;
    const { value, length } = readScalar(table, type, info, at);
    scalarBytes += length;
    if (scalarBytes > bytes.length) throw new FormatError('malformed', 'its values overlap', at);
    scalars.set(at, value);
    return value;
  }

  function arrayAt(info: number, at: number): PlistValue {
    const { count: items, start } = table.length(info, at);
    count(items);
    return table.references(start, items).map(valueAt);
  }

  function dictionaryAt(info: number, at: number): PlistValue {
    const { count: pairs, start } = table.length(info, at);
    count(pairs * 2);
    const references = table.references(start, pairs * 2);
    const entries = new Map<string, PlistValue>();
    for (let each = 0; each < pairs; each++) {
      const key = valueAt(references[each] ?? -1);
      if (typeof key !== 'string') throw new FormatError('malformed', 'a key that is no text', at);
      entries.set(key, valueAt(references[pairs + each] ?? -1));
    }
    return entries;
  }

  return valueAt(table.top);
}

interface Scalar {
  readonly value: PlistValue;
  /** Bytes that it takes in the file, without its marker. */
  readonly length: number;
}

function readScalar(table: ObjectTable, type: number, info: number, at: number): Scalar {
  switch (type) {
    case 0x0:
      if (info === 8 || info === 9) return { value: info === 9, length: 0 };
      break;
    case 0x1:
      return { value: table.integer(at + 1, 2 ** info), length: 2 ** info };
    case 0x2:
      return { value: table.real(at + 1, 2 ** info), length: 2 ** info };
    case 0x3:
      return { value: dateOf(table.real(at + 1, 8)), length: 8 };
    case 0x4:
    case 0x5:
    case 0x6:
      return textOrData(table, type, info, at);
    case 0x8:
      return { value: table.integer(at + 1, info + 1), length: info + 1 };
  }
  throw new FormatError('malformed', `a value of the kind 0x${type.toString(16)}${info.toString(16)}`, at);
}

function textOrData(table: ObjectTable, type: number, info: number, at: number): Scalar {
  const { count, start } = table.length(info, at);
  const length = type === 0x6 ? count * 2 : count;
  const held = table.slice(start, length);
  if (type === 0x4) return { value: held.slice(), length };
  return { value: type === 0x5 ? Buffer.from(held).toString('latin1') : utf16.decode(held), length };
}

function dateOf(seconds: number): string {
  const since1970 = seconds + EPOCH_SECONDS;
  return Math.abs(since1970) <= LATEST_SECONDS ? new Date(since1970 * 1000).toISOString() : `${seconds}`;
}
