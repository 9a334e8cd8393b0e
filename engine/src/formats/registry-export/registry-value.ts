import { REG, type RegistryValue, stringsValue, stringValue } from '../registry-value.ts';
import type { TextEncoding } from '../text-encoding.ts';
import { closingQuote, startOfData } from './logical-line.ts';

/** What a line of an export does to a value. */
export type ExportedValue = RegistryValue | { readonly type: 'removed' };

const DWORD = /^dword:([0-9a-f]{1,8})\s*$/i;
const HEX = /^hex(?:\(([0-9a-f]+)\))?:([0-9a-f, \t]*)$/i;

/** Reads `"name"=…` or `@=…`, its continuation already joined; null where it is no value. */
export function registryValue(
  line: string,
  strings: TextEncoding,
): (ExportedValue & { readonly name: string }) | null {
  const start = startOfData(line);
  if (start === -1) return null;
  const name = line.startsWith('@') ? '' : unescaped(line.slice(1, closingQuote(line, 1)));
  const value = dataOf(line.slice(start), strings);
  return value === null ? null : { name, ...value };
}

function dataOf(data: string, strings: TextEncoding): ExportedValue | null {
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
  const type = hex[1] === undefined ? REG.binary : Number.parseInt(hex[1], 16);
  const bytes = hexBytes(hex[2] ?? '');
  if (bytes === null) return null;
  if (type === REG.sz || type === REG.expandSz) return stringValue(textOf(bytes, strings));
  if (type === REG.multiSz) return stringsValue(textOf(bytes, strings));
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
