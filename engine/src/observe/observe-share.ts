import { displayPath } from './byte-path.ts';
import type { Share, ShareCut, ShareNews } from './crew.ts';
import { machinesOf } from './machines.ts';
import { newScan } from './new-scan.ts';
import { readOpened } from './observe-file.ts';
import { contextOn, type ObserveOptions, type Scan } from './scan.ts';
import type { Observation } from './source.ts';
import { takeStep } from './take-step.ts';
import { walkDirectory } from './walk.ts';

const MOST_AT_A_TIME = 256;

/** A worker's side of a share: the same as a directory's scan, in pieces that can be sent. */
export async function* observeShare(share: Share, options: ObserveOptions): AsyncGenerator<ShareNews> {
  const scan = newScan(share.target, options, share.base);
  let observations: Observation[] = [];
  let cut: ShareCut | null = null;
  for (const [index, part] of share.parts.entries()) {
    const through = observeSubtree(scan, share, part);
    for (let step = await through.next(); ; step = await through.next()) {
      if (step.done) {
        cut = step.value && { ...step.value, left: pathsOf(share.parts.slice(index + 1)) };
        break;
      }
      observations.push(step.value);
      if (observations.length < MOST_AT_A_TIME) continue;
      yield { kind: 'seen', observations };
      observations = [];
    }
    if (cut !== null) break;
  }
  if (observations.length > 0) yield { kind: 'seen', observations };
  yield { kind: 'end', end: { tally: scan.tally, cut } };
}

/** Everything in one directory, in walk order; returns where it was broken off. */
async function* observeSubtree(
  scan: Scan,
  { root, systemRoot, prefix }: Share,
  { subtree, asset }: Share['parts'][number],
): AsyncGenerator<Observation, ShareCut | null> {
  const { signal, limits } = scan.options;
  if (signal.aborted) return { last: null, inside: false, next: displayPath(subtree.path), left: [] };
  const machines = machinesOf(scan, contextOn(scan, asset));
  const options = { files: scan.files, maxDirectories: limits.directories, systemRoot, from: subtree };
  const walk = walkDirectory(root, options);
  try {
    for (let step = walk.next(); step !== null; step = walk.next()) {
      if (step.kind === 'subtree') continue;
      const context = machines.at(step);
      const { told, opened } = takeStep(scan, step, context, prefix);
      if (opened !== null) yield* readOpened(scan, opened, context.asset, told);
      else if (told.length > 0) yield* told;
      if (scan.pace.due()) await scan.pace.rest();
      if (!signal.aborted) continue;
      return { last: displayPath(step.path), inside: scan.cut.short, next: walk.remaining().next, left: [] };
    }
    return null;
  } finally {
    walk.close();
  }
}

function pathsOf(parts: Share['parts']): string[] {
  return parts.map(({ subtree }) => displayPath(subtree.path));
}
