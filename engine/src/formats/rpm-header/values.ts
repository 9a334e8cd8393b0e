import { FormatError } from '../byte-reader.ts';
import type { HeaderIndex, IndexEntry } from './header-index.ts';
import { TYPE } from './tags.ts';

/** Bytes of one string; names and vendors have dozens. */
const STRING_BYTES = 4_096;
const CHUNK = 64 * 1024;

/** The value of a tag of kind string, of one in several languages the first; null where there is none. */
export function readText(index: HeaderIndex, tag: number): string | null {
  const entry = index.entries.get(tag);
  if (entry === undefined || entry.count === 0) return null;
  if (entry.type !== TYPE.string && entry.type !== TYPE.i18nString && entry.type !== TYPE.stringArray) {
    throw wrongType(index, tag, entry);
  }
  const [text] = stringsAt(index, entry, 1);
  return text === undefined || text === '' ? null : text;
}

/** The values of a tag that is a list of strings, no more than `most`. */
export function readStrings(index: HeaderIndex, tag: number, most: number): string[] {
  const entry = index.entries.get(tag);
  if (entry === undefined) return [];
  if (entry.type !== TYPE.stringArray && entry.type !== TYPE.string) throw wrongType(index, tag, entry);
  return [...stringsAt(index, entry, Math.min(entry.count, most))];
}

/** The values of a tag of kind int32, no more than `most`. */
export function readNumbers(index: HeaderIndex, tag: number, most: number): number[] {
  const entry = index.entries.get(tag);
  if (entry === undefined) return [];
  if (entry.type !== TYPE.int32) throw wrongType(index, tag, entry);
  const count = Math.min(entry.count, most);
  if (entry.offset + count * 4 > index.storeBytes) throw pastStore(index, entry);
  const bytes = index.bytes.read(index.store + entry.offset, count * 4);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return Array.from({ length: bytes.length >> 2 }, (_, each) => view.getUint32(each * 4));
}

function* stringsAt(index: HeaderIndex, entry: IndexEntry, count: number): Generator<string> {
  let at = entry.offset;
  let chunk: Uint8Array = new Uint8Array();
  let chunkStart = at;
  for (let each = 0; each < count; each++) {
    let zero = chunk.indexOf(0, at - chunkStart);
    if (zero < 0) {
      chunk = readStore(index, at, count === 1 ? STRING_BYTES : CHUNK);
      chunkStart = at;
      zero = chunk.indexOf(0);
    }
    const start = at - chunkStart;
    if (zero < 0 && chunk.length < STRING_BYTES) throw pastStore(index, entry);
    if (zero < 0 || zero - start > STRING_BYTES) throw tooLong(index, entry);
    yield decode(chunk.subarray(start, zero));
    at = chunkStart + zero + 1;
  }
}

function readStore(index: HeaderIndex, offset: number, most: number): Uint8Array {
  const length = Math.min(most, index.storeBytes - offset);
  return length > 0 ? index.bytes.read(index.store + offset, length) : new Uint8Array();
}

const utf8 = new TextDecoder('utf-8', { fatal: true });
const latin1 = new TextDecoder('windows-1252');

/** Packages older than rpm 4.15 may be in any encoding; what is no UTF-8 is mostly Latin-1. */
function decode(bytes: Uint8Array): string {
  try {
    return utf8.decode(bytes);
  } catch (error) {
    if (error instanceof TypeError) return latin1.decode(bytes);
    throw error;
  }
}

function tooLong(index: HeaderIndex, entry: IndexEntry): FormatError {
  const words = `a string longer than ${STRING_BYTES} bytes`;
  return new FormatError('limit-reached', words, index.store + entry.offset);
}

function pastStore(index: HeaderIndex, entry: IndexEntry): FormatError {
  return new FormatError('malformed', 'a value goes past the end of the header', index.store + entry.offset);
}

function wrongType(index: HeaderIndex, tag: number, entry: IndexEntry): FormatError {
  return new FormatError('malformed', `tag ${tag} has the type ${entry.type}`, index.start);
}
