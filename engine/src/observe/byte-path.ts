import { isUtf8 } from 'node:buffer';

/**
 * A path as the system has it: bytes, one a character (U+0000 to U+00FF). Names need not be UTF-8, sort by
 * their bytes under `<`, and are joined as text.
 */
export type BytePath = string;

const PLAIN = /^[\x20-\x7e]*$/;

/** The bytes of a path that the user wrote. */
export function bytePath(text: string): BytePath {
  return PLAIN.test(text) ? text : Buffer.from(text, 'utf8').toString('latin1');
}

/** What Node's file functions take. */
export function systemPath(path: BytePath): string | Buffer {
  return PLAIN.test(path) ? path : Buffer.from(path, 'latin1');
}

/** A path inside another; `name` is one name or several joined by `/`. */
export function joinPath(folder: BytePath, name: BytePath): BytePath {
  if (folder === '') return name;
  return folder.endsWith('/') ? folder + name : `${folder}/${name}`;
}

/**
 * The path for people and for matchers: UTF-8 decoded; bytes that are no UTF-8, and control characters
 * (a name may hold a terminal's escape sequences), as `\xNN`.
 */
export function displayPath(path: BytePath): string {
  if (PLAIN.test(path)) return path;
  return escapeControls(decodeBytes(Buffer.from(path, 'latin1')));
}

/** UTF-8 where it is, `\xNN` where it is not. */
export function decodeBytes(bytes: Uint8Array): string {
  if (isUtf8(bytes)) return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8');
  let text = '';
  let at = 0;
  while (at < bytes.length) {
    const length = sequenceLength(bytes, at);
    if (length === 0) {
      text += hexByte(bytes[at] ?? 0);
      at += 1;
    } else {
      text += new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes.subarray(at, at + length));
      at += length;
    }
  }
  return text;
}

/** Control characters (C0, DEL, C1) as `\xNN`. */
export function escapeControls(text: string): string {
  return text.replace(/\p{Cc}/gu, (character) => hexByte(character.charCodeAt(0)));
}

function hexByte(byte: number): string {
  return `\\x${byte.toString(16).padStart(2, '0')}`;
}

/** Bytes of the well-formed sequence at `at` (Unicode, table 3-7), 0 where there is none. */
function sequenceLength(bytes: Uint8Array, at: number): number {
  const first = bytes[at] ?? 0;
  if (first < 0x80) return 1;
  const second = bytes[at + 1] ?? 0;
  if (first >= 0xc2 && first <= 0xdf) return isTrail(second) ? 2 : 0;
  if (first >= 0xe0 && first <= 0xef) {
    const low = first === 0xe0 ? 0xa0 : 0x80;
    const high = first === 0xed ? 0x9f : 0xbf;
    return second >= low && second <= high && isTrail(bytes[at + 2]) ? 3 : 0;
  }
  if (first >= 0xf0 && first <= 0xf4) {
    const low = first === 0xf0 ? 0x90 : 0x80;
    const high = first === 0xf4 ? 0x8f : 0xbf;
    return second >= low && second <= high && isTrail(bytes[at + 2]) && isTrail(bytes[at + 3]) ? 4 : 0;
  }
  return 0;
}

function isTrail(byte: number | undefined): boolean {
  return byte !== undefined && byte >= 0x80 && byte <= 0xbf;
}
