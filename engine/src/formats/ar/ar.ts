import { type ByteReader, FormatError } from '../byte-reader.ts';

/** A member of an ar archive: a Debian package's part, or a static library's. */
export interface ArEntry {
  /** As the archive has it, without what marks its end. */
  readonly name: Uint8Array;
  readonly dataOffset: number;
  readonly size: number;
}

/** What an archive yields: its members, and what is wrong; after an error nothing comes. */
export type ArItem =
  | { readonly ok: true; readonly entry: ArEntry }
  | { readonly ok: false; readonly error: FormatError };

const MAGIC = Buffer.from('!<arch>\n', 'latin1');
const HEADER = 60;
const LONGEST_NAME = 4096;
const LONGEST_NAMES = 16 * 1024 * 1024;
/** Tables of a static library's symbols, which are for linkers. */
const SYMBOLS = /^(?:\/|\/SYM64\/|__\.SYMDEF(?:_64)?(?: SORTED)?)$/;

/** Whether these first bytes are an ar archive's. */
export function isAr(head: Uint8Array): boolean {
  return head[0] === MAGIC[0] && head.length >= MAGIC.length && MAGIC.equals(head.subarray(0, MAGIC.length));
}

/**
 * The members in order (ar(5)), with the long names of GNU (a table of names) and of BSD (before the data). A
 * member that is cut off is handed out as far as it goes, with the error behind it.
 */
export function* readAr(bytes: ByteReader): Generator<ArItem> {
  let names: Uint8Array = new Uint8Array();
  try {
    for (let at = MAGIC.length; at < bytes.size; ) {
      const header = readHeader(bytes, at);
      const data = at + HEADER;
      const here = Math.max(0, bytes.size - data);
      if (header.name === '//') names = bytes.read(data, Math.min(header.size, LONGEST_NAMES));
      else if (!SYMBOLS.test(header.name)) {
        const { name, before } = nameOf(header, bytes, data, names, at);
        const size = Math.min(header.size, here) - before;
        yield { ok: true, entry: { name, dataOffset: data + before, size } };
      }
      if (header.size > here) {
        const missing = header.size - here;
        throw new FormatError(
          'truncated',
          `the archive ends ${missing} bytes before its last member does`,
          at,
        );
      }
      // Members begin at even offsets.
      at = data + header.size + (header.size % 2);
    }
  } catch (error) {
    if (!(error instanceof FormatError)) throw error;
    yield { ok: false, error };
  }
}

interface Header {
  readonly name: string;
  readonly size: number;
}

function readHeader(bytes: ByteReader, at: number): Header {
  const header = Buffer.from(bytes.read(at, HEADER));
  if (header.length < HEADER) throw new FormatError('truncated', 'the archive ends inside a header', at);
  if (header[58] !== 0x60 || header[59] !== 0x0a) {
    throw new FormatError('malformed', 'an ar header ends otherwise than headers do', at);
  }
  const size = header.toString('latin1', 48, 58).trim();
  if (!/^\d+$/.test(size)) throw new FormatError('malformed', 'the size in an ar header is no number', at);
  return { name: header.toString('latin1', 0, 16).trimEnd(), size: Number(size) };
}

/** The member's name, and how many bytes of it stand before its data. */
function nameOf(
  { name, size }: Header,
  bytes: ByteReader,
  data: number,
  names: Uint8Array,
  at: number,
): { readonly name: Uint8Array; readonly before: number } {
  const [, place] = /^\/(\d+)$/.exec(name) ?? [];
  if (place !== undefined) {
    const from = Number(place);
    const end = names.indexOf(0x0a, from);
    if (from >= names.length)
      throw new FormatError('malformed', 'an ar header names a name that is not there', at);
    const long = names.slice(from, Math.min(end < 0 ? names.length : end, from + LONGEST_NAME));
    return { name: long.at(-1) === 0x2f ? long.subarray(0, -1) : long, before: 0 };
  }
  const [, length] = /^#1\/(\d+)$/.exec(name) ?? [];
  if (length === undefined) return { name: Buffer.from(name.replace(/(.)\/$/, '$1'), 'latin1'), before: 0 };
  const before = Number(length);
  if (before > size || before > LONGEST_NAME || before > bytes.size - data) {
    throw new FormatError('malformed', `an ar header claims a name of ${before} bytes`, at);
  }
  const long = bytes.read(data, before);
  const end = long.indexOf(0);
  return { name: Uint8Array.from(end < 0 ? long : long.subarray(0, end)), before };
}
