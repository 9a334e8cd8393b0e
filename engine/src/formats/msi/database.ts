import { type CompoundFile, type DirectoryEntry, readStream } from '../compound-file/compound-file.ts';
import { decodeStreamName } from './stream-name.ts';
import { readStringPool, type StringPool } from './string-pool.ts';

/** The streams of a database: tables by their name behind a `!`, others as they are called. */
export type DatabaseStreams = ReadonlyMap<string, DirectoryEntry>;

const MOST_BYTES = { pool: 16 * 1024 * 1024, strings: 128 * 1024 * 1024 };

export function databaseStreams(file: CompoundFile): DatabaseStreams {
  const streams = new Map<string, DirectoryEntry>();
  for (const entry of file.root.children) {
    if (entry.type !== 'stream') continue;
    const { name, isTable } = decodeStreamName(entry.name);
    streams.set(isTable ? `!${name}` : name, entry);
  }
  return streams;
}

/** The strings that all tables share; null where a database has none. Throws `FormatError`. */
export function databaseStrings(file: CompoundFile, streams: DatabaseStreams): StringPool | null {
  const pool = streams.get('!_StringPool');
  const data = streams.get('!_StringData');
  if (pool === undefined || data === undefined) return null;
  return readStringPool(readStream(file, pool, MOST_BYTES.pool), readStream(file, data, MOST_BYTES.strings));
}
