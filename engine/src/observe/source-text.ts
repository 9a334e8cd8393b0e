import { endingOf } from './likely-readers.ts';
import type { Source } from './source.ts';

/** Whether a file is source text by its name where packages bring such; `folder` is relative, `/` at its end. */
export type SourceTextScreen = (folder: string, name: string) => boolean;

/**
 * Made of what the sources say of their packages. In a tree of them nine files of ten are source text, in which no
 * reader finds anything: to open each would be most of a scan's time, on a disk that is not in memory nearly all.
 */
export function sourceTextScreen(sources: readonly Source[], base: string): SourceTextScreen {
  const brought = sources
    .flatMap(({ brings }) => brings ?? [])
    .flatMap(({ within, sourceText }) => within.map((name) => ({ name, endings: new Set(sourceText) })));
  let last: string | null = null;
  let around: readonly ReadonlySet<string>[] = [];
  return (folder, name) => {
    if (folder !== last) {
      last = folder;
      around = brought.filter((each) => isWithin(base + folder, each.name)).map(({ endings }) => endings);
    }
    return around.length > 0 && around.some((endings) => endings.has(endingOf(name)));
  };
}

function isWithin(folder: string, name: string): boolean {
  return folder.includes(`/${name}/`) || folder.startsWith(`${name}/`);
}
