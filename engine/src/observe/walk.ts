import type { GapCode } from '../model/coverage.ts';
import { type BytePath, displayPath, joinPath } from './byte-path.ts';
import { type Anchor, type DirectoryEntry, type FileSystem, systemErrorCode } from './file-system.ts';
import { isKernelView } from './kernel-view.ts';
import { leadsOutside } from './link.ts';
import { unreadable } from './system-gap.ts';

/** One step of a walk. `path` is relative to the root, `full` is what the system opens. */
export type Step =
  | FileStep
  | {
      readonly kind: 'directory';
      readonly path: BytePath;
      readonly full: BytePath;
      readonly entries: readonly DirectoryEntry[];
    }
  | ({ readonly kind: 'subtree' } & Subtree)
  | {
      readonly kind: 'gap';
      readonly path: BytePath;
      readonly code: GapCode;
      readonly reason: string;
      readonly remedy: string;
      readonly material: boolean;
    };

/** A file. Of most nobody asks for more than the name: the paths are made where they are asked for. */
export class FileStep {
  readonly kind = 'file';
  /** For people and for matchers. */
  readonly name: string;
  readonly #heads: Heads;
  readonly #entry: BytePath;

  constructor(heads: Heads, entry: BytePath) {
    this.name = displayPath(entry);
    this.#heads = heads;
    this.#entry = entry;
  }

  get path(): BytePath {
    return this.#heads.path + this.#entry;
  }

  get full(): BytePath {
    return this.#heads.full + this.#entry;
  }

  /** Its folder, for people and for matchers, with the `/` behind it. */
  get folder(): string {
    return this.#heads.shown;
  }
}

/** What the paths of a directory's entries begin with: relative, for the system, for people. */
interface Heads {
  readonly path: BytePath;
  readonly full: BytePath;
  readonly shown: string;
}

/** A directory that was met and not entered: what another walk needs to go on from it as this one would have. */
export interface Subtree {
  readonly path: BytePath;
  readonly full: BytePath;
  /** The device that its folder lies on. */
  readonly device: number;
  /** How many directories are around it. */
  readonly depth: number;
}

/** What a walk had not come to. */
export interface Remaining {
  /** The next path in walk order, for people; null at the end. */
  readonly next: string | null;
  /** Names at the root that were not begun, for people. */
  readonly topLevel: readonly string[];
}

export interface Walk {
  next(): Step | null;
  remaining(): Remaining;
  /** Gives back what a walk holds that is not gone through to its end. */
  close(): void;
}

export interface WalkOptions {
  readonly files: FileSystem;
  readonly maxDirectories: number;
  /** Absolute links of a system's root mean places in that root, and none leads out of it. */
  readonly systemRoot: boolean;
  /** Where the walk begins, if not at the root. */
  readonly from?: Subtree;
  /** Whether a directory at this depth is left to another walk: it is then one step, and not entered. */
  readonly leave?: (depth: number) => boolean;
}

interface Level {
  readonly path: BytePath;
  readonly full: BytePath;
  readonly device: number;
  readonly entries: readonly DirectoryEntry[];
  readonly anchor: Anchor | null;
  readonly heads: Heads;
  index: number;
}

// Linux takes paths of 4095 bytes; a name below may have 255 of them.
const LONGEST_PATH = 3_800;

/**
 * Goes through a directory, depth first, names in the order of their bytes. Links are not followed (what
 * they lead to inside the tree is seen where it is), devices, pipes and sockets are not opened, the
 * kernel's own views (`/proc`, `/sys`) are not descended. Holds one list of names for each level.
 */
export function walkDirectory(root: BytePath, options: WalkOptions): Walk {
  const { files } = options;
  const levels: Level[] = [];
  const { from } = options;
  const depth = from?.depth ?? 0;
  let pending: Step | null = from ? enter(from.path, from.full, from.device) : enter('', root, null);

  /** Opens a directory as the next level; the step that says so, or the gap in its place. */
  function enter(path: BytePath, full: BytePath, around: number | null): Step {
    if (depth + levels.length >= options.maxDirectories) return tooDeep(path, options.maxDirectories);
    try {
      const facts = around === null ? files.follow(full) : files.look(full);
      if (facts.kind !== 'directory') return swapped(path);
      if (facts.device !== around && isKernelView(files, path, full)) {
        return kernelView(path);
      }
      const entries = files.list(full);
      if (!isSorted(entries)) entries.sort((a, b) => (a.name < b.name ? -1 : 1));
      const anchor = full.length > LONGEST_PATH ? files.anchor(full) : null;
      const short = anchor?.path ?? full;
      const within = joinPath(path, '');
      const heads = { path: within, full: joinPath(short, ''), shown: displayPath(within) };
      levels.push({ path, full: short, device: facts.device, entries, anchor, heads, index: 0 });
      return { kind: 'directory', path, full: short, entries };
    } catch (error) {
      return { kind: 'gap', path, ...unreadable(systemErrorCode(error), 'directory') };
    }
  }

  function stepInto(level: Level, entry: DirectoryEntry): Step | null {
    const { heads } = level;
    if (entry.kind === 'file') return new FileStep(heads, entry.name);
    const path = heads.path + entry.name;
    const full = heads.full + entry.name;
    if (entry.kind === 'directory') {
      const around = { device: level.device, depth: depth + levels.length };
      if (options.leave?.(around.depth)) return { kind: 'subtree', path, full, ...around };
      return enter(path, full, level.device);
    }
    if (entry.kind === 'special') return special(path);
    if (options.systemRoot) return null;
    return leadsOutside(files, root, level.path, full) ? linkOutside(path) : null;
  }

  return {
    next() {
      if (pending !== null) {
        const step = pending;
        pending = null;
        return step;
      }
      for (let level = levels.at(-1); level !== undefined; level = levels.at(-1)) {
        const entry = level.entries[level.index++];
        if (entry === undefined) {
          levels.pop()?.anchor?.release();
          continue;
        }
        const step = stepInto(level, entry);
        if (step !== null) return step;
      }
      return null;
    },
    remaining() {
      const level = levels.findLast((each) => each.index < each.entries.length);
      const entry = level?.entries[level.index];
      const top = levels[0];
      return {
        next: level && entry ? displayPath(joinPath(level.path, entry.name)) : null,
        topLevel: top ? top.entries.slice(top.index).map((each) => displayPath(each.name)) : [],
      };
    },
    close() {
      for (const level of levels.splice(0)) level.anchor?.release();
    },
  };
}

/** Most systems list names in this order, and to sort them again takes longer than to look. */
function isSorted(entries: readonly DirectoryEntry[]): boolean {
  for (let index = 1; index < entries.length; index++)
    if ((entries[index - 1]?.name ?? '') > (entries[index]?.name ?? '')) return false;
  return true;
}

function special(path: BytePath): Step {
  return {
    kind: 'gap',
    path,
    code: 'special-file',
    reason: 'a device, pipe or socket: it holds no file to look at, and was not opened',
    remedy: 'Nothing to do.',
    material: false,
  };
}

function linkOutside(path: BytePath): Step {
  return {
    kind: 'gap',
    path,
    code: 'link-outside',
    reason: 'a link that leads out of what was scanned; it was not followed',
    remedy: 'To look there too, name the place that the link leads to as a target of its own.',
    material: false,
  };
}

function kernelView(path: BytePath): Step {
  return {
    kind: 'gap',
    path,
    code: 'special-file',
    reason: "the kernel's own view of the running system, not files on a disk; it was not descended",
    remedy: 'Nothing to do.',
    material: false,
  };
}

function swapped(path: BytePath): Step {
  return {
    kind: 'gap',
    path,
    code: 'changed-while-read',
    reason: 'it was a directory when its folder was read, and no longer when it was opened',
    remedy: 'Scan again when nothing writes there.',
    material: true,
  };
}

function tooDeep(path: BytePath, limit: number): Step {
  return {
    kind: 'gap',
    path,
    code: 'limit-reached',
    reason: `it lies ${limit} directories deep, which is the limit "directories"`,
    remedy: `Raise it with --limit directories=${limit * 2}, or name this directory as a target of its own.`,
    material: true,
  };
}
