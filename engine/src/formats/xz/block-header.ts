import { type ByteReader, FormatError } from '../byte-reader.ts';
import { crc32 } from '../crc-32.ts';
import { readVariableInteger } from './variable-integer.ts';

/** The header of an xz block (The .xz File Format, section 3.1), of which LZMA2 is the one filter. */
export interface BlockHeader {
  readonly length: number;
  /** Bytes of the dictionary that it was packed with. */
  readonly dictionary: number;
}

const LZMA2 = 0x21;
const FILTERS = new Map([
  [0x03, 'delta'],
  [0x04, 'x86'],
  [0x05, 'PowerPC'],
  [0x06, 'IA-64'],
  [0x07, 'ARM'],
  [0x08, 'ARM Thumb'],
  [0x09, 'SPARC'],
  [0x0a, 'ARM64'],
  [0x0b, 'RISC-V'],
]);

/** @throws FormatError `malformed`, `truncated` or `unsupported` */
export function readBlockHeader(packed: ByteReader, at: number): BlockHeader {
  const length = ((packed.read(at, 1)[0] ?? 0) + 1) * 4;
  const header = packed.read(at, length);
  const wrong = (what: string) => new FormatError('malformed', `an xz block's ${what}`, at);
  if (header.length < length) {
    throw new FormatError('truncated', 'the compressed data ends before its end', packed.size);
  }
  const view = new DataView(header.buffer, header.byteOffset, length);
  if (crc32(header.subarray(0, length - 4)) !== view.getUint32(length - 4, true)) {
    throw wrong("header's checksum is wrong");
  }
  const flags = header[1] ?? 0;
  if (flags & 0x3c) throw new FormatError('unsupported', 'an unknown kind of xz block', at);
  let next = 2;
  const take = (): number => {
    const number = readVariableInteger(header, next);
    if (number === null) throw wrong('header has a wrong number');
    next += number.length;
    return number.value;
  };
  // How large it is, packed and unpacked, which its end says as well.
  if (flags & 0x40) take();
  if (flags & 0x80) take();
  if (flags & 3) {
    const filter = take();
    const name = FILTERS.get(filter) ?? `number ${filter}`;
    const words = `it is packed with xz's filter ${name}, which is not undone here`;
    throw new FormatError('unsupported', words, at);
  }
  if (take() !== LZMA2 || take() !== 1) throw new FormatError('unsupported', 'an unknown filter of xz', at);
  const bits = header[next] ?? 0;
  if (bits > 40) throw wrong('dictionary has no size that there is');
  const dictionary = bits === 40 ? 2 ** 32 - 1 : (2 | (bits & 1)) * 2 ** (Math.floor(bits / 2) + 11);
  return { length, dictionary };
}
