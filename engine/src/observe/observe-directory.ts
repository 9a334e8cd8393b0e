import { type BytePath, displayPath } from './byte-path.ts';
import { namesOf } from './names.ts';
import { openFile, readOpened } from './observe-file.ts';
import { contextOn, gapObservation, type Scan } from './scan.ts';
import type { Observation, ObserveContext } from './source.ts';
import { systemRootAsset } from './system-root.ts';
import { type Remaining, type Step, walkDirectory } from './walk.ts';

/** A target that is a directory: everything in it, in walk order. */
export async function* observeDirectory(scan: Scan, root: BytePath): AsyncGenerator<Observation> {
  const asset = systemRootAsset(scan.files, root, scan.target);
  const context = contextOn(scan, asset);
  const { signal } = scan.options;
  const walk = walkDirectory(root, {
    files: scan.files,
    maxDirectories: scan.options.limits.directories,
    systemRoot: asset !== null,
  });
  try {
    for (let step = walk.next(); step !== null; step = walk.next()) {
      yield* observeStep(scan, step, context);
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

async function* observeStep(scan: Scan, step: Step, context: ObserveContext): AsyncGenerator<Observation> {
  const path = displayPath(step.path);
  if (step.kind === 'gap') {
    yield gapObservation(scan, 'walk', step, { path: path || '.' });
    return;
  }
  scan.progress(path);
  if (path !== '') {
    const name = path.slice(path.lastIndexOf('/') + 1);
    yield* namesOf(scan, { kind: step.kind, path, name, within: [] }, context);
  }
  if (step.kind === 'directory') {
    scan.tally.directories += 1;
    return;
  }
  const opened = openFile(scan, path, step.full, null);
  if (opened === null) return;
  if ('code' in opened) yield gapObservation(scan, 'walk', opened, { path });
  else yield* readOpened(scan, opened, context.asset);
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
