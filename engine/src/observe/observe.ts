import { dirname } from 'node:path';
import { displayPath } from './byte-path.ts';
import { SYSTEM_FILES } from './file-system.ts';
import { observeHost } from './host/host.ts';
import { newScan } from './new-scan.ts';
import { observeDirectory } from './observe-directory.ts';
import { observeFile } from './observe-file.ts';
import { observeStandardInput } from './observe-standard-input.ts';
import { gapObservation, type ObserveOptions, type Scan } from './scan.ts';
import type { Observation } from './source.ts';
import { SOURCES } from './sources.ts';
import { coverageOf } from './tally.ts';
import { parseTarget, type Target } from './target.ts';

export type { ObserveOptions } from './scan.ts';

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
    const scan = newScan(target.word, options, baseOf(target));
    if (options.signal.aborted) yield notBegun(scan);
    else yield* observeTarget(target, scan);
    yield { kind: 'coverage', coverage: coverageOf(target.word, target.scheme, scan.tally) };
  }
}

function observeTarget(target: Target, scan: Scan): AsyncGenerator<Observation> {
  if (target.kind === 'host') return observeHost(scan);
  if (target.kind === 'directory') return observeDirectory(scan, target.path);
  if (target.kind === 'file') return observeFile(scan, target.path, target.sources);
  return observeStandardInput(scan, target.sources);
}

/** What stands before the paths of a target's files, where its own place is known. */
function baseOf(target: Target): string {
  if (target.kind === 'standard-input') return '';
  if (target.kind === 'host') return '/';
  const folder = displayPath(target.kind === 'directory' ? target.path : dirname(target.path)).replaceAll(
    '\\',
    '/',
  );
  return folder.endsWith('/') ? folder : `${folder}/`;
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
