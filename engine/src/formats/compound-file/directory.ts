/** The directory of a compound file (MS-CFB 2.6): a tree of storages and streams, each level a tree of its own. */
import { FormatError } from '../byte-reader.ts';
import { viewOf } from './header.ts';

/** An entry as it stands in the directory, with what signatures are made over. */
export interface DirectoryEntry {
  /** UTF-16LE without the NUL at its end. */
  readonly nameBytes: Uint8Array;
  readonly name: string;
  readonly type: 'storage' | 'stream' | 'root';
  /** 16 bytes. */
  readonly classId: Uint8Array;
  /** State bits, creation time and time of change: 4, 8 and 8 bytes. */
  readonly stateBits: Uint8Array;
  readonly times: Uint8Array;
  readonly firstSector: number;
  readonly size: number;
  /** Of a storage, in no order. */
  readonly children: readonly DirectoryEntry[];
}

export const ENTRY_BYTES = 128;
const NONE = 0xffff_ffff;
const DEEPEST = 64;
const TYPES: Readonly<Record<number, DirectoryEntry['type']>> = { 1: 'storage', 2: 'stream', 5: 'root' };

/**
 * The root storage with everything below it. An entry that is come by twice would be its own ancestor or
 * sibling, and is refused.
 *
 * Throws `FormatError`.
 */
export function readDirectory(bytes: Uint8Array, isVersion3: boolean): DirectoryEntry {
  const seen = new Set<number>();
  const entryAt = (index: number) => {
    if (seen.has(index))
      throw new FormatError('malformed', `the directory leads back to its entry ${index}`, null);
    seen.add(index);
    return readEntry(bytes, index, isVersion3);
  };
  const root = entryAt(0);
  if (root.type !== 'root')
    throw new FormatError('malformed', 'the directory does not begin with its root', null);
  const waiting = [{ index: root.child, into: root.children, depth: 1 }];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (next.index === NONE) continue;
    const entry = entryAt(next.index);
    if (entry.type === 'root') throw new FormatError('malformed', 'the directory has a second root', null);
    next.into.push(entry);
    const { into, depth } = next;
    if (depth > DEEPEST)
      throw new FormatError('limit-reached', `storages nested more than ${DEEPEST} deep`, null);
    waiting.push({ index: entry.right, into, depth });
    waiting.push({ index: entry.child, into: entry.children, depth: depth + 1 });
    waiting.push({ index: entry.left, into, depth });
  }
  return root;
}

interface LinkedEntry extends DirectoryEntry {
  readonly left: number;
  readonly right: number;
  readonly child: number;
  readonly children: DirectoryEntry[];
}

function readEntry(directory: Uint8Array, index: number, isVersion3: boolean): LinkedEntry {
  const bytes = directory.subarray(index * ENTRY_BYTES, (index + 1) * ENTRY_BYTES);
  if (bytes.length < ENTRY_BYTES)
    throw new FormatError('malformed', `the directory names its entry ${index} and ends before it`, null);
  const view = viewOf(bytes);
  const type = TYPES[bytes[66] ?? 0];
  const nameLength = view.getUint16(64, true);
  if (type === undefined || nameLength < 2 || nameLength > 64 || nameLength % 2 !== 0)
    throw new FormatError('malformed', `entry ${index} of the directory is none`, null);
  const nameBytes = bytes.slice(0, nameLength - 2);
  return {
    nameBytes,
    name: new TextDecoder('utf-16le', { ignoreBOM: true }).decode(nameBytes),
    type,
    left: view.getUint32(68, true),
    right: view.getUint32(72, true),
    child: view.getUint32(76, true),
    classId: bytes.slice(80, 96),
    stateBits: bytes.slice(96, 100),
    times: bytes.slice(100, 116),
    firstSector: view.getUint32(116, true),
    // Some writers of version 3 leave anything in the upper half.
    size: view.getUint32(120, true) + (isVersion3 ? 0 : view.getUint32(124, true) * 2 ** 32),
    children: [],
  };
}
