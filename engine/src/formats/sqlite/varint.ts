import { FormatError } from '../byte-reader.ts';

export interface Varint {
  readonly value: number;
  /** Offset of the byte behind it. */
  readonly next: number;
}

/** A variable-length integer (§1.6): big-endian, seven bits a byte, the ninth byte whole. Exact up to 2^53. */
export function readVarint(bytes: Uint8Array, at: number): Varint {
  let value = 0;
  for (let index = 0; index < 8; index++) {
    const byte = bytes[at + index];
    if (byte === undefined) throw new FormatError('malformed', 'a number goes past the end of its page');
    value = value * 128 + (byte & 0x7f);
    if (byte < 0x80) return { value, next: at + index + 1 };
  }
  const last = bytes[at + 8];
  if (last === undefined) throw new FormatError('malformed', 'a number goes past the end of its page');
  let whole = 0n;
  for (const byte of bytes.subarray(at, at + 8)) whole = (whole << 7n) | BigInt(byte & 0x7f);
  return { value: Number(BigInt.asIntN(64, (whole << 8n) | BigInt(last))), next: at + 9 };
}
