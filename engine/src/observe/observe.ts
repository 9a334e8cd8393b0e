import { SYSTEM_FILES } from './file-system.ts';
import { observeHost } from './host/host.ts';
import { observeDirectory } from './observe-directory.ts';
import { observeFile } from './observe-file.ts';
import { observeStandardInput } from './observe-standard-input.ts';
import { newPace } from './pace.ts';
import { gapObservation, type ObserveOptions, type Scan } from './scan.ts';
import type { Observation } from './source.ts';
import { CONTAINERS, PATH_SOURCES, SOURCES } from './sources.ts';
import { coverageOf, newTally } from './tally.ts';
import { parseTarget, type Target } from './target.ts';

export type { ObserveOptions } from './scan.ts';

const PROGRESS_EVERY = 64;

/**
 * Looks through targets, one after the other, and hands on what it sees as it sees it: sightings, gaps,
 * and at the end of each target what was looked at. Holds no more than the consumer has asked for.
 *
 * @throws InterdictError of `parseTarget`, before anything is read
 */
export async function* observe(
  targets: readonly string[],
  options: ObserveOptions,
): AsyncGenerator<Observation> {
  const sources = options.sources ?? SOURCES;
  const files = options.files ?? SYSTEM_FILES;
  const parsed = targets.map((word) => parseTarget(word, sources, files));
  for (const target of parsed) {
    const scan = newScan(target, options);
    if (options.signal.aborted) yield notBegun(scan);
    else yield* observeTarget(target, scan);
    yield { kind: 'coverage', coverage: coverageOf(target.word, target.scheme, scan.tally) };
  }
}

function observeTarget(target: Target, scan: Scan): AsyncGenerator<Observation> {
  if (target.kind === 'host') return observeHost(scan);
  if (target.kind === 'directory') return observeDirectory(scan, target.path);
  if (target.kind === 'file') return observeFile(scan, target.path, target.source);
  return observeStandardInput(scan, target.source);
}

function newScan(target: Target, options: ObserveOptions): Scan {
  const tally = newTally();
  let calls = 0;
  return {
    target: target.word,
    options,
    sources: options.sources ?? SOURCES,
    containers: options.containers ?? CONTAINERS,
    pathSources: options.pathSources ?? PATH_SOURCES,
    wanted: options.wanted ?? (() => true),
    files: options.files ?? SYSTEM_FILES,
    clock: options.stopwatchClock ?? (() => performance.now()),
    tally,
    pace: newPace(),
    cut: { short: false },
    progress(path) {
      if (calls++ % PROGRESS_EVERY !== 0) return;
      const { files, directories, bytesRead: bytes } = tally;
      options.onProgress?.({ target: target.word, path, files, bytes, directories });
    },
  };
}

function notBegun(scan: Scan): Observation {
  const gap = {
    code: 'interrupted',
    reason: 'the scan was broken off before it came to this target',
    remedy: 'Scan this target again.',
    material: true,
  } as const;
  return gapObservation(scan, 'walk', gap, { path: '.' });
}
