/**
 * Cabinets of Windows (Microsoft, MS-CAB): files one behind the other in folders, each folder a run of blocks that are
 * packed together. A cabinet may be one of a set, whose folders go on in the next.
 */
import { type ByteReader, FormatError } from '../byte-reader.ts';
import { isLzxWindow } from './lzx.ts';

/** A run of blocks, unpacked together. */
export interface CabinetFolder {
  readonly method: 'stored' | 'mszip' | 'quantum' | 'lzx' | 'other';
  readonly dataOffset: number;
  readonly blocks: number;
  /** Of LZX, how far back it may go: 2 to the power of this. */
  readonly windowBits: number;
}

export interface CabinetFile {
  readonly name: Uint8Array;
  readonly size: number;
  /** Where in its folder, unpacked. */
  readonly offset: number;
  /** By number; null where it begins or goes on in another cabinet of the set. */
  readonly folder: number | null;
}

export interface Cabinet {
  readonly folders: readonly CabinetFolder[];
  readonly files: readonly CabinetFile[];
  /** How many files its header says that it has. */
  readonly claimed: number;
  /** Bytes of every block's header, with what its maker keeps there. */
  readonly blockHeaderBytes: number;
  /** What ended the reading of the list of files before its end. */
  readonly error: FormatError | null;
}

const MARK = [0x4d, 0x53, 0x43, 0x46, 0, 0, 0, 0];
const HEADER = 36;
const FOLDER = 8;
const FILE = 16;
const LONGEST_NAME = 256;
const HAS_PREVIOUS = 1;
const HAS_NEXT = 2;
const HAS_RESERVE = 4;
/** A folder's number from which on it says that the file is also in the cabinet before or behind. */
const FIRST_CONTINUED = 0xfffd;
const METHODS = ['stored', 'mszip', 'quantum', 'lzx'] as const;

/** Of a file that is shorter than a header what there is of one: it is a cabinet that was cut off. */
export function isCabinet(head: Uint8Array): boolean {
  return MARK.every((byte, index) => head[index] === byte) && (head.length < HEADER || head[25] === 1);
}

/**
 * Reads the folders and at most `most` files.
 *
 * @throws FormatError where the header or the folders are not all there
 */
export function readCabinet(bytes: ByteReader, most: number): Cabinet {
  const header = viewAt(bytes, 0, HEADER);
  const flags = header.getUint16(30, true);
  let at = HEADER;
  let folderReserve = 0;
  let blockReserve = 0;
  if ((flags & HAS_RESERVE) !== 0) {
    const reserve = viewAt(bytes, at, 4);
    folderReserve = reserve.getUint8(2);
    blockReserve = reserve.getUint8(3);
    at += 4 + reserve.getUint16(0, true);
  }
  for (const flag of [HAS_PREVIOUS, HAS_PREVIOUS, HAS_NEXT, HAS_NEXT])
    if ((flags & flag) !== 0) at += textAt(bytes, at).length + 1;
  const folders: CabinetFolder[] = [];
  const folderBytes = FOLDER + folderReserve;
  for (let left = header.getUint16(26, true); left > 0; left--, at += folderBytes) {
    const view = viewAt(bytes, at, FOLDER);
    const type = view.getUint16(6, true);
    const windowBits = (type >> 8) & 0x1f;
    const named = METHODS[type & 0xf] ?? 'other';
    const method = named === 'lzx' && !isLzxWindow(windowBits) ? 'other' : named;
    folders.push({
      method,
      dataOffset: view.getUint32(0, true),
      blocks: view.getUint16(4, true),
      windowBits,
    });
  }
  const claimed = header.getUint16(28, true);
  const list = readFiles(bytes, header.getUint32(16, true), Math.min(most, claimed));
  return { folders, ...list, claimed, blockHeaderBytes: 8 + blockReserve };
}

function readFiles(bytes: ByteReader, start: number, count: number): Pick<Cabinet, 'files' | 'error'> {
  const files: CabinetFile[] = [];
  let at = start;
  try {
    while (files.length < count) {
      const view = viewAt(bytes, at, FILE);
      const name = textAt(bytes, at + FILE);
      const folder = view.getUint16(8, true);
      files.push({
        name,
        size: view.getUint32(0, true),
        offset: view.getUint32(4, true),
        folder: folder >= FIRST_CONTINUED ? null : folder,
      });
      at += FILE + name.length + 1;
    }
    return { files, error: null };
  } catch (error) {
    if (error instanceof FormatError) return { files, error };
    throw error;
  }
}

function viewAt(bytes: ByteReader, at: number, length: number): DataView {
  const read = bytes.read(at, length);
  if (read.length < length) throw cutOff(at);
  return new DataView(read.buffer, read.byteOffset, read.length);
}

function cutOff(at: number): FormatError {
  return new FormatError('truncated', 'the cabinet ends before its list does', at);
}

function textAt(bytes: ByteReader, at: number): Uint8Array {
  const read = bytes.read(at, LONGEST_NAME + 1);
  const end = read.indexOf(0);
  if (end < 0 && read.length <= LONGEST_NAME) throw cutOff(at);
  if (end < 0)
    throw new FormatError('malformed', `a name in the cabinet is longer than ${LONGEST_NAME} bytes`, at);
  return read.slice(0, end);
}
