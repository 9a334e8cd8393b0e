import { FormatError } from '../byte-reader.ts';
import { PAUSE, PAUSE_LINES, type Pause } from '../pause.ts';
import type { Line } from '../text.ts';
import type { TextEncoding } from '../text-encoding.ts';
import { logicalLines } from './logical-line.ts';
import { type ExportedValue, registryValue } from './registry-value.ts';

/** A key with its values, as `reg export` and regedit write them. */
export interface RegistryKey {
  readonly kind: 'key';
  /** The line of `[…]`. */
  readonly line: number;
  /** As written, the hive's name lengthened: `HKEY_LOCAL_MACHINE\SOFTWARE\…`. */
  readonly path: string;
  /** By name in lower case; the default value has the empty name. */
  readonly values: ReadonlyMap<string, NamedRegistryValue>;
  /** True for `[-…]`: the file asks for the key's removal, and so shows nothing that is there. */
  readonly removes: boolean;
}

export type NamedRegistryValue = ExportedValue & { readonly name: string; readonly line: number };

export type RegistryYield =
  | RegistryKey
  | { readonly kind: 'error'; readonly line: number; readonly error: FormatError };

/** Registry Editor 4 (Windows 9x and NT 4) writes expandable strings in the code page, 5 in UTF-16. */
export type RegistryExportVersion = 4 | 5;

/** In what encoding the bytes of strings are. */
export function stringEncoding(version: RegistryExportVersion, file: TextEncoding): TextEncoding {
  if (version === 5) return 'utf-16le';
  return file === 'windows-1251' ? file : 'windows-1252';
}

const VALUES = 20_000;

// One for all: a file may hold a million such lines, and each error would remember how it came about.
const OPEN_KEY = new FormatError('malformed', 'a key whose "[" no "]" closes');
const NO_VALUE = new FormatError('malformed', 'a line that is neither a key nor a value');
const LOST_VALUE = new FormatError('malformed', 'a value that follows no key');
const TOO_MANY = new FormatError('limit-reached', `more than ${VALUES} values in a key`);

const LONG_NAMES: ReadonlyMap<string, string> = new Map([
  ['HKLM', 'HKEY_LOCAL_MACHINE'],
  ['HKCU', 'HKEY_CURRENT_USER'],
  ['HKCR', 'HKEY_CLASSES_ROOT'],
  ['HKU', 'HKEY_USERS'],
  ['HKCC', 'HKEY_CURRENT_CONFIG'],
]);

/** The version that a first line names; null where it is no registry export. */
export function registryExportVersion(firstLine: string): RegistryExportVersion | null {
  const header = firstLine.replace(/^\uFEFF/, '').trim();
  if (header === 'REGEDIT4') return 4;
  return /^Windows Registry Editor Version 5\.\d+$/.test(header) ? 5 : null;
}

/**
 * Whether a file may begin with such a line, in any encoding: asked of every file before any is decoded. White
 * space, a byte order mark and the zero bytes of UTF-16 may stand before.
 */
export function mayBeRegistryExport(head: Uint8Array): boolean {
  for (let at = 0; at < head.length && at < LONGEST_START; at++) {
    const byte = head[at] ?? 0;
    if (byte === 0x52 || byte === 0x57) return true;
    const isSpaceOrMark = byte <= 0x20 || byte === 0xa0 || byte === 0xbb || byte === 0xbf || byte >= 0xef;
    if (!isSpaceOrMark) return false;
  }
  return false;
}

const LONGEST_START = 128;

/** `HKLM\SOFTWARE` with the hive's long name. */
export function longKeyPath(path: string): string {
  const end = path.indexOf('\\');
  const hive = end === -1 ? path : path.slice(0, end);
  const long = LONG_NAMES.get(hive.toUpperCase()) ?? (/^HKEY_/i.test(hive) ? hive.toUpperCase() : hive);
  return end === -1 ? long : long + path.slice(end);
}

/**
 * Keys in order, each with the values that follow it. A line that is neither is an error with its line, and
 * reading goes on after it. `strings` is the encoding of strings that are written as bytes.
 */
export function* registryKeys(
  lines: Iterable<Line>,
  strings: TextEncoding,
): Generator<RegistryYield | Pause> {
  let key: { line: number; path: string; removes: boolean; values: Map<string, NamedRegistryValue> } | null =
    null;
  let isHeader = true;
  let logicalCount = 0;
  for (const logical of logicalLines(lines)) {
    const { line, text } = logical;
    if (++logicalCount % PAUSE_LINES === 0) yield PAUSE;
    if (isHeader) {
      isHeader = false;
      if (registryExportVersion(text) !== null) continue;
    }
    if (logical.problem !== null) {
      yield { kind: 'error', line, error: logical.problem };
      continue;
    }
    if (text === '' || text.startsWith(';')) continue;
    if (text.startsWith('[')) {
      if (key !== null) yield { kind: 'key', ...key };
      key = keyOf(line, text);
      if (key === null) yield { kind: 'error', line, error: OPEN_KEY };
      continue;
    }
    const value = registryValue(text, strings);
    if (value === null) yield { kind: 'error', line, error: NO_VALUE };
    else if (key === null) yield { kind: 'error', line, error: LOST_VALUE };
    else if (key.values.size >= VALUES) yield { kind: 'error', line, error: TOO_MANY };
    else key.values.set(value.name.toLowerCase(), { ...value, line });
  }
  if (key !== null) yield { kind: 'key', ...key };
}

function keyOf(line: number, text: string) {
  const close = text.lastIndexOf(']');
  if (close === -1) return null;
  const removes = text.startsWith('[-');
  const path = longKeyPath(text.slice(removes ? 2 : 1, close));
  return path === '' ? null : { line, path, removes, values: new Map<string, NamedRegistryValue>() };
}
