import { headText } from '../formats/text.ts';
import { encodingOfHead } from '../formats/text-encoding.ts';
import type { FileFacts } from './source.ts';

const BRACE = 0x7b;
const BRACKET = 0x5b;
const LOOKED_AT = 64;

/** Whether JSON may begin with this byte, also in UTF-16 and behind white space or a byte order mark. */
export function mayBeginJson(byte: number): boolean {
  return byte === BRACE || byte === BRACKET || byte <= 0x20 || byte >= 0xbb;
}

/** Whether a file may begin as JSON does. */
export function mayBeJson(head: Uint8Array): boolean {
  const first = firstLetter(head);
  return first === BRACE || first === BRACKET;
}

/** Whether a file begins as a JSON object does. */
export function beginsObject(head: Uint8Array): boolean {
  return firstLetter(head) === BRACE;
}

/**
 * The first byte of a text, white space, a byte order mark and the zeros of UTF-16 before it passed over; null where
 * there is none so near. It costs little, and what it spares is dear: to decode a head, and above all one of no text.
 */
export function firstLetter(head: Uint8Array): number | null {
  for (let at = 0; at < head.length && at < LOOKED_AT; at++) {
    const byte = head[at] ?? 0;
    const isSpaceOrMark = byte <= 0x20 || byte >= 0xbb;
    if (!isSpaceOrMark) return byte;
  }
  return null;
}

/** Some words to be looked for in the first bytes of many files. */
export interface Mentions {
  /** Of each word a few letters that begin with its rarest. */
  readonly needles: readonly Buffer[];
}

/** Letters of text from the commonest to the rarest, then what is no small letter. */
const BY_FREQUENCY = '"etaoinsrlhdcumfpgwybvkxjqz';
/** Longer ones are looked for in a way that costs more to begin than to end, in so few bytes. */
const NEEDLE_BYTES = 6;

/** Makes words ready for `mayMention`; each has two letters or more. */
export function mentionsOf(words: readonly string[]): Mentions {
  return { needles: words.map((word) => Buffer.from(word.slice(rarest(word)).slice(0, NEEDLE_BYTES))) };
}

function rarest(word: string): number {
  const starts = Array.from({ length: Math.max(1, word.length - 1) }, (_, at) => at);
  const rarity = (at: number) => {
    const rank = BY_FREQUENCY.indexOf(word.charAt(at));
    return rank === -1 ? BY_FREQUENCY.length : rank;
  };
  return starts.reduce((best, at) => (rarity(at) > rarity(best) ? at : best), 0);
}

// Several sources ask of the same head, one after the other.
let lookedAt: Uint8Array | null = null;
let bytes: Buffer = Buffer.alloc(0);

/**
 * Whether one of some words may stand in the first bytes: what spares most JSON from being decoded. True where they
 * are in no encoding that has ASCII as it is.
 */
export function mayMention(head: Uint8Array, { needles }: Mentions): boolean {
  if (lookedAt !== head) {
    lookedAt = head;
    bytes = Buffer.from(head.buffer, head.byteOffset, head.byteLength);
  }
  return needles.some((needle) => bytes.includes(needle)) || bytes.includes(0);
}

// Several sources ask for the same file's, one after the other.
let asked: FileFacts | null = null;
let text = '';

/** The first bytes of a file as text. It costs more than all other cheap questions: ask `mayBeJson` or a name first. */
export function textOfHead(file: FileFacts): string {
  if (asked !== file) {
    text = headText(file.head, encodingOfHead(file.head));
    asked = file;
  }
  return text;
}
