import { foldCase } from './fold-case.ts';
import { type Matcher, NO_INDICATORS } from './matcher.ts';
import { type Begun, NOTHING_BEGUN, SegmentTree } from './segment-tree.ts';

/** Deeper than any real path; a longer one is cut, since patterns are short. */
const MAX_SEGMENTS = 128;

/**
 * The names of a path of either system in folded case, without its drive: `C:\Program Files\X`, `/mnt/c/Program
 * Files/X` and `Program Files/X` end in the same names.
 */
export function pathSegments(text: string): string[] {
  return foldCase(text)
    .split(/[\\/]+/, MAX_SEGMENTS)
    .filter(isName);
}

function isName(name: string): boolean {
  return name !== '' && name !== '?' && name !== '.' && !(name.length === 2 && /^[a-z]:$/.test(name));
}

/**
 * Folders and files by their path, and everything below. A pattern may begin anywhere in the value: the
 * same tree is seen from its own root, from a mount point and inside an image.
 */
export const path: Matcher = {
  id: 'path',
  title: 'Paths',
  kinds: ['file-path'],
  neverRepeats: true,
  compares:
    'Whole names in a row, and everything below, wherever the tree is mounted; drives and case do not count.',
  compile: (indicators) => {
    const tree = new SegmentTree();
    for (const indicator of indicators) tree.add(pathSegments(indicator.pattern), indicator);
    const along = (text: string, from = NOTHING_BEGUN) =>
      pathSegments(text).reduce((begun, segment) => tree.follow(begun, segment), from);
    const one = (name: string, from: Begun) => (isName(name) ? tree.follow(from, name) : from);
    // A walk asks for one file of a folder after the other: what the folder's own names begin is kept.
    let folder = '';
    let inFolder = NOTHING_BEGUN;
    return (value) => {
      const cut = value.lastIndexOf('/') + 1;
      if (cut !== folder.length || !value.startsWith(folder)) {
        folder = value.slice(0, cut);
        inFolder = along(folder);
      }
      const name = value.slice(cut);
      const { met } = name.includes('\\') ? along(name, inFolder) : one(foldCase(name), inFolder);
      return met.length > 0 ? [...new Set(met)] : NO_INDICATORS;
    };
  },
};
