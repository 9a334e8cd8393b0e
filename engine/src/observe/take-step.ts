import { displayPath } from './byte-path.ts';
import { namesOf } from './names.ts';
import { type Opened, openFile } from './observe-file.ts';
import type { PathFacts } from './path-source.ts';
import { gapObservation, type Scan } from './scan.ts';
import type { Observation, ObserveContext } from './source.ts';
import type { Step } from './walk.ts';

/** What a step tells at once, and the file that is to be read in earnest, open. */
export interface Taken {
  readonly told: readonly Observation[];
  readonly opened: Opened | null;
}

const NOTHING: Taken = { told: [], opened: null };

/** Plain calls: for most of a million files there is nothing to tell, and a generator each would cost more. */
export function takeStep(
  scan: Scan,
  step: Exclude<Step, { kind: 'subtree' }>,
  context: ObserveContext,
  prefix: string,
): Taken {
  const path = step.path === '' ? prefix.slice(0, -1) : prefix + displayPath(step.path);
  if (step.kind === 'gap')
    return { told: [gapObservation(scan, 'walk', step, { path: path || '.' })], opened: null };
  scan.progress(path);
  const names = path === '' ? NOTHING.told : namesOf(scan, nameFacts(step.kind, path), context);
  if (step.kind === 'directory') {
    scan.tally.directories += 1;
    return names.length === 0 ? NOTHING : { told: names, opened: null };
  }
  const opened = openFile(scan, path, step.full, null);
  if (opened === null) return names.length === 0 ? NOTHING : { told: names, opened: null };
  if ('handle' in opened) return { told: names, opened };
  return { told: [...names, gapObservation(scan, 'walk', opened, { path })], opened: null };
}

function nameFacts(kind: 'file' | 'directory', path: string): PathFacts {
  return { kind, path, name: path.slice(path.lastIndexOf('/') + 1), within: [] };
}
