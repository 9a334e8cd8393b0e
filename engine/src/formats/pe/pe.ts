/**
 * Portable Executable files: the headers of programs, libraries and drivers of Windows
 * (Microsoft, "PE Format"). Reads by offset, a few hundred bytes whatever the file's size.
 */
import { type ByteReader, FormatError, type Parsed, parsed } from '../byte-reader.ts';

export interface PeSection {
  readonly name: string;
  readonly address: number;
  readonly virtualSize: number;
  readonly fileOffset: number;
  readonly fileSize: number;
}

/** Where a table lies; of resources a virtual address, of certificates an offset in the file. */
export interface PeRange {
  readonly offset: number;
  readonly size: number;
}

export interface PeImage {
  /** IMAGE_FILE_HEADER.Machine: 0x14c x86, 0x8664 x64, 0xaa64 ARM64. */
  readonly machine: number;
  readonly is64: boolean;
  /** Bytes from the start up to the end of the section table. */
  readonly headerSize: number;
  readonly sections: readonly PeSection[];
  /** File offset of the CheckSum field, which signatures leave out. */
  readonly checksumOffset: number;
  /** File offset of the security directory's entry; null where the header ends before it. */
  readonly securityEntryOffset: number | null;
  readonly certificateTable: PeRange | null;
  readonly resources: PeRange | null;
  /** The first byte behind the last section's data; more than the file's size where it was cut off. */
  readonly sectionsEnd: number;
}

/** The loader takes 96; object files have more, and are none of ours. */
const MOST_SECTIONS = 1_024;
const RESOURCE_DIRECTORY = 2;
const SECURITY_DIRECTORY = 4;

/**
 * The cheap question: could these first bytes begin a PE file? True also where the `PE` mark lies behind
 * them.
 */
export function looksLikePe(head: Uint8Array, size: number): boolean {
  if (size < 64 || head.length < 64 || head[0] !== 0x4d || head[1] !== 0x5a) return false;
  const at = new DataView(head.buffer, head.byteOffset, head.byteLength).getUint32(60, true);
  if (at + 4 > size) return false;
  return at + 4 > head.length || isMark(head.subarray(at, at + 4));
}

/** Whether the header lies where the first bytes say, which takes one more read. */
export function hasPeMark(bytes: ByteReader): boolean {
  const head = bytes.read(0, 64);
  if (head.length < 64) return false;
  const at = new DataView(head.buffer, head.byteOffset, head.byteLength).getUint32(60, true);
  return isMark(bytes.read(at, 4));
}

export function parsePe(bytes: ByteReader): Parsed<PeImage> {
  return parsed(() => readPe(bytes));
}

/** The file offset of a virtual address; null where no byte of the file is mapped there. */
export function offsetOf(image: PeImage, address: number): number | null {
  for (const section of image.sections) {
    const inside = address - section.address;
    if (inside >= 0 && inside < section.fileSize) return section.fileOffset + inside;
  }
  return address < image.headerSize ? address : null;
}

function readPe(bytes: ByteReader): PeImage {
  const dos = view(bytes, 0, 64, 'the DOS header');
  if (dos.getUint16(0) !== 0x4d5a) throw new FormatError('malformed', 'no MZ at the start', 0);
  const pe = dos.getUint32(60, true);
  const header = view(bytes, pe, 24, 'the PE header');
  if (header.getUint32(0) !== 0x50450000) throw new FormatError('malformed', 'no PE mark', pe);
  const optionalSize = header.getUint16(20, true);
  const optionalAt = pe + 24;
  const optional = view(bytes, optionalAt, Math.max(optionalSize, 96), 'the optional header');
  const is64 = readMagic(optional, optionalAt);
  const directories = optionalAt + (is64 ? 112 : 96);
  const count = Math.min(optional.getUint32(is64 ? 108 : 92, true), 16);
  const directory = (index: number) => readDirectory(bytes, directories, index, count);
  const sectionsAt = optionalAt + optionalSize;
  // With pages of 4 KiB or more the loader rounds a section's offset down to a disk sector.
  const sector = optional.getUint32(32, true) >= 4096 ? 512 : 1;
  const sections = readSections(bytes, sectionsAt, header.getUint16(6, true), sector);
  return {
    machine: header.getUint16(4, true),
    is64,
    headerSize: sectionsAt + sections.length * 40,
    sections,
    checksumOffset: optionalAt + 64,
    securityEntryOffset: count > SECURITY_DIRECTORY ? directories + SECURITY_DIRECTORY * 8 : null,
    certificateTable: directory(SECURITY_DIRECTORY),
    resources: directory(RESOURCE_DIRECTORY),
    sectionsEnd: Math.max(0, ...sections.map((section) => section.fileOffset + section.fileSize)),
  };
}

function readMagic(optional: DataView, at: number): boolean {
  const magic = optional.getUint16(0, true);
  if (magic !== 0x10b && magic !== 0x20b) {
    throw new FormatError('unsupported', `an optional header of the kind 0x${magic.toString(16)}`, at);
  }
  if (magic === 0x20b && optional.byteLength < 112) {
    throw new FormatError('malformed', 'an optional header too short for its kind', at);
  }
  return magic === 0x20b;
}

function readDirectory(bytes: ByteReader, at: number, index: number, count: number): PeRange | null {
  if (index >= count) return null;
  const entry = view(bytes, at + index * 8, 8, 'the data directories');
  const range = { offset: entry.getUint32(0, true), size: entry.getUint32(4, true) };
  return range.offset === 0 || range.size === 0 ? null : range;
}

function readSections(bytes: ByteReader, at: number, count: number, sector: number): PeSection[] {
  if (count > MOST_SECTIONS) throw new FormatError('limit-reached', `a table of ${count} sections`, at);
  const table = view(bytes, at, count * 40, 'the section table');
  return Array.from({ length: count }, (_, i) => readSection(table, i * 40, sector));
}

function readSection(table: DataView, at: number, sector: number): PeSection {
  const written = table.getUint32(at + 20, true);
  const fileSize = table.getUint32(at + 16, true);
  const name = Buffer.from(table.buffer, table.byteOffset + at, 8).toString('latin1');
  return {
    name: name.replace(/\0.*$/s, ''),
    virtualSize: table.getUint32(at + 8, true),
    address: table.getUint32(at + 12, true),
    fileSize,
    fileOffset: fileSize === 0 ? 0 : written - (written % sector),
  };
}

function view(bytes: ByteReader, offset: number, length: number, what: string): DataView {
  const read = bytes.read(offset, length);
  if (read.length < length) throw new FormatError('truncated', `the file ends inside ${what}`, offset);
  return new DataView(read.buffer, read.byteOffset, read.byteLength);
}

function isMark(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x45 && bytes[2] === 0 && bytes[3] === 0;
}
