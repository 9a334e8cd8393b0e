/**
 * Which entries of lower layers still show (OCI image specification, layer changesets). Layers are gone
 * through from the highest down; what a layer hides, it hides from the layers below it only.
 */
export interface Overlay {
  /** Whether a path of the layer at hand shows in the image. */
  shows(path: string): boolean;
  /** Notes an entry of the layer at hand; a whiteout is noted and is no file. */
  note(path: string, kind: 'file' | 'directory' | 'other'): 'entry' | 'whiteout';
  /** The layer at hand is done: what it holds and removes now hides what lies below. */
  endLayer(): void;
  /** Nothing lies below the layer at hand, and what it names need not be held. */
  isLowest(): void;
  /** Whether more was noted than is held, so that nobody can say what lower layers show. */
  isFull(): boolean;
}

/** Paths of this many characters count as one; longer ones as more. */
const PATH_CHARACTERS = 256;
/** How many times the limit on an archive's entries an image's layers may have in all. */
export const LAYERS_OF_ENTRIES = 5;

/** What holding a path costs, in paths of usual length. */
export function pathCost(path: string): number {
  return 1 + Math.floor(path.length / PATH_CHARACTERS);
}

const WHITEOUT = '.wh.';
const OPAQUE = '.wh..wh..opq';

/** @param most how many paths are held */
export function newOverlay(most: number): Overlay {
  let held = 0;
  /**
   * Paths that a higher layer has or removed, and whether nothing of a lower layer shows below them: they are no
   * directories there, or opaque.
   */
  const taken = new Map<string, boolean>();
  let lowest = false;
  let closing: string[] = [];
  let folders: string[] = [];
  let opaque: string[] = [];
  // An archive has one file of a folder after the other, and what hides them is the same for all.
  let lastFolder: string | null = null;
  let isLastOpen = true;
  /** Whether none of the folders around a path is closed. */
  const isOpen = (path: string): boolean => {
    for (let at = path.lastIndexOf('/'); at >= 0; at = path.lastIndexOf('/', at - 1)) {
      if (taken.get(path.slice(0, at))) return false;
      if (at === 0) break;
    }
    return !taken.get('');
  };
  return {
    shows(path) {
      if (taken.has(path)) return false;
      const folder = path.slice(0, Math.max(0, path.lastIndexOf('/')));
      if (folder !== lastFolder) {
        isLastOpen = isOpen(path);
        lastFolder = folder;
      }
      return isLastOpen;
    },
    note(path, kind) {
      if (lowest) return path.slice(path.lastIndexOf('/') + 1).startsWith(WHITEOUT) ? 'whiteout' : 'entry';
      held += pathCost(path);
      const slash = path.lastIndexOf('/');
      const folder = slash < 0 ? '' : path.slice(0, slash);
      const name = path.slice(slash + 1);
      if (name === OPAQUE) {
        opaque.push(folder);
        return 'whiteout';
      }
      if (name.startsWith(WHITEOUT)) {
        const hidden = name.slice(WHITEOUT.length);
        closing.push(folder === '' ? hidden : `${folder}/${hidden}`);
        return 'whiteout';
      }
      (kind === 'directory' ? folders : closing).push(path);
      return 'entry';
    },
    endLayer() {
      for (const path of folders) if (!taken.has(path)) taken.set(path, false);
      for (const path of closing) taken.set(path, true);
      for (const folder of opaque) taken.set(folder, true);
      closing = [];
      folders = [];
      opaque = [];
      lastFolder = null;
    },
    isLowest() {
      lowest = true;
    },
    isFull: () => held > most,
  };
}
