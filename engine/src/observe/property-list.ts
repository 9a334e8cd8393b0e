import type { FormatError } from '../formats/byte-reader.ts';
import { type PlistDictionary, type PlistValue, readPlist } from '../formats/plist/plist.ts';
import type { OpenFile, SourceGap } from './source.ts';

/** The dictionary that a property list is, or the gap that it leaves. */
export type ReadPropertyList =
  | { readonly ok: true; readonly entries: PlistDictionary }
  | { readonly ok: false; readonly gap: SourceGap };

/** Reads a file as a property list whose top is a dictionary. */
export function readPropertyList(file: OpenFile): ReadPropertyList {
  const read = readPlist(file.bytes);
  if (!read.ok) return { ok: false, gap: gapOf(read.error) };
  if (isDictionary(read.value)) return { ok: true, entries: read.value };
  return { ok: false, gap: gap('malformed', 'its top is no dictionary') };
}

/** The text under a key; undefined where there is none, or something else. */
export function textUnder(entries: PlistDictionary, key: string): string | undefined {
  const value = entries.get(key);
  return typeof value === 'string' ? value : undefined;
}

/** The first text of a list of texts under a key. */
export function firstTextUnder(entries: PlistDictionary, key: string): string | undefined {
  const value = entries.get(key);
  const first: unknown = Array.isArray(value) ? value[0] : undefined;
  return typeof first === 'string' ? first : undefined;
}

/** The keys of a dictionary under a key, no more than `most`. */
export function keysUnder(entries: PlistDictionary, key: string, most: number): string[] {
  const value = entries.get(key);
  return isDictionary(value) ? [...value.keys()].slice(0, most) : [];
}

function isDictionary(value: PlistValue | undefined): value is PlistDictionary {
  return value instanceof Map;
}

function gapOf(error: FormatError): SourceGap {
  const at = error.offset === null ? '' : ` (at ${error.offset})`;
  return gap(error.code, `${error.message}${at}`);
}

function gap(code: SourceGap['code'], reason: string): SourceGap {
  return {
    code,
    reason: `this property list was not read: ${reason}`,
    remedy: 'Look at it with plutil -p <file>; install the program again if it is damaged.',
    material: true,
  };
}
