import { foldCase } from './fold-case.ts';
import type { Matcher } from './matcher.ts';
import { nameHeads } from './name-heads.ts';
import { patternTable } from './pattern-table.ts';

/** The last name of a path of either system, in folded case. */
export function foldFileName(text: string): string {
  const cut = Math.max(text.lastIndexOf('/'), text.lastIndexOf('\\'));
  return foldCase(text.slice(cut + 1));
}

/** Files, drivers and processes by the name of their file: a lead and never more. */
export const fileName: Matcher = {
  id: 'file-name',
  title: 'File names',
  kinds: ['file-name', 'driver', 'process'],
  // A process and a driver are called after their file: one on disk is the same lead as one that runs.
  acrossKinds: true,
  compares: 'The last name of the path, whole, without regard to case.',
  compile: (indicators) => patternTable(indicators, foldFileName),
  screen: (indicators) => {
    const mayBe = nameHeads(indicators.map(({ pattern }) => foldFileName(pattern)));
    return (_folder, name) => mayBe(name);
  },
};
