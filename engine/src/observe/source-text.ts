import { endingOf } from './likely-readers.ts';
import type { Source } from './source.ts';

/** Whether a file is source text by its name where packages bring such; `folder` is relative, `/` at its end. */
export type SourceTextScreen = (folder: string, name: string) => boolean;

/**
 * Made of what the sources say of their packages. In a tree of them nine files of ten are source text, in which no
 * reader finds anything: to open each would be most of a scan's time, on a disk that is not in memory nearly all.
 */
export function sourceTextScreen(sources: readonly Source[]): SourceTextScreen {
  const brought = sources.flatMap(({ brings }) => brings ?? []);
  let last: string | null = null;
  let endings: ReadonlySet<string> = new Set();
  return (folder, name) => {
    if (folder !== last) {
      last = folder;
      const around = folder.split('/');
      const here = brought.filter(({ within }) => within.some((each) => around.includes(each)));
      endings = new Set(here.flatMap(({ sourceText }) => sourceText));
    }
    return endings.size > 0 && endings.has(endingOf(name));
  };
}
