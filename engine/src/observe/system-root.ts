import type { Asset } from '../model/asset.ts';
import { type BytePath, decodeBytes, escapeControls, joinPath } from './byte-path.ts';
import { readAt } from './file-bytes.ts';
import { type DirectoryEntry, type FileSystem, systemErrorCode } from './file-system.ts';

/** Any one of these at its root makes a directory the root of an operating system. */
const MARKS = [
  { path: 'etc/os-release', kinds: ['file', 'link'] },
  { path: 'etc/hostname', kinds: ['file'] },
  { path: 'etc/machine-id', kinds: ['file'] },
  { path: 'Windows/System32', kinds: ['directory'] },
  { path: 'WINDOWS/system32', kinds: ['directory'] },
  { path: 'System/Library/CoreServices', kinds: ['directory'] },
];
const FIRST_NAMES = new Set(MARKS.map((mark) => mark.path.split('/', 1)[0]));
const LONGEST_NAME = 256;

/** Whether a directory that holds these may be a system's root: what costs nothing to ask of each. */
export function mayBeSystemRoot(entries: readonly DirectoryEntry[]): boolean {
  return entries.some(({ name }) => FIRST_NAMES.has(name));
}

/**
 * The machine whose disk this directory is; null where it is no system's root. `machine` is the computer
 * that runs now, `disk` one that is looked at from outside. Its id is the machine's own where it tells one.
 */
export function systemRootAsset(files: FileSystem, root: BytePath, word: string): Asset | null {
  if (!MARKS.some((mark) => mark.kinds.includes(kindAt(files, joinPath(root, mark.path))))) return null;
  const name = firstLine(files, joinPath(root, 'etc/hostname'));
  const id = firstLine(files, joinPath(root, 'etc/machine-id'));
  return { kind: root === '/' ? 'machine' : 'disk', id: id ?? name ?? word, label: name ?? word };
}

function kindAt(files: FileSystem, path: BytePath): string {
  try {
    return files.look(path).kind;
  } catch (error) {
    return systemErrorCode(error);
  }
}

/** The first line of a small regular file, for people; null where there is none. */
function firstLine(files: FileSystem, path: BytePath): string | null {
  if (kindAt(files, path) !== 'file') return null;
  let handle: number;
  try {
    handle = files.open(path);
  } catch (error) {
    systemErrorCode(error);
    return null;
  }
  try {
    if (!files.facts(handle).regular) return null;
    const into = new Uint8Array(LONGEST_NAME);
    const text = decodeBytes(into.subarray(0, readAt(files, handle, into, 0)));
    return escapeControls(text.split(/\r?\n/u)[0]?.trim() ?? '') || null;
  } finally {
    files.close(handle);
  }
}
