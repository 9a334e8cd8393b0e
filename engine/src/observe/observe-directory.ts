import type { Asset } from '../model/asset.ts';
import { type BytePath, displayPath } from './byte-path.ts';
import { machinesOf } from './machines.ts';
import { namesOf } from './names.ts';
import { type Opened, openFile, readOpened } from './observe-file.ts';
import { isImageLayout, observeLayout } from './observe-layout.ts';
import type { PathFacts } from './path-source.ts';
import { contextOn, gapObservation, type Scan } from './scan.ts';
import type { Observation, ObserveContext } from './source.ts';
import { systemRootAsset } from './system-root.ts';
import { type Remaining, type Step, walkDirectory } from './walk.ts';

/** A directory that is part of a larger target: what its paths begin with there, and the machine it is on. */
export interface PartOfTarget {
  readonly prefix: string;
  readonly asset: Asset;
}

/** A target that is a directory: everything in it, in walk order. */
export async function* observeDirectory(
  scan: Scan,
  root: BytePath,
  part: PartOfTarget | null = null,
): AsyncGenerator<Observation> {
  if (isImageLayout(scan, root)) {
    yield* observeLayout(scan, root);
    return;
  }
  const asset = part?.asset ?? systemRootAsset(scan.files, root, scan.target);
  const machines = machinesOf(scan, contextOn(scan, asset));
  const { signal } = scan.options;
  const walk = walkDirectory(root, {
    files: scan.files,
    maxDirectories: scan.options.limits.directories,
    systemRoot: asset !== null,
  });
  try {
    for (let step = walk.next(); step !== null; step = walk.next()) {
      const context = machines.at(step);
      const { told, opened } = takeStep(scan, step, context, part?.prefix ?? '');
      if (opened !== null) yield* readOpened(scan, opened, context.asset, told);
      else if (told.length > 0) yield* told;
      if (scan.pace.due()) await scan.pace.rest();
      if (signal.aborted) {
        yield* brokenOff(scan, displayPath(step.path), walk.remaining());
        return;
      }
    }
  } finally {
    walk.close();
  }
}

/** What a step tells at once, and the file that is to be read in earnest, open. */
interface Taken {
  readonly told: readonly Observation[];
  readonly opened: Opened | null;
}

const NOTHING: Taken = { told: [], opened: null };

/** Plain calls: for most of a million files there is nothing to tell, and a generator each would cost more. */
function takeStep(scan: Scan, step: Step, context: ObserveContext, prefix: string): Taken {
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

function* brokenOff(scan: Scan, path: string, remaining: Remaining): Generator<Observation> {
  const { next, topLevel } = remaining;
  if (next === null && !scan.cut.short) return;
  const rest = topLevel.length === 0 ? '' : `; not begun at the top: ${listed(topLevel)}`;
  const then = next === null ? '' : `; next would have been "${next}"`;
  const gap = {
    code: 'interrupted',
    reason: `the scan was broken off ${scan.cut.short ? 'in' : 'after'} "${path}"${then}${rest}`,
    remedy: 'Scan again, or name what was not looked at as targets.',
    material: true,
  } as const;
  yield gapObservation(scan, 'walk', gap, { path: scan.cut.short || next === null ? path : next });
}

function listed(names: readonly string[]): string {
  const shown = names.slice(0, 20).join(', ');
  return names.length > 20 ? `${shown} and ${names.length - 20} more` : shown;
}
