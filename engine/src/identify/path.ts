import type { Indicator } from '../model/indicator.ts';
import { foldCase } from './fold-case.ts';
import { type Matcher, NO_INDICATORS } from './matcher.ts';
import { nameHeads } from './name-heads.ts';
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
    const tree = treeOf(indicators);
    const inFolder = folderIn(tree);
    return (value) => {
      const cut = value.lastIndexOf('/') + 1;
      const begun = inFolder(value.slice(0, cut));
      const name = value.slice(cut);
      const { met } = byName(tree, name, begun);
      return met.length > 0 ? [...new Set(met)] : NO_INDICATORS;
    };
  },
  screen: (indicators) => {
    const inFolder = folderIn(treeOf(indicators));
    const mayBegin = nameHeads(indicators.flatMap(({ pattern }) => pathSegments(pattern).slice(0, 1)));
    let last: string | null = null;
    let isBegun = false;
    return (folder, name) => {
      if (folder !== last) {
        last = folder;
        const { nodes, met } = inFolder(folder);
        isBegun = nodes.length + met.length > 0;
      }
      return isBegun || mayBegin(name);
    };
  },
};

function treeOf(indicators: readonly Indicator[]): SegmentTree {
  const tree = new SegmentTree();
  for (const indicator of indicators) tree.add(pathSegments(indicator.pattern), indicator);
  return tree;
}

/** One name on; as an archive may have it, it can be several, in Windows' way. */
function byName(tree: SegmentTree, name: string, from: Begun): Begun {
  if (name.includes('\\'))
    return pathSegments(name).reduce((begun, segment) => tree.follow(begun, segment), from);
  const folded = foldCase(name);
  return isName(folded) ? tree.follow(from, folded) : from;
}

/**
 * A walk asks for one file of a folder after the other, and for the folders in it: what the names of those around
 * begin is kept.
 */
function folderIn(tree: SegmentTree): (folder: string) => Begun {
  const around: { readonly folder: string; readonly begun: Begun }[] = [];
  return (folder) => {
    let last = around.at(-1);
    if (last?.folder === folder) return last.begun;
    while (last !== undefined && !folder.startsWith(last.folder)) {
      around.pop();
      last = around.at(-1);
    }
    const rest = folder.slice(last?.folder.length ?? 0);
    let begun = last?.begun ?? NOTHING_BEGUN;
    for (const name of rest.split('/')) begun = byName(tree, name, begun);
    around.push({ folder, begun });
    return begun;
  };
}
