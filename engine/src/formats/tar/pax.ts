import { FormatError } from '../byte-reader.ts';

/** Records of a pax header that change what an entry is. Values are bytes, since names need be no UTF-8. */
export type PaxRecords = ReadonlyMap<string, Uint8Array>;

/** What is read of them: the rest is not kept, however much there is. */
const KEYS = new Set(['path', 'linkpath', 'size', 'GNU.sparse.name', 'GNU.sparse.size', 'GNU.sparse.major']);

/** The records that could be read, and why the rest could not. */
export interface PaxHeader {
  readonly records: PaxRecords;
  readonly error: FormatError | null;
}

/**
 * Reads records `LENGTH KEY=VALUE\n`, where the length counts itself (POSIX.1-2001, pax, "pax Extended
 * Header"). A later record of the same key replaces the earlier.
 */
export function readPaxHeader(bytes: Uint8Array): PaxHeader {
  const records = new Map<string, Uint8Array>();
  let at = 0;
  while (at < bytes.length && bytes[at] !== 0) {
    const space = bytes.indexOf(0x20, at);
    const digits = space < 0 ? '' : latin1(bytes.subarray(at, Math.min(space, at + 20)));
    const length = /^\d{1,10}$/.test(digits) ? Number(digits) : 0;
    const end = at + length;
    if (length === 0 || end > bytes.length || end <= space + 1 || bytes[end - 1] !== 0x0a) {
      return { records, error: new FormatError('malformed', 'the length of a pax record is wrong') };
    }
    const equals = bytes.indexOf(0x3d, space);
    if (equals < 0 || equals >= end) {
      return { records, error: new FormatError('malformed', 'a pax record has no "="') };
    }
    const key = latin1(bytes.subarray(space + 1, equals));
    if (KEYS.has(key)) records.set(key, bytes.slice(equals + 1, end - 1));
    at = end;
  }
  return { records, error: null };
}

/** A decimal number of a record; null where it is none. */
export function paxNumber(value: Uint8Array | undefined): number | null {
  if (value === undefined) return null;
  const text = latin1(value);
  const number = /^0*\d{1,16}$/.test(text) ? Number(text) : Number.NaN;
  return Number.isSafeInteger(number) ? number : null;
}

function latin1(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
}
