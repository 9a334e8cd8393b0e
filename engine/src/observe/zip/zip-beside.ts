import { type ByteReader, bytesReader, FormatError } from '../../formats/byte-reader.ts';
import { inflateWhole } from '../../formats/inflate.ts';
import { entryData, type ZipEntry } from '../../formats/zip/zip.ts';
import type { ContainerContext } from '../container.ts';
import { memberName } from '../member-name.ts';

/** What lies in the folder of a member and is called so, whatever the case of its letters, in the order of the names. */
export type Beside = (member: string, names: readonly string[]) => ByteReader[];

const STORED = 0;
const DEFLATED = 8;
/** What is kept beside a file is small: a log of the Registry has some mebibytes. */
const MOST_BYTES = 64 * 1024 * 1024;

/**
 * Of a zip its entries, each with whether it overlaps another. What cannot be had, or is more than may still be
 * unpacked, is left out: whoever asks says that it had too little.
 */
export function zipBeside(
  zip: ByteReader,
  entries: readonly (readonly [entry: ZipEntry, overlaps: boolean])[],
  context: ContainerContext,
): Beside {
  let byName: ReadonlyMap<string, ZipEntry> | null = null;
  return (member, names) => {
    byName ??= new Map(
      entries.flatMap(([entry, overlaps]) =>
        overlaps || entry.encrypted || entry.kind !== 'file'
          ? []
          : [[memberName(entry.name).name.toLowerCase(), entry] as const],
      ),
    );
    const folder = member.slice(0, member.lastIndexOf('/') + 1);
    const found = names.map((name) => byName?.get((folder + name).toLowerCase()));
    return found.flatMap((entry) => (entry === undefined ? [] : bytesOf(zip, entry, context)));
  };
}

function bytesOf(zip: ByteReader, entry: ZipEntry, { budget, limits }: ContainerContext): ByteReader[] {
  try {
    const packed = entryData(zip, entry);
    if (entry.method === STORED) return [packed];
    const most = Math.min(MOST_BYTES, limits.memberBytes, budget.left());
    if (entry.method !== DEFLATED || entry.size > most || packed.size > most) return [];
    const bytes = inflateWhole(packed.read(0, packed.size), 'raw', entry.size + 1);
    return bytes instanceof FormatError || !budget.take(bytes.length) ? [] : [bytesReader(bytes)];
  } catch (error) {
    if (error instanceof FormatError) return [];
    throw error;
  }
}
