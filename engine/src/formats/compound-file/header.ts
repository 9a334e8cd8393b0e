/** The header of a compound file (MS-CFB 2.2), and where the sectors of its allocation table lie (2.5). */
import { type ByteReader, FormatError } from '../byte-reader.ts';

/** From here on a sector's number is a mark and no number. */
export const MOST_SECTOR = 0xffff_fffa;
export const END_OF_CHAIN = 0xffff_fffe;

export interface CompoundHeader {
  /** Version 3 has 512, version 4 has 4096. */
  readonly sectorBytes: number;
  readonly miniSectorBytes: number;
  /** Shorter streams are kept in the mini stream. */
  readonly miniCutoff: number;
  readonly firstDirectorySector: number;
  readonly firstMiniTableSector: number;
  /** Sectors of the allocation table, in order. */
  readonly tableSectors: readonly number[];
  /** Whole or begun sectors that the file has behind its header. */
  readonly sectorCount: number;
}

const HEADER_BYTES = 512;
const IN_HEADER = 109;

/** The cheap question: do these first bytes begin a compound file? */
export function isCompoundFile(head: Uint8Array): boolean {
  const magic = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
  return magic.every((byte, index) => head[index] === byte);
}

/** Where the directory's first sector lies, as the first bytes tell; null where they do not. */
export function directoryOffset(head: Uint8Array): number | null {
  if (!isCompoundFile(head) || head.length < HEADER_BYTES) return null;
  const view = viewOf(head);
  const shift = view.getUint16(30, true);
  return shift === 9 || shift === 12 ? (view.getUint32(48, true) + 1) * 2 ** shift : null;
}

/** Throws `FormatError`. */
export function readHeader(bytes: ByteReader): CompoundHeader {
  const head = bytes.read(0, HEADER_BYTES);
  if (!isCompoundFile(head)) throw new FormatError('malformed', 'no mark of a compound file at the start', 0);
  if (head.length < HEADER_BYTES) throw new FormatError('truncated', 'the file ends inside its header', 0);
  const view = viewOf(head);
  const shift = view.getUint16(30, true);
  const miniShift = view.getUint16(32, true);
  if ((shift !== 9 && shift !== 12) || miniShift !== 6)
    throw new FormatError('malformed', `sectors of 2^${shift} bytes, small ones of 2^${miniShift}`, 30);
  const sectorBytes = 2 ** shift;
  const sectorCount = Math.max(0, Math.ceil(bytes.size / sectorBytes) - 1);
  return {
    sectorBytes,
    sectorCount,
    miniSectorBytes: 64,
    miniCutoff: view.getUint32(56, true),
    firstDirectorySector: view.getUint32(48, true),
    firstMiniTableSector: view.getUint32(60, true),
    tableSectors: tableSectorsOf(bytes, view, sectorBytes, sectorCount),
  };
}

/** The first 109 stand in the header, the rest in sectors that name the next of their kind at their end. */
function tableSectorsOf(
  bytes: ByteReader,
  head: DataView,
  sectorBytes: number,
  sectorCount: number,
): number[] {
  const count = head.getUint32(44, true);
  if (count > sectorCount)
    throw new FormatError(
      'malformed',
      `an allocation table of ${count} sectors in a file of ${sectorCount}`,
      44,
    );
  const sectors: number[] = [];
  for (let index = 0; index < Math.min(count, IN_HEADER); index++)
    sectors.push(head.getUint32(76 + index * 4, true));
  let next = head.getUint32(68, true);
  while (sectors.length < count) {
    const view = viewOf(readSector(bytes, next, sectorBytes, 'the allocation table'));
    const last = sectorBytes - 4;
    for (let at = 0; at < last && sectors.length < count; at += 4) sectors.push(view.getUint32(at, true));
    next = view.getUint32(last, true);
  }
  return sectors;
}

/** A whole sector. Throws `FormatError` where the file has not got it. */
export function readSector(bytes: ByteReader, sector: number, sectorBytes: number, what: string): Uint8Array {
  const at = (sector + 1) * sectorBytes;
  if (sector >= MOST_SECTOR)
    throw new FormatError('malformed', `${what} is said to go on where no sector is`, null);
  const read = bytes.read(at, sectorBytes);
  if (read.length < sectorBytes) throw new FormatError('truncated', `the file ends before ${what} does`, at);
  return read;
}

export function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
