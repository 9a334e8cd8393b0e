import type { Readers } from './scan.ts';

/** Who may want a file, as far as its first byte tells. */
export type LikelyReaders = (head: Uint8Array) => Readers;

/**
 * Sorts readers by the first bytes that they answer for. Most files of a disk are text, which most readers are
 * not asked about then.
 */
export function likelyReaders({ sources, containers }: Readers): LikelyReaders {
  const byByte: Readers[] = [];
  // An empty file begins with nothing, which only those can want who go by its name.
  const empty = {
    sources: sources.filter((reader) => reader.mayBegin === undefined),
    containers: containers.filter((reader) => reader.mayBegin === undefined),
  };
  return (head) => {
    const byte = head[0];
    if (byte === undefined) return empty;
    byByte[byte] ??= {
      sources: sources.filter((reader) => reader.mayBegin?.(byte) ?? true),
      containers: containers.filter((reader) => reader.mayBegin?.(byte) ?? true),
    };
    return byByte[byte];
  };
}
