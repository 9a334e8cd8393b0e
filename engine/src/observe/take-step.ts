import { displayPath } from './byte-path.ts';
import { fileOfLayout, mayBeOfLayout } from './layout-folder.ts';
import { namesOf } from './names.ts';
import { type Opened, openFile, readOpenedAtOnce, readToItsEnd } from './observe-file.ts';
import { gapObservation, readersOf, type Scan } from './scan.ts';
import type { Observation, ObserveContext, SourceGap } from './source.ts';
import type { FileStep, Step } from './walk.ts';

/** What a step tells at once, and the file that is to be read in earnest, open. */
export interface Taken {
  readonly told: readonly Observation[];
  readonly opened: Opened | null;
}

const NO_OBSERVATION: readonly Observation[] = [];
const NOTHING: Taken = { told: NO_OBSERVATION, opened: null };
const NOWHERE: readonly string[] = [];

/** Plain calls: for most of a million files there is nothing to tell, and a generator each would cost more. */
export function takeStep(
  scan: Scan,
  step: Exclude<Step, { kind: 'subtree' }>,
  context: ObserveContext,
  prefix: string,
): Taken {
  if (step.kind === 'file') return takeFile(scan, step, prefix, context);
  const path = step.path === '' ? prefix.slice(0, -1) : prefix + displayPath(step.path);
  if (step.kind === 'gap')
    return { told: [gapObservation(scan, 'walk', step, { path: path || '.' })], opened: null };
  if (scan.progressDue()) scan.progress(path);
  scan.tally.directories += 1;
  if (path === '') {
    const place = scan.base.slice(0, -1);
    const ofTarget = namesOf(
      scan,
      { kind: 'directory', path: '.', place, name: '.', within: NOWHERE },
      context,
    );
    return ofTarget.length === 0 ? NOTHING : { told: ofTarget, opened: null };
  }
  const cut = path.lastIndexOf('/') + 1;
  const name = path.slice(cut);
  if (!scan.mayBeWanted(path.slice(0, cut), name)) return NOTHING;
  const told = namesOf(scan, { kind: 'directory', path, name, within: NOWHERE }, context);
  return told.length === 0 ? NOTHING : { told, opened: null };
}

function takeFile(scan: Scan, step: FileStep, prefix: string, context: ObserveContext): Taken {
  const { name } = step;
  const folder = prefix === '' ? step.folder : prefix + step.folder;
  if (scan.progressDue()) scan.progress(folder + name);
  const ofLayout = mayBeOfLayout(name) ? fileOfLayout(scan, step) : null;
  if (ofLayout?.kind === 'part') return NOTHING;
  const named = scan.mayBeWanted(folder, name)
    ? namesOf(scan, { kind: 'file', path: folder + name, name, within: NOWHERE }, context)
    : NO_OBSERVATION;
  const told = ofLayout?.kind === 'broken' ? [...named, broken(scan, ofLayout.gap, folder + name)] : named;
  if (ofLayout === null && scan.isSourceText(folder, name)) {
    scan.tally.unopened += 1;
    return told.length === 0 ? NOTHING : { told: readToItsEnd(told, folder + name), opened: null };
  }
  const path = folder + name;
  const readers = ofLayout?.kind === 'index' ? ofLayout.readers : null;
  const opened = openFile(
    scan,
    { path, name, full: step.full },
    readers === null ? readersOf : () => readers,
  );
  if (opened === null) return told.length === 0 ? NOTHING : { told: readToItsEnd(told, path), opened: null };
  if ('handle' in opened) {
    const read = readOpenedAtOnce(scan, opened, context.asset, told);
    if (read !== null) return { told: read, opened: null };
    // What a layout unpacks lies in other files than the one that names them.
    if (readers !== null) return { told, opened: { ...opened, packed: scan.options.limits.unpackedBytes } };
    return { told, opened };
  }
  const withGap = [...told, gapObservation(scan, 'walk', opened, { path })];
  return { told: readToItsEnd(withGap, path), opened: null };
}

/** What is said of an image that cannot be read as one. */
function broken(scan: Scan, gap: SourceGap, path: string): Observation {
  return gapObservation(scan, 'image', gap, { path });
}
