/**
 * The resource directory of a PE file ("The .rsrc Section"): type, name, language, each a table of entries.
 * Three levels by schema, so a tree that turns back on itself is not followed; entries are counted.
 */
import { type ByteReader, FormatError } from '../byte-reader.ts';
import { offsetOf, type PeImage } from './pe.ts';

export interface PeResource {
  readonly language: number;
  readonly fileOffset: number;
  readonly size: number;
}

/** Of one table; a program with a window has a few hundred. */
const MOST_ENTRIES = 4_096;
const MOST_RESOURCES = 64;
const SUBDIRECTORY = 0x8000_0000;

interface Entry {
  readonly id: number;
  /** From the start of the resource section; a table where `isTable`, else a data entry. */
  readonly offset: number;
  readonly isTable: boolean;
}

/** All resources of one type, under every name and language. Throws `FormatError`. */
export function resourcesOf(bytes: ByteReader, image: PeImage, type: number): PeResource[] {
  if (image.resources === null) return [];
  const base = offsetOf(image, image.resources.offset);
  if (base === null) {
    throw new FormatError('malformed', 'the resources lie in no section of the file', image.resources.offset);
  }
  const types = readTable(bytes, base, 0).filter((entry) => entry.id === type && entry.isTable);
  const names = types.flatMap((entry) => readTable(bytes, base, entry.offset));
  const languages = names
    .slice(0, MOST_RESOURCES)
    .flatMap((entry) => (entry.isTable ? readTable(bytes, base, entry.offset) : [entry]));
  return languages
    .filter((entry) => !entry.isTable)
    .slice(0, MOST_RESOURCES)
    .map((entry) => readData(bytes, image, base, entry));
}

function readTable(bytes: ByteReader, base: number, offset: number): Entry[] {
  const head = need(bytes, base + offset, 16);
  const count = head.getUint16(12, true) + head.getUint16(14, true);
  if (count > MOST_ENTRIES) {
    throw new FormatError('limit-reached', `a resource table of ${count} entries`, base + offset);
  }
  const table = need(bytes, base + offset + 16, count * 8);
  return Array.from({ length: count }, (_, i) => {
    const to = table.getUint32(i * 8 + 4, true);
    const isTable = to >= SUBDIRECTORY;
    return { id: table.getUint32(i * 8, true), offset: isTable ? to - SUBDIRECTORY : to, isTable };
  });
}

function readData(bytes: ByteReader, image: PeImage, base: number, entry: Entry): PeResource {
  const data = need(bytes, base + entry.offset, 16);
  const address = data.getUint32(0, true);
  const fileOffset = offsetOf(image, address);
  if (fileOffset === null) {
    throw new FormatError('malformed', 'a resource lies in no section of the file', base + entry.offset);
  }
  return { language: entry.id & 0xffff, fileOffset, size: data.getUint32(4, true) };
}

function need(bytes: ByteReader, offset: number, length: number): DataView {
  const read = bytes.read(offset, length);
  if (read.length < length) throw new FormatError('truncated', 'the file ends inside its resources', offset);
  return new DataView(read.buffer, read.byteOffset, read.byteLength);
}
