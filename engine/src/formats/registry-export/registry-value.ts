import type { TextEncoding } from '../text-encoding.ts';
import { closingQuote, startOfData } from './logical-line.ts';

/** A value by what it holds; of bytes that are no text only their number is kept. */
export type RegistryValue =
  | { readonly type: 'string'; readonly text: string }
  | { readonly type: 'strings'; readonly texts: readonly string[] }
  | { readonly type: 'number'; readonly number: number }
  | { readonly type: 'bytes'; readonly length: number }
  | { readonly type: 'removed' };

const DWORD = /^dword:([0-9a-f]{1,8})\s*$/i;
const HEX = /^hex(?:\(([0-9a-f]+)\))?:([0-9a-f, \t]*)$/i;

/** Registry value types (winnt.h): REG_SZ 1, REG_EXPAND_SZ 2, REG_MULTI_SZ 7; all else is bytes here. */
const REG_SZ = 1;
const REG_EXPAND_SZ = 2;
const REG_MULTI_SZ = 7;

/** Reads `"name"=…` or `@=…`, its continuation already joined; null where it is no value. */
export function registryValue(
  line: string,
  strings: TextEncoding,
): (RegistryValue & { readonly name: string }) | null {
  const start = startOfData(line);
  if (start === -1) return null;
  const name = line.startsWith('@') ? '' : unescaped(line.slice(1, closingQuote(line, 1)));
  const value = dataOf(line.slice(start), strings);
  return value === null ? null : { name, ...value };
}

function dataOf(data: string, strings: TextEncoding): RegistryValue | null {
  if (data.startsWith('"')) {
    const end = closingQuote(data, 1);
    if (end === -1 || data.slice(end + 1).trim() !== '') return null;
    return { type: 'string', text: unescaped(data.slice(1, end)) };
  }
  const dword = DWORD.exec(data);
  if (dword !== null) return { type: 'number', number: Number.parseInt(dword[1] ?? '0', 16) };
  if (data.trim() === '-') return { type: 'removed' };
  const hex = HEX.exec(data);
  if (hex === null) return null;
  const type = hex[1] === undefined ? 3 : Number.parseInt(hex[1], 16);
  const bytes = hexBytes(hex[2] ?? '');
  if (bytes === null) return null;
  if (type === REG_SZ || type === REG_EXPAND_SZ)
    return { type: 'string', text: textOf(bytes, strings).split('\0')[0] ?? '' };
  if (type === REG_MULTI_SZ)
    return {
      type: 'strings',
      texts: textOf(bytes, strings)
        .split('\0')
        .filter((text) => text !== ''),
    };
  return { type: 'bytes', length: bytes.length };
}

/** `\\` and `\"` are the only escapes; a lone backslash, which some programs write, is itself. */
function unescaped(text: string): string {
  return text.includes('\\') ? text.replaceAll(/\\(["\\])/g, '$1') : text;
}

function hexBytes(text: string): Uint8Array | null {
  const parts = text.split(',');
  const bytes = new Uint8Array(parts.length);
  let length = 0;
  for (const part of parts) {
    const digits = part.trim();
    if (digits === '') continue;
    if (digits.length > 2) return null;
    bytes[length++] = Number.parseInt(digits, 16);
  }
  return bytes.subarray(0, length);
}

function textOf(bytes: Uint8Array, encoding: TextEncoding): string {
  return new TextDecoder(encoding).decode(bytes);
}
