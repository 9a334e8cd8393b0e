import {
  closeSync,
  constants,
  fstatSync,
  lstatSync,
  openSync,
  readdirSync,
  readlinkSync,
  readSync,
  realpathSync,
  statfsSync,
  statSync,
} from 'node:fs';
import { type BytePath, systemPath } from './byte-path.ts';

export type EntryKind = 'file' | 'directory' | 'link' | 'special';

export interface DirectoryEntry {
  readonly name: BytePath;
  readonly kind: EntryKind;
}

export interface EntryFacts {
  readonly kind: EntryKind;
  readonly size: number;
  /** The device it lies on: another one than its folder's means a mount. */
  readonly device: number;
}

export interface HandleFacts {
  readonly regular: boolean;
  readonly size: number;
  readonly modified: number;
}

export interface Anchor {
  readonly path: BytePath;
  release(): void;
}

/**
 * What the walk asks of a file system, so that a test can stand in one that refuses. Synchronous, since one
 * call after the other is faster here than a queue of promises. Every function throws Node's system errors.
 */
export interface FileSystem {
  /** Entries without `.` and `..`, in any order. */
  list(folder: BytePath): DirectoryEntry[];
  /** Of the entry itself; a link is not followed. */
  look(path: BytePath): EntryFacts;
  /** Of what it leads to. */
  follow(path: BytePath): EntryFacts;
  /** Opens for reading without waiting (a FIFO) and without following a last link. */
  open(path: BytePath): number;
  facts(handle: number): HandleFacts;
  read(handle: number, into: Uint8Array, length: number, position: number): number;
  close(handle: number): void;
  linkText(path: BytePath): BytePath;
  realPath(path: BytePath): BytePath;
  /**
   * Another, short path to an open directory, for paths longer than the system takes; null where it has none.
   */
  anchor(folder: BytePath): Anchor | null;
  /** The magic number of the file system (statfs(2), f_type); null where the system tells none. */
  typeOf(path: BytePath): number | null;
}

// Both are absent on Windows, where a reparse point is opened by what it leads to.
const OPEN_FLAGS = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);

interface Kinds {
  isFile(): boolean;
  isDirectory(): boolean;
  isSymbolicLink(): boolean;
}

function kindOf(entry: Kinds): EntryKind {
  if (entry.isFile()) return 'file';
  if (entry.isDirectory()) return 'directory';
  return entry.isSymbolicLink() ? 'link' : 'special';
}

/** This computer's file system. */
export const SYSTEM_FILES: FileSystem = {
  list: (folder) =>
    readdirSync(systemPath(folder), { withFileTypes: true, encoding: 'latin1' }).map((entry) => ({
      name: entry.name,
      kind: kindOf(entry),
    })),
  look(path) {
    const stats = lstatSync(systemPath(path));
    return { kind: kindOf(stats), size: stats.size, device: stats.dev };
  },
  follow(path) {
    const stats = statSync(systemPath(path));
    return { kind: kindOf(stats), size: stats.size, device: stats.dev };
  },
  open: (path) => openSync(systemPath(path), OPEN_FLAGS),
  facts(handle) {
    const stats = fstatSync(handle);
    return { regular: stats.isFile(), size: stats.size, modified: stats.mtimeMs };
  },
  read: (handle, into, length, position) => readSync(handle, into, 0, length, position),
  close: closeSync,
  linkText: (path) => readlinkSync(systemPath(path), { encoding: 'latin1' }),
  realPath: (path) => realpathSync.native(systemPath(path), { encoding: 'latin1' }),
  anchor(folder) {
    if (process.platform !== 'linux') return null;
    const handle = openSync(systemPath(folder), OPEN_FLAGS | constants.O_DIRECTORY);
    return { path: `/proc/self/fd/${handle}`, release: () => closeSync(handle) };
  },
  typeOf: (path) => (process.platform === 'win32' ? null : statfsSync(systemPath(path)).type),
};

/** The code of a system error (`EACCES`); anything else is a bug and goes on. */
export function systemErrorCode(error: unknown): string {
  if (error instanceof Error && 'code' in error && typeof error.code === 'string' && 'syscall' in error) {
    return error.code;
  }
  throw error;
}
