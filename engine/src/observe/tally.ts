import type { TargetCoverage } from '../model/coverage.ts';

/** What was looked at in a target so far. */
export interface Tally {
  files: number;
  directories: number;
  /** Files that were not opened, since they are source text by their names. */
  unopened: number;
  archives: number;
  bytesRead: number;
  readonly bySource: Map<string, number>;
}

export function newTally(): Tally {
  return { files: 0, directories: 0, unopened: 0, archives: 0, bytesRead: 0, bySource: new Map() };
}

/** Notes that a source was the reader of something. */
export function countReader(tally: Tally, source: string): void {
  tally.bySource.set(source, (tally.bySource.get(source) ?? 0) + 1);
}

export function coverageOf(target: string, scheme: string, tally: Tally): TargetCoverage {
  const { files, directories, unopened, archives, bytesRead } = tally;
  const bySource = Object.fromEntries([...tally.bySource].sort(([a], [b]) => (a < b ? -1 : 1)));
  return {
    target,
    scheme,
    files,
    ...(unopened > 0 ? { unopened } : {}),
    directories,
    archives,
    bytesRead,
    bySource,
  };
}

/** Adds what was looked at elsewhere. */
export function addTally(tally: Tally, other: Tally): void {
  tally.files += other.files;
  tally.directories += other.directories;
  tally.unopened += other.unopened;
  tally.archives += other.archives;
  tally.bytesRead += other.bytesRead;
  for (const [source, count] of other.bySource)
    tally.bySource.set(source, (tally.bySource.get(source) ?? 0) + count);
}
