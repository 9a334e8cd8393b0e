import { isUtf8 } from 'node:buffer';
import type { ByteReader } from './byte-reader.ts';

/** Names as the WHATWG Encoding Standard has them. */
export type TextEncoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1251' | 'windows-1252' | 'ibm866';

export interface DetectedEncoding {
  readonly encoding: TextEncoding;
  /** True where some bytes are no text in that encoding; they decode to U+FFFD. */
  readonly damaged: boolean;
}

const CHUNK = 1024 * 1024;

/**
 * Which encoding a text is in: by its byte order mark, else by where its zero bytes stand, else UTF-8 where
 * it is valid or nearly so, else the code page whose letters stand together as letters do. Reads the
 * first `length` bytes; what lies beyond is taken to be in the same.
 */
export function detectEncoding(bytes: ByteReader, length: number = bytes.size): DetectedEncoding {
  const head = bytes.read(0, Math.min(length, 4096));
  const wide = wideEncoding(head);
  if (wide !== null) return { encoding: wide, damaged: false };
  const broken = firstChunkNotUtf8(bytes, length);
  if (broken === null) return { encoding: 'utf-8', damaged: false };
  if (hasUtf8Mark(head) || isMostlyUtf8(broken)) return { encoding: 'utf-8', damaged: true };
  return { encoding: codePage(broken), damaged: false };
}

/** The encoding as far as the first bytes of a file tell: enough to read a header line. */
export function encodingOfHead(head: Uint8Array): TextEncoding {
  const wide = wideEncoding(head);
  if (wide !== null) return wide;
  const whole = head.subarray(0, wholeCharacters(head));
  return isUtf8(whole) || hasUtf8Mark(head) || isMostlyUtf8(whole) ? 'utf-8' : codePage(whole);
}

function hasUtf8Mark(head: Uint8Array): boolean {
  return head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf;
}

function wideEncoding(head: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le';
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be';
  // Text of mostly Latin letters without a mark: every other byte is zero.
  let even = 0;
  let odd = 0;
  const pairs = Math.min(head.length >> 1, 256);
  for (let index = 0; index < pairs; index++) {
    if (head[index * 2] === 0) even++;
    if (head[index * 2 + 1] === 0) odd++;
  }
  if (pairs < 2) return null;
  if (odd > pairs * 0.4 && even === 0) return 'utf-16le';
  if (even > pairs * 0.4 && odd === 0) return 'utf-16be';
  return null;
}

/** The first mebibyte, cut at characters, that is not UTF-8; null where all of it is. */
function firstChunkNotUtf8(bytes: ByteReader, length: number): Uint8Array | null {
  let offset = 0;
  while (offset < length) {
    const chunk = bytes.read(offset, Math.min(CHUNK, length - offset));
    if (chunk.length === 0) return null;
    const whole = wholeCharacters(chunk);
    if (!isUtf8(chunk.subarray(0, whole))) return chunk;
    offset += whole === 0 ? chunk.length : whole;
  }
  return null;
}

/** How many bytes of `chunk` come before a UTF-8 character that its end cuts. */
function wholeCharacters(chunk: Uint8Array): number {
  for (let back = 1; back <= 3 && back <= chunk.length; back++) {
    const byte = chunk[chunk.length - back] ?? 0;
    if ((byte & 0xc0) === 0x80) continue;
    const needs = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : byte >= 0xc0 ? 2 : 1;
    return needs > back ? chunk.length - back : chunk.length;
  }
  return chunk.length;
}

/** One damaged character must not turn a text of a hundred good ones into another alphabet. */
function isMostlyUtf8(chunk: Uint8Array): boolean {
  let good = 0;
  let bad = 0;
  for (let index = 0; index < chunk.length; ) {
    const byte = chunk[index] ?? 0;
    if (byte < 0x80) {
      index++;
      continue;
    }
    const needs = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
    const isWhole = byte >= 0xc2 && byte < 0xf5 && isUtf8(chunk.subarray(index, index + needs));
    if (isWhole) good++;
    else bad++;
    index += isWhole ? needs : 1;
  }
  return good > bad * 4;
}

/**
 * Cyrillic code pages write whole words above 0x7F, Western ones single letters between ASCII ones. Of the
 * Cyrillic two, 866 (the console's) has its letters where 1251 has its signs.
 */
function codePage(chunk: Uint8Array): 'windows-1251' | 'windows-1252' | 'ibm866' {
  let joined = 0;
  let high = 0;
  let letters1251 = 0;
  let letters866 = 0;
  for (let index = 0; index < chunk.length; index++) {
    const byte = chunk[index] ?? 0;
    if (byte < 0x80) continue;
    high++;
    if ((chunk[index - 1] ?? 0) >= 0x80 || (chunk[index + 1] ?? 0) >= 0x80) joined++;
    if (byte >= 0xc0 || byte === 0xa8 || byte === 0xb8) letters1251++;
    if (byte < 0xb0 || (byte >= 0xe0 && byte < 0xf2)) letters866++;
  }
  if (joined * 2 <= high) return 'windows-1252';
  return letters866 > letters1251 ? 'ibm866' : 'windows-1251';
}
