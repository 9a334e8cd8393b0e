import { openHive } from '../formats/registry-hive/registry-hive.ts';
import type { Asset } from '../model/asset.ts';
import { type BytePath, decodeBytes, escapeControls, joinPath } from './byte-path.ts';
import { fileBytes, ReadFailure, readAt } from './file-bytes.ts';
import { type DirectoryEntry, type FileSystem, systemErrorCode } from './file-system.ts';
import { computerNameOf } from './hive-computer-name.ts';

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
  const host = firstLine(files, joinPath(root, 'etc/hostname'));
  const windows = host === null ? windowsName(files, root) : null;
  const id = firstLine(files, joinPath(root, 'etc/machine-id')) ?? host ?? windows?.toLowerCase();
  return { kind: root === '/' ? 'machine' : 'disk', id: id ?? word, label: host ?? windows ?? word };
}

const SYSTEM_HIVES = ['Windows/System32/config/SYSTEM', 'WINDOWS/system32/config/system'];

/** What a Windows calls itself, from its registry; null where it has none that can be read. */
function windowsName(files: FileSystem, root: BytePath): string | null {
  for (const path of SYSTEM_HIVES) {
    const name = withFile(files, joinPath(root, path), (handle, size) => {
      const hive = openHive(fileBytes(files, handle, size, () => {}));
      return hive.ok ? computerNameOf(hive.value) : null;
    });
    if (name !== null) return escapeControls(name);
  }
  return null;
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
  return withFile(files, path, (handle) => {
    const into = new Uint8Array(LONGEST_NAME);
    const text = decodeBytes(into.subarray(0, readAt(files, handle, into, 0)));
    return escapeControls(text.split(/\r?\n/u)[0]?.trim() ?? '') || null;
  });
}

/** What `read` makes of a regular file; null where it cannot be read, of which the walk tells. */
function withFile<T>(
  files: FileSystem,
  path: BytePath,
  read: (handle: number, size: number) => T | null,
): T | null {
  if (kindAt(files, path) !== 'file') return null;
  let handle: number;
  try {
    handle = files.open(path);
  } catch (error) {
    systemErrorCode(error);
    return null;
  }
  try {
    const { regular, size } = files.facts(handle);
    return regular ? read(handle, size) : null;
  } catch (error) {
    if (error instanceof ReadFailure) return null;
    throw error;
  } finally {
    files.close(handle);
  }
}
