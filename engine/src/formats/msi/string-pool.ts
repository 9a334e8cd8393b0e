/**
 * The strings of a Windows Installer database. `_StringPool` has four bytes a string, its length and how
 * often it is used, `_StringData` has them one behind the other; tables name them by number, from 1.
 */
import { FormatError } from '../byte-reader.ts';
import { codePageDecoder, decodeNeutral } from '../code-page.ts';

export interface StringPool {
  readonly codePage: number;
  /** Of a reference to a string, in every table. */
  readonly referenceBytes: 2 | 3;
  /** False where the code page is not known: letters beyond ASCII are then guessed. */
  readonly isCodePageKnown: boolean;
  /** By number; those that were not asked for are left out. Throws `FormatError` on strings past the end. */
  strings(wanted: ReadonlySet<number>): ReadonlyMap<number, string>;
}

/** The code page's top bit: references take three bytes, as more strings than 65,535 need. */
const LONG_REFERENCES = 0x8000_0000;

/** Throws `FormatError`. */
export function readStringPool(pool: Uint8Array, data: Uint8Array): StringPool {
  if (pool.length < 4) throw new FormatError('malformed', 'the pool of strings has no header', null);
  const view = new DataView(pool.buffer, pool.byteOffset, pool.byteLength);
  const header = view.getUint32(0, true);
  const codePage = header % LONG_REFERENCES;
  const decoder = codePageDecoder(codePage);
  return {
    codePage,
    referenceBytes: header >= LONG_REFERENCES ? 3 : 2,
    isCodePageKnown: decoder !== null,
    strings: (wanted) => stringsOf(view, data, wanted, decoder ?? decodeNeutral),
  };
}

function stringsOf(
  pool: DataView,
  data: Uint8Array,
  wanted: ReadonlySet<number>,
  decode: (bytes: Uint8Array) => string,
): Map<number, string> {
  const found = new Map<number, string>();
  let start = 0;
  let number = 0;
  for (let at = 4; at + 4 <= pool.byteLength && found.size < wanted.size; at += 4) {
    number++;
    let length = pool.getUint16(at, true);
    const uses = pool.getUint16(at + 2, true);
    // A string of more than 65,535 bytes has its length in the next four, high half last.
    if (length === 0 && uses > 0 && at + 8 <= pool.byteLength) {
      at += 4;
      length = pool.getUint16(at, true) + pool.getUint16(at + 2, true) * 0x1_0000;
    }
    if (wanted.has(number)) {
      if (start + length > data.length)
        throw new FormatError(
          'malformed',
          `string ${number} is said to lie past the end of the strings`,
          null,
        );
      found.set(number, decode(data.subarray(start, start + length)));
    }
    start += length;
  }
  return found;
}
