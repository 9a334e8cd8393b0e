import type { ByteReader } from '../byte-reader.ts';

/** A part of a file, in bytes from its beginning; `to` is behind it. */
export interface ByteRange {
  readonly from: number;
  readonly to: number;
}

/** More than any linker makes, but for one section a function; of those nothing is told. */
const MOST_SECTIONS = 4_096;
const MOST_NAME_BYTES = 64 * 1024;

const SECTION_IS_PROGBITS = 1;
const FLAG_ALLOC = 0x2;
const FLAG_EXECINSTR = 0x4;

/**
 * Where machine code lies in an ELF file that keeps its constants apart from it: the sections for execution
 * (SHF_EXECINSTR), in the order of the file. None where the file has no read-only data of its own (`.rodata`), since a
 * linker may then have put strings among the code; none where its table of sections is not whole, or contradicts the
 * file.
 *
 * System V ABI, chapter 4 (ELF header, section header table).
 */
export function machineCodeOf(bytes: ByteReader): readonly ByteRange[] {
  const sections = sectionsOf(bytes);
  const isApart = sections.some(
    ({ name, type, flags, size }) =>
      name === '.rodata' &&
      type === SECTION_IS_PROGBITS &&
      (flags & FLAG_ALLOC) !== 0 &&
      (flags & FLAG_EXECINSTR) === 0 &&
      size > 0,
  );
  if (!isApart) return [];
  return sections
    .filter(({ type, flags }) => type === SECTION_IS_PROGBITS && (flags & FLAG_EXECINSTR) !== 0)
    .map(({ offset, size }) => ({ from: offset, to: offset + size }))
    .sort((a, b) => a.from - b.from);
}

interface Section {
  readonly name: string;
  readonly type: number;
  readonly flags: number;
  readonly offset: number;
  readonly size: number;
}

const NONE: readonly Section[] = [];

function sectionsOf(bytes: ByteReader): readonly Section[] {
  const header = bytes.read(0, 64);
  const width = header[4] === 2 ? 64 : header[4] === 1 ? 32 : null;
  if (width === null || header.length < 64 || !isElf(header)) return NONE;
  const view = numbers(header, header[5] !== 2, width);
  const at = width === 64 ? 58 : 46;
  const [entry, count, names] = [view.half(at), view.half(at + 2), view.half(at + 4)];
  const size = width === 64 ? 64 : 40;
  if (entry !== size || count === 0 || count > MOST_SECTIONS || names >= count) return NONE;
  const table = bytes.read(view.word(width === 64 ? 40 : 32), count * size);
  if (table.length < count * size) return NONE;
  const rows = numbers(table, header[5] !== 2, width);
  const words = width / 8;
  const sections = Array.from({ length: count }, (_, index) => {
    const row = index * size;
    return {
      nameAt: rows.int(row),
      type: rows.int(row + 4),
      flags: rows.word(row + 8),
      offset: rows.word(row + 8 + 2 * words),
      size: rows.word(row + 8 + 3 * words),
    };
  });
  const isInside = sections.every(
    ({ type, offset, size }) => type !== SECTION_IS_PROGBITS || offset + size <= bytes.size,
  );
  const text = sections[names];
  if (!isInside || text === undefined || text.size > MOST_NAME_BYTES) return NONE;
  const letters = Buffer.from(bytes.read(text.offset, text.size)).toString('latin1');
  return sections.map(({ nameAt, ...section }) => ({
    ...section,
    name: letters.slice(nameAt, letters.indexOf('\0', nameAt)),
  }));
}

function isElf(header: Uint8Array): boolean {
  return header[0] === 0x7f && header[1] === 0x45 && header[2] === 0x4c && header[3] === 0x46;
}

/** Numbers of an ELF file of this order and width; a word is as wide as its addresses. */
function numbers(bytes: Uint8Array, isLittle: boolean, width: 32 | 64) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const int = (at: number) => view.getUint32(at, isLittle);
  return {
    half: (at: number) => view.getUint16(at, isLittle),
    int,
    word: (at: number) => (width === 32 ? int(at) : Number(view.getBigUint64(at, isLittle))),
  };
}
