import type { Readers } from './scan.ts';
import type { FileFacts } from './source.ts';

/** Who may want a file, as far as its name and its first byte tell. */
export type LikelyReaders = (file: Pick<FileFacts, 'name' | 'head'>) => Readers;

/** What tells a reader's files from most others before it is asked. Where it says neither, it is asked about every file. */
export interface Marked {
  /** Names that its files have, and what may stand behind the last dot of one, in small letters. */
  readonly named?: { readonly names?: readonly string[]; readonly endings?: readonly string[] };
  /** Whether its files may begin with this byte. */
  mayBegin?(byte: number): boolean;
}

/** Readers by first byte, made as files begin so; of an empty file at `EMPTY`. */
type ByByte = (Readers | undefined)[];

const EMPTY = 256;
const DOT = 0x2e;

/**
 * Sorts readers by what marks their files. Most files of a disk are text with a name that says nothing, which most
 * readers are then not asked about.
 */
export function likelyReaders(all: Readers): LikelyReaders {
  const marks = [...all.sources, ...all.containers].map(({ named }) => named);
  const byEnding = new Map<string, ByByte>();
  for (const ending of marks.flatMap((named) => named?.endings ?? [])) byEnding.set(ending, []);
  const byName = new Map<string, ByByte>();
  for (const name of marks.flatMap((named) => named?.names ?? [])) byName.set(name, []);
  const others: ByByte = [];
  return ({ name, head }) => {
    const byByte = byName.get(name) ?? byEnding.get(endingOf(name)) ?? others;
    const byte = head[0] ?? EMPTY;
    byByte[byte] ??= {
      sources: all.sources.filter((reader) => isLikely(reader, name, byte)),
      containers: all.containers.filter((reader) => isLikely(reader, name, byte)),
    };
    return byByte[byte];
  };
}

function isLikely({ named, mayBegin }: Marked, name: string, byte: number): boolean {
  if (named === undefined && mayBegin === undefined) return true;
  if (named?.names?.includes(name) || named?.endings?.includes(endingOf(name))) return true;
  return byte !== EMPTY && mayBegin?.(byte) === true;
}

/** What stands behind the last dot of a name, in small letters; the whole where there is none. */
export function endingOf(name: string): string {
  // By hand, since the search from behind is a call out of the engine, and this is asked of every file.
  let at = name.length;
  while (at > 0 && name.charCodeAt(at - 1) !== DOT) at--;
  return name.slice(at).toLowerCase();
}
