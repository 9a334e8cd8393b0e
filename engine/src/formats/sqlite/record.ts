import { FormatError } from '../byte-reader.ts';
import type { DatabaseFile } from './database-header.ts';
import { readVarint } from './varint.ts';

export type SqliteValue = null | number | bigint | string | Uint8Array;

/** SQLITE_MAX_COLUMN as it is built by default is 2,000; the format's own bound is this. */
const MOST_COLUMNS = 32_767;
const DECODERS = {
  'utf-8': new TextDecoder('utf-8', { ignoreBOM: true }),
  'utf-16le': new TextDecoder('utf-16le', { ignoreBOM: true }),
  'utf-16be': new TextDecoder('utf-16be', { ignoreBOM: true }),
} as const;
const INTEGER_BYTES: readonly number[] = [0, 1, 2, 3, 4, 6, 8];

/** A row in the record format (§2.1): the types of its values, then the values. Blobs are views of `payload`. */
export function readRecord(payload: Uint8Array, encoding: DatabaseFile['encoding']): SqliteValue[] {
  const header = readVarint(payload, 0);
  if (header.value > payload.length || header.value < header.next) {
    throw new FormatError('malformed', "a row's header is longer than the row");
  }
  const values: SqliteValue[] = [];
  let at = header.next;
  let body = header.value;
  while (at < header.value) {
    const type = readVarint(payload, at);
    const length = lengthOf(type.value);
    if (body + length > payload.length)
      throw new FormatError('malformed', 'a value goes past the end of its row');
    if (values.length >= MOST_COLUMNS)
      throw new FormatError('malformed', 'a row has more columns than there may be');
    values.push(decodeValue(type.value, payload.subarray(body, body + length), encoding));
    at = type.next;
    body += length;
  }
  return values;
}

/** Bytes of a value of a serial type. */
function lengthOf(type: number): number {
  const bytes = INTEGER_BYTES[type];
  if (bytes !== undefined) return bytes;
  if (type === 7) return 8;
  if (type === 8 || type === 9) return 0;
  if (type < 12) throw new FormatError('malformed', `a value has the type ${type}, which there is not`);
  return Math.floor((type - 12) / 2);
}

function decodeValue(type: number, bytes: Uint8Array, encoding: DatabaseFile['encoding']): SqliteValue {
  if (type === 0) return null;
  if (type === 7) return new DataView(bytes.buffer, bytes.byteOffset, 8).getFloat64(0);
  if (type === 8 || type === 9) return type - 8;
  if (type < 7) return integerOf(bytes);
  return type % 2 === 0 ? bytes : DECODERS[encoding].decode(bytes);
}

/** Two's complement, big-endian. */
function integerOf(bytes: Uint8Array): number | bigint {
  if (bytes.length === 8) {
    const whole = new DataView(bytes.buffer, bytes.byteOffset, 8).getBigInt64(0);
    const number = Number(whole);
    return Number.isSafeInteger(number) ? number : whole;
  }
  let value = 0;
  for (const byte of bytes) value = value * 256 + byte;
  const sign = 2 ** (bytes.length * 8 - 1);
  return value >= sign ? value - sign * 2 : value;
}
