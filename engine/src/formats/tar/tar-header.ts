import { FormatError } from '../byte-reader.ts';

export const BLOCK = 512;

export type TarKind =
  | 'file'
  | 'directory'
  | 'hard-link'
  | 'link'
  | 'special'
  | 'pax'
  | 'pax-global'
  | 'long-name'
  | 'long-link'
  | 'sparse'
  | 'listing'
  | 'other';

/**
 * One header block (POSIX.1-1988 ustar, pax interchange format, and GNU tar's own). Offsets: name 0 (100
 * bytes), size 124 (12), checksum 148 (8), type 156 (1), link name 157 (100), magic 257 (6), prefix 345
 * (155). Names are bytes.
 */
export interface TarHeader {
  readonly name: Uint8Array;
  readonly linkName: Uint8Array;
  readonly size: number;
  readonly kind: TarKind;
  /** GNU sparse: another block of the map follows this one. */
  readonly moreMap: boolean;
}

const KINDS: Readonly<Record<string, TarKind>> = {
  '0': 'file',
  '\0': 'file',
  '7': 'file',
  '1': 'hard-link',
  '2': 'link',
  '3': 'special',
  '4': 'special',
  '5': 'directory',
  '6': 'special',
  x: 'pax',
  X: 'pax',
  g: 'pax-global',
  L: 'long-name',
  K: 'long-link',
  S: 'sparse',
  // GNU: what a directory held (incremental), and the label of a volume.
  D: 'listing',
  V: 'listing',
};

/** Whether a file begins with a tar header: its checksum is right, or its magic is there among numbers. */
export function isTar(head: Uint8Array): boolean {
  if (head.length < BLOCK || head[0] === 0) return false;
  if (mayBegin(head[148]) && checksumFits(head)) return true;
  return hasMagic(head) && isNumber(head, 100, 108) && isNumber(head, 136, 148);
}

/**
 * Reads a header block.
 *
 * @throws FormatError `malformed` where the checksum or a number is wrong
 */
export function readTarHeader(block: Uint8Array, offset: number): TarHeader {
  if (!checksumFits(block)) throw new FormatError('malformed', "a tar header's checksum is wrong", offset);
  const type = String.fromCharCode(block[156] ?? 0);
  const name = fullName(block);
  const kind = KINDS[type] ?? 'other';
  const size = sizeField(block, offset);
  const moreMap = kind === 'sparse' && block[482] === 1;
  return { name, linkName: text(block, 157, 100), size: hasData(kind) ? size : 0, kind, moreMap };
}

/** Links, directories and devices have no data, whatever their size says (POSIX.1-2001, pax, ustar). */
function hasData(kind: TarKind): boolean {
  return kind !== 'link' && kind !== 'hard-link' && kind !== 'directory' && kind !== 'special';
}

function fullName(block: Uint8Array): Uint8Array {
  const name = text(block, 0, 100);
  // GNU's own format ("ustar  ") has other fields where ustar has its prefix.
  const isUstar = hasMagic(block) && block[262] === 0;
  const prefix = isUstar ? text(block, 345, 155) : NO_TEXT;
  if (prefix.length === 0) return name;
  const whole = new Uint8Array(prefix.length + 1 + name.length);
  whole.set(prefix);
  whole[prefix.length] = 0x2f;
  whole.set(name, prefix.length + 1);
  return whole;
}

const NO_TEXT = new Uint8Array();

function text(block: Uint8Array, at: number, length: number): Uint8Array {
  if (block[at] === 0) return NO_TEXT;
  const field = block.subarray(at, at + length);
  const end = field.indexOf(0);
  return field.slice(0, end < 0 ? length : end);
}

const MAGIC = [0x75, 0x73, 0x74, 0x61, 0x72];

function hasMagic(block: Uint8Array): boolean {
  return MAGIC.every((byte, index) => block[257 + index] === byte);
}

/** Whether a number may begin so: asked of every file before anything is summed. */
function mayBegin(byte: number | undefined): boolean {
  return byte === 0x20 || (byte !== undefined && byte >= 0x30 && byte <= 0x37);
}

/** The sum of all bytes with the checksum field as spaces; old tars summed them as signed. */
function checksumFits(block: Uint8Array): boolean {
  let end = 148;
  while (end < 156 && block[end] !== 0) end++;
  const stated = octal(block, 148, end);
  if (stated === null || isBlank(block, 148, 156)) return false;
  let beside = 8 * 0x20;
  let high = 0;
  for (let index = 148; index < 156; index++) beside -= block[index] ?? 0;
  const sum = sumOf(block) + beside;
  if (stated === sum) return true;
  for (let index = 0; index < BLOCK; index++) high += (block[index] ?? 0) >> 7;
  for (let index = 148; index < 156; index++) high -= (block[index] ?? 0) >> 7;
  return stated === sum - 256 * high;
}

/** The sum of a block's bytes, four at a time where they lie so: an archive has a hundred thousand blocks. */
function sumOf(block: Uint8Array): number {
  let sum = 0;
  if (block.byteOffset % 4 !== 0 || block.length < BLOCK) {
    for (let index = 0; index < BLOCK; index++) sum += block[index] ?? 0;
    return sum;
  }
  // Two sums of 16 bits in a word: of 128 bytes each, which is not too many for them.
  const words = new Uint32Array(block.buffer, block.byteOffset, BLOCK / 4);
  let even = 0;
  let odd = 0;
  for (let index = 0; index < words.length; index++) {
    const word = words[index] ?? 0;
    even += word & 0x00ff00ff;
    odd += (word >>> 8) & 0x00ff00ff;
  }
  return (even & 0xffff) + (even >>> 16) + (odd & 0xffff) + (odd >>> 16);
}

const SIZE_AT = 124;
const SIZE_END = 136;

/** Octal digits, or GNU's base 256 (the first byte's top bit set) for what octal cannot hold. */
function sizeField(block: Uint8Array, offset: number): number {
  let size: number | null;
  if (block[SIZE_AT] === 0x80) {
    size = 0;
    for (const byte of block.subarray(SIZE_AT + 1, SIZE_END)) size = size * 256 + byte;
  } else {
    size = octal(block, SIZE_AT, SIZE_END);
  }
  if (size === null || !Number.isSafeInteger(size)) {
    throw new FormatError('malformed', 'the size in a tar header is no number', offset + SIZE_AT);
  }
  return size;
}

function isNumber(block: Uint8Array, from: number, end: number): boolean {
  return octal(block, from, end) !== null && block.subarray(from, end).some((byte) => byte >= 0x30);
}

/** Whether a field is of spaces as far as its text goes. */
function isBlank(block: Uint8Array, from: number, end: number): boolean {
  for (let at = from; at < end && block[at] !== 0; at++) if (block[at] !== 0x20) return false;
  return true;
}

function octal(block: Uint8Array, from: number, end: number): number | null {
  let value = 0;
  let ended = false;
  let begun = false;
  for (let at = from; at < end; at++) {
    const byte = block[at] ?? 0;
    if (byte === 0x20 || byte === 0) {
      ended = begun;
    } else if (byte >= 0x30 && byte <= 0x37 && !ended) {
      begun = true;
      value = value * 8 + (byte - 0x30);
    } else {
      return null;
    }
  }
  return value;
}
