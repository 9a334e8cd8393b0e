import type { Indicator } from '../model/indicator.ts';
import { type Matcher, NO_INDICATORS } from './matcher.ts';
import { SegmentTree } from './segment-tree.ts';

/** Deeper than any real path; a longer one is cut, since patterns are short. */
const MAX_SEGMENTS = 128;

/**
 * The names of a path of either system in folded case, without its drive: `C:\Program Files\X`, `/mnt/c/Program
 * Files/X` and `Program Files/X` end in the same names.
 */
export function pathSegments(text: string): string[] {
  const names = text
    .normalize('NFC')
    .toLowerCase()
    .split(/[\\/]+/, MAX_SEGMENTS);
  return names.filter((name) => name !== '' && !/^[a-z]:$/.test(name) && name !== '?' && name !== '.');
}

/**
 * Folders and files by their path, and everything below. A pattern may begin anywhere in the value: the
 * same tree is seen from its own root, from a mount point and inside an image.
 */
export const path: Matcher = {
  id: 'path',
  title: 'Paths',
  kinds: ['file-path'],
  compares:
    'Whole names in a row, and everything below, wherever the tree is mounted; drives and case do not count.',
  compile: (indicators) => {
    const tree = new SegmentTree();
    for (const indicator of indicators) tree.add(pathSegments(indicator.pattern), indicator);
    return (value) => {
      const segments = pathSegments(value);
      const found = new Set<Indicator>();
      for (let from = 0; from < segments.length; from++) tree.collect(segments, from, found);
      return found.size > 0 ? [...found] : NO_INDICATORS;
    };
  },
};
