import { FormatError } from '../byte-reader.ts';
import { PLIST_BOUNDS, type PlistValue } from './plist-value.ts';
import { type XmlToken, xmlTokens } from './xml-tokens.ts';

/** An array or dictionary that is still open. */
type Open =
  | { readonly kind: 'array'; readonly items: PlistValue[] }
  | { readonly kind: 'dict'; readonly entries: Map<string, PlistValue>; key: string | null };

const SCALARS = new Set(['string', 'integer', 'real', 'true', 'false', 'date', 'data', 'key']);

/** Reads a property list in XML. Offsets of errors count characters. */
export function readXmlPlist(text: string): PlistValue {
  const open: Open[] = [];
  let scalar: { name: string; text: string } | null = null;
  let result: PlistValue | null = null;
  let values = 0;

  function put(value: PlistValue, at: number): void {
    if (++values > PLIST_BOUNDS.values)
      throw new FormatError('limit-reached', 'it holds too many values', at);
    const into = open.at(-1);
    if (into === undefined) {
      if (result !== null) throw new FormatError('malformed', 'more than one value stands at the top', at);
      result = value;
    } else if (into.kind === 'array') into.items.push(value);
    else {
      if (into.key === null)
        throw new FormatError('malformed', 'a value in a dictionary without its key', at);
      into.entries.set(into.key, value);
      into.key = null;
    }
  }

  function begin(name: string, at: number): void {
    if (open.length >= PLIST_BOUNDS.depth) {
      throw new FormatError('limit-reached', `it nests more than ${PLIST_BOUNDS.depth} deep`, at);
    }
    if (name === 'array') {
      const items: PlistValue[] = [];
      put(items, at);
      open.push({ kind: 'array', items });
    } else {
      const entries = new Map<string, PlistValue>();
      put(entries, at);
      open.push({ kind: 'dict', entries, key: null });
    }
  }

  function settle(name: string, content: string, at: number): void {
    const into = open.at(-1);
    if (name !== 'key') put(scalarOf(name, content, at), at);
    else if (into?.kind !== 'dict') throw new FormatError('malformed', 'a key outside a dictionary', at);
    else into.key = content;
  }

  function take(token: XmlToken): void {
    if (token.kind === 'text') {
      if (scalar !== null) scalar.text += token.text;
      else if (token.text.trim() !== '')
        throw new FormatError('malformed', 'text between the values', token.at);
      return;
    }
    const { kind, name, at } = token;
    if (scalar !== null) {
      if (kind !== 'close' || name !== scalar.name) {
        throw new FormatError('malformed', `a tag "${name}" inside a "${scalar.name}"`, at);
      }
      settle(name, scalar.text, at);
      scalar = null;
    } else if (name === 'plist') return;
    else if (SCALARS.has(name)) {
      if (kind === 'close') throw new FormatError('malformed', `a "${name}" is closed that was not open`, at);
      if (kind === 'empty') settle(name, '', at);
      else scalar = { name, text: '' };
    } else if (name === 'array' || name === 'dict') {
      if (kind !== 'close') begin(name, at);
      if (kind !== 'open' && open.pop()?.kind !== name) {
        throw new FormatError('malformed', `a "${name}" is closed that was not open`, at);
      }
    } else throw new FormatError('malformed', `"${name}" is no element of a property list`, at);
  }

  for (const token of xmlTokens(text)) take(token);
  if (scalar !== null || open.length > 0)
    throw new FormatError('truncated', 'it ends inside a value', text.length);
  if (result === null) throw new FormatError('malformed', 'it holds no value', text.length);
  return result;
}

function scalarOf(name: string, text: string, at: number): PlistValue {
  if (name === 'string' || name === 'date') return text;
  if (name === 'true' || name === 'false') return name === 'true';
  if (name === 'data') return Uint8Array.from(Buffer.from(text, 'base64'));
  const number = Number(text.trim());
  if (text.trim() === '' || Number.isNaN(number))
    throw new FormatError('malformed', `"${text}" is no number`, at);
  return number;
}
