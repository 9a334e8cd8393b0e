import { type BytePath, displayPath } from './byte-path.ts';
import { openFile, readOpened } from './observe-file.ts';
import { gapObservation, type Scan } from './scan.ts';
import type { Observation, ObserveContext } from './source.ts';
import { systemRootAsset } from './system-root.ts';
import { type Remaining, walkDirectory } from './walk.ts';

/** A target that is a directory: everything in it, in walk order. */
export async function* observeDirectory(scan: Scan, root: BytePath): AsyncGenerator<Observation> {
  const { limits, roots, now, signal } = scan.options;
  const asset = systemRootAsset(scan.files, root, scan.target);
  const context: ObserveContext = { target: scan.target, limits, roots, now, signal, asset };
  const walk = walkDirectory(root, {
    files: scan.files,
    maxDirectories: limits.directories,
    systemRoot: asset !== null,
  });
  for (let step = walk.next(); step !== null; step = walk.next()) {
    const path = displayPath(step.path);
    if (step.kind === 'gap') {
      yield gapObservation(scan, 'walk', step, { path: path || '.' });
    } else {
      scan.progress(path);
      if (path !== '') yield* namesOf(scan, step.kind, path, context);
      if (step.kind === 'directory') scan.tally.directories += 1;
      else {
        const opened = openFile(scan, path, step.full, null);
        if (opened !== null && 'code' in opened) yield gapObservation(scan, 'walk', opened, { path });
        else if (opened !== null) yield* readOpened(scan, opened, asset);
      }
    }
    if (scan.pace.due()) await scan.pace.rest();
    if (signal.aborted) {
      yield* brokenOff(scan, path, walk.remaining());
      return;
    }
  }
}

function* namesOf(
  scan: Scan,
  kind: 'file' | 'directory',
  path: string,
  context: ObserveContext,
): Generator<Observation> {
  const entry = { kind, path, name: path.slice(path.lastIndexOf('/') + 1), within: [] };
  for (const source of scan.pathSources) {
    for (const seen of source.look(entry, context, scan.wanted)) {
      if (seen.kind === 'sighting') yield { kind: 'sighting', target: scan.target, sighting: seen.sighting };
      else yield gapObservation(scan, source.id, seen.gap, { path });
    }
  }
}

function* brokenOff(scan: Scan, path: string, remaining: Remaining): Generator<Observation> {
  const { next, topLevel } = remaining;
  if (next === null) return;
  const rest = topLevel.length === 0 ? '' : `; not begun at the top: ${listed(topLevel)}`;
  const gap = {
    code: 'interrupted',
    reason: `the scan was broken off after "${path}"; next would have been "${next}"${rest}`,
    remedy: 'Scan again, or name what was not looked at as targets.',
    material: true,
  } as const;
  yield gapObservation(scan, 'walk', gap, { path: next });
}

function listed(names: readonly string[]): string {
  const shown = names.slice(0, 20).join(', ');
  return names.length > 20 ? `${shown} and ${names.length - 20} more` : shown;
}
