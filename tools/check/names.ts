import { isSource } from './repository.ts';
import type { Check, Violation } from './violation.ts';

const EMPTY_WORDS =
  /(?:^|\/)(?:[\w-]*-)?(utils?|helpers?|common|misc|managers?)(?=[./])|\/(base|index)(?=[./])/;

/** No file or folder is named by a word that says nothing of what is inside. */
export const names: Check = {
  id: 'names',
  title: 'no file is called utils, helpers, common, misc, manager, base or index',
  run: (repository) =>
    repository.paths.filter(isSource).flatMap((path): Violation[] => {
      const match = EMPTY_WORDS.exec(path);
      const word = match?.[1] ?? match?.[2];
      if (word === undefined) return [];
      return [
        { path, line: 0, what: `"${word}" says nothing of what is inside`, remedy: 'name it by its noun' },
      ];
    }),
};
