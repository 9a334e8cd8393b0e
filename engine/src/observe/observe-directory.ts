import type { Asset } from '../model/asset.ts';
import { type BytePath, displayPath } from './byte-path.ts';
import type { Crew, ShareCut } from './crew.ts';
import { machinesOf } from './machines.ts';
import { readOpened } from './observe-file.ts';
import { isImageLayout, observeLayout } from './observe-layout.ts';
import { observeShare } from './observe-share.ts';
import { contextOn, gapObservation, type Scan } from './scan.ts';
import { newShares, type Shares } from './shares.ts';
import type { Observation } from './source.ts';
import { systemRootAsset } from './system-root.ts';
import { takeStep } from './take-step.ts';
import { walkDirectory } from './walk.ts';

/** Files that are looked at before workers are asked for: what is smaller is done before they have begun. */
const ALONE_FILES = 100;
/** Directories at this depth are left to workers: deep enough that there are many. */
const LEFT_DEPTH = 4;

/** A directory that is part of a larger target: what its paths begin with there, and the machine it is on. */
export interface PartOfTarget {
  readonly prefix: string;
  readonly asset: Asset;
}

/** A target that is a directory: everything in it, in walk order, whoever looks through it. */
export async function* observeDirectory(
  scan: Scan,
  root: BytePath,
  part: PartOfTarget | null = null,
): AsyncGenerator<Observation> {
  if (isImageLayout(scan, root)) {
    yield* observeLayout(scan, root);
    return;
  }
  const prefix = part?.prefix ?? '';
  const asset = part?.asset ?? systemRootAsset(scan.files, root, scan.target);
  const systemRoot = asset !== null;
  const machines = machinesOf(scan, contextOn(scan, asset));
  const { signal, limits } = scan.options;
  const before = scan.tally.files;
  let crew: Crew | null | undefined;
  const hasCrew = (): boolean => {
    if (crew === undefined && scan.tally.files - before >= ALONE_FILES) crew = crewOf(scan);
    return crew !== null && crew !== undefined;
  };
  const walk = walkDirectory(root, {
    files: scan.files,
    maxDirectories: limits.directories,
    systemRoot,
    leave: (depth) => depth >= LEFT_DEPTH && hasCrew(),
  });
  let shares: Shares | null = null;
  let last = '';
  try {
    for (let step = walk.next(); step !== null; step = walk.next()) {
      const context = machines.at(step);
      if (step.kind === 'subtree') {
        const { kind, ...subtree } = step;
        if (crew)
          shares ??= newShares(scan, crew, {
            target: scan.target,
            base: scan.base,
            root,
            prefix,
            systemRoot,
          });
        if (shares !== null) yield* shares.add({ subtree, asset: context.asset });
      } else {
        last = step.path;
        const { told, opened } = takeStep(scan, step, context, prefix);
        const seen = opened === null ? told : readOpened(scan, opened, context.asset, told);
        if (shares === null) yield* seen;
        else for await (const each of seen) yield* shares.tell(each);
      }
      if (scan.pace.due()) await scan.pace.rest();
      if (signal.aborted) break;
    }
    const cut = shares === null ? null : yield* shares.finish();
    if (!signal.aborted) return;
    const { next, topLevel } = walk.remaining();
    const stopped = cut ?? { last: displayPath(last), inside: scan.cut.short, next, left: [] };
    if (stopped.next !== null || stopped.inside) yield brokenOff(scan, stopped, topLevel);
  } finally {
    shares?.dispose();
    crew?.dispose();
    walk.close();
  }
}

/** The bar tells of the whole target: what a share counts comes to it at the share's end. */
function crewOf({ options }: Scan): Crew | null {
  const { onProgress, ...quiet } = options;
  return options.crew?.((share) => observeShare(share, quiet)) ?? null;
}

function brokenOff(scan: Scan, cut: ShareCut, topLevel: readonly string[]): Observation {
  const { last, inside, next } = cut;
  const left = cut.left.length === 0 ? '' : `; nor was gone through: ${listed(cut.left)}`;
  const at = next === null ? '' : next;
  const rest = topLevel.length === 0 ? '' : `; not begun at the top: ${listed(topLevel)}`;
  const where = last === null ? '' : ` ${inside ? 'in' : 'after'} "${last}"`;
  const then = next === null ? '' : `; next would have been "${next}"`;
  const gap = {
    code: 'interrupted',
    reason: `the scan was broken off${where}${then}${left}${rest}`,
    remedy: 'Scan again, or name what was not looked at as targets.',
    material: true,
  } as const;
  return gapObservation(scan, 'walk', gap, { path: inside || next === null ? (last ?? '.') : at });
}

function listed(names: readonly string[]): string {
  const shown = names.slice(0, 20).join(', ');
  return names.length > 20 ? `${shown} and ${names.length - 20} more` : shown;
}
