/** The first 4 KiB of a hive: what it is, how long, and whether its last write was finished. */
import { type ByteReader, FormatError } from '../byte-reader.ts';

/** Cells are addressed from here. */
export const BASE_BLOCK_BYTES = 4096;
const CHECKED_BYTES = 508;
const LONGEST_NAME = 64;
/** Base block field "Type": 0 is a primary file; the others are logs of changes to one. */
const PRIMARY = 0;

export interface BaseBlock {
  readonly minorVersion: number;
  /** The end of the path that the hive was loaded from, as its writer noted it; often empty. */
  readonly fileName: string;
  readonly rootOffset: number;
  /** Bytes of all bins, behind the base block. */
  readonly binsSize: number;
  /** Changes were begun and are not all in this file: they lie in its transaction logs, if anywhere. */
  readonly isDirty: boolean;
  readonly hasRightChecksum: boolean;
}

const TYPE_AT = 28;

/**
 * The cheap question: do these first bytes begin a hive, and not the log of one? A file that ends before it says which
 * is one that was cut off; its number of writes, which no hive has millions of, tells it from a text.
 */
export function looksLikeHive(head: Uint8Array): boolean {
  if (head.length < 8 || head[0] !== 0x72) return false;
  const view = viewOf(head);
  if (!isBaseBlock(view)) return false;
  return head.length < TYPE_AT + 4 ? head[7] === 0 : view.getUint32(TYPE_AT, true) === PRIMARY;
}

/** Whether a hive begins here, or a log of one. */
export function isBaseBlock(view: DataView): boolean {
  return view.getUint32(0) === 0x72656766;
}

/** Throws `FormatError`. */
export function readBaseBlock(bytes: ByteReader): BaseBlock {
  const block = bytes.read(0, 512);
  if (block.length < 512) throw new FormatError('truncated', 'the file ends inside its first block', 0);
  if (!looksLikeHive(block)) throw new FormatError('malformed', 'no "regf" at the start', 0);
  const view = viewOf(block);
  const major = view.getUint32(20, true);
  const minorVersion = view.getUint32(24, true);
  if (major !== 1 || minorVersion < 2)
    throw new FormatError('unsupported', `a hive of version ${major}.${minorVersion}`, 20);
  return {
    minorVersion,
    fileName: fileNameOf(block.subarray(48, 48 + LONGEST_NAME)),
    rootOffset: view.getUint32(36, true),
    binsSize: view.getUint32(40, true),
    isDirty: view.getUint32(4, true) !== view.getUint32(8, true),
    hasRightChecksum: checksumOf(view) === view.getUint32(CHECKED_BYTES, true),
  };
}

/** All words before it by exclusive or; 0 and 0xffffffff are written as their neighbours. */
export function checksumOf(view: DataView): number {
  let sum = 0;
  for (let at = 0; at < CHECKED_BYTES; at += 4) sum = (sum ^ view.getUint32(at, true)) >>> 0;
  if (sum === 0) return 1;
  return sum === 0xffff_ffff ? 0xffff_fffe : sum;
}

function fileNameOf(bytes: Uint8Array): string {
  return new TextDecoder('utf-16le').decode(bytes).split('\0', 1)[0] ?? '';
}

export function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
