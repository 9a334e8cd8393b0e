import { SYSTEM_FILES } from './file-system.ts';
import { type LikelyReaders, likelyReaders } from './likely-readers.ts';
import { newPace } from './pace.ts';
import type { ObserveOptions, Scan } from './scan.ts';
import { sourceTextScreen } from './source-text.ts';
import { CONTAINERS, PATH_SOURCES, SOURCES } from './sources.ts';
import { newTally } from './tally.ts';

const PROGRESS_EVERY = 64;

const ALL = likelyReaders({ sources: SOURCES, containers: CONTAINERS });

function likelyOf({ sources, containers }: ObserveOptions): LikelyReaders {
  if (sources === undefined && containers === undefined) return ALL;
  return likelyReaders({ sources: sources ?? SOURCES, containers: containers ?? CONTAINERS });
}

/** The beginning of one target's scan, or of a part of it. `target` is as the user wrote it, `base` of `Scan`. */
export function newScan(target: string, options: ObserveOptions, base: string): Scan {
  const tally = newTally();
  let calls = 0;
  return {
    target,
    base,
    options,
    likely: likelyOf(options),
    pathSources: options.pathSources ?? PATH_SOURCES,
    wanted: options.wanted ?? (() => true),
    mayBeWanted: folderByFolder(options),
    isSourceText: options.everyFile ? () => false : sourceTextScreen(options.sources ?? SOURCES, base),
    files: options.files ?? SYSTEM_FILES,
    clock: options.stopwatchClock ?? (() => performance.now()),
    tally,
    pace: newPace(),
    cut: { short: false },
    progressDue: () => calls++ % PROGRESS_EVERY === 0,
    progress(path) {
      const { files, directories, bytesRead: bytes } = tally;
      options.onProgress?.({ target, path, files, bytes, directories });
    },
  };
}

/** The same folder is made absolute once: it is asked about for each of its files. */
function folderByFolder({ mayBeWanted }: ObserveOptions): Scan['mayBeWanted'] {
  if (mayBeWanted === undefined) return () => true;
  let last: string | null = null;
  let absolute = '';
  return (folder, name) => {
    if (folder !== last) {
      last = folder;
      absolute = `/${folder}`;
    }
    return mayBeWanted(absolute, name);
  };
}
