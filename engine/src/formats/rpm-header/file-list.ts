import { FormatError } from '../byte-reader.ts';
import type { HeaderIndex } from './header-index.ts';
import { TAG } from './tags.ts';
import { readNumbers, readStrings } from './values.ts';

/**
 * The paths of a package's files, `most` at the most. Each is a base name and the number of its directory;
 * packages of rpm 3 have whole paths instead.
 */
export function readFiles(index: HeaderIndex, most: number): readonly string[] {
  const old = readStrings(index, TAG.oldFileNames, most);
  if (old.length > 0) return old;
  const names = readStrings(index, TAG.baseNames, most);
  const directories = readStrings(index, TAG.dirNames, most);
  const numbers = readNumbers(index, TAG.dirIndexes, most);
  return names.map((name, each) => {
    const directory = directories[numbers[each] ?? -1];
    if (directory === undefined) {
      throw new FormatError('malformed', `the file "${name}" lies in no directory of the list`, index.start);
    }
    return directory + name;
  });
}
