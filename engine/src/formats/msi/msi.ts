/**
 * Packages, patches and transforms of Windows Installer: a database of tables in a compound file (Microsoft,
 * "Windows Installer"; the tables' own form is not published, and is read as Wine and msitools read it).
 */
import { FormatError, type Parsed, parsed } from '../byte-reader.ts';
import {
  type CompoundFile,
  directoryOffset,
  isCompoundFile,
  readStream,
} from '../compound-file/compound-file.ts';
import { type DatabaseStreams, databaseStreams, databaseStrings } from './database.ts';
import { readProperties } from './property-table.ts';
import { readSummaryInformation, type SummaryInformation } from './summary-information.ts';

export interface Msi {
  readonly kind: MsiKind;
  /** Of a package its properties, of a patch its metadata, by name; empty where it has no such table. */
  readonly properties: ReadonlyMap<string, string>;
  readonly summary: SummaryInformation | null;
  /** Parts of it that could not be read. */
  readonly problems: readonly FormatError[];
}

export type MsiKind = 'package' | 'transform' | 'patch';

/** By the class of the root storage: {000C1084-0000-0000-C000-000000000046} and its neighbours. */
const KINDS: Readonly<Record<number, MsiKind>> = { 132: 'package', 130: 'transform', 134: 'patch' };
const CLASS = [0x10, 0x0c, 0, 0, 0, 0, 0, 0xc0, 0, 0, 0, 0, 0, 0, 0x46];

/** What kind of file of Windows Installer has this class at its root; null where it has none of theirs. */
export function msiKind(classId: Uint8Array): MsiKind | null {
  if (!CLASS.every((byte, index) => classId[index + 1] === byte)) return null;
  return KINDS[classId[0] ?? 0] ?? null;
}

const ENTRY_BYTES = 128;
const CLASS_AT = 80;

/**
 * Whether a file may be one of Windows Installer. Office has documents of this form too: where the first bytes hold the
 * root's class, it is asked.
 */
export function mayBeMsi(head: Uint8Array): boolean {
  if (!isCompoundFile(head)) return false;
  const at = directoryOffset(head);
  const isInHead = at !== null && at + ENTRY_BYTES <= head.length;
  return !isInHead || msiKind(head.subarray(at + CLASS_AT, at + ENTRY_BYTES)) !== null;
}

const MOST_BYTES = { properties: 4 * 1024 * 1024, summary: 1024 * 1024 };

export function readMsi(file: CompoundFile, kind: MsiKind): Msi {
  const problems: FormatError[] = [];
  const streams = databaseStreams(file);
  const attempt = <T>(read: () => T): T | null => {
    const outcome: Parsed<T> = parsed(read);
    if (outcome.ok) return outcome.value;
    problems.push(outcome.error);
    return null;
  };
  const summary = streams.get('\u0005SummaryInformation');
  return {
    kind,
    properties: attempt(() => propertiesOf(file, kind, streams, problems)) ?? new Map(),
    summary:
      summary === undefined
        ? null
        : attempt(() => readSummaryInformation(readStream(file, summary, MOST_BYTES.summary))),
    problems,
  };
}

const TABLES = {
  package: { name: '!Property', columns: 2 },
  patch: { name: '!MsiPatchMetadata', columns: 3 },
  transform: null,
} as const;

function propertiesOf(
  file: CompoundFile,
  kind: MsiKind,
  streams: DatabaseStreams,
  problems: FormatError[],
): ReadonlyMap<string, string> | null {
  // A transform's rows are changes, in a form of their own.
  const place = TABLES[kind];
  const table = place === null ? undefined : streams.get(place.name);
  if (place === null || table === undefined) return null;
  const strings = databaseStrings(file, streams);
  if (strings === null) return null;
  if (!strings.isCodePageKnown)
    problems.push(
      new FormatError('unsupported', `texts in code page ${strings.codePage}, which is not known here`),
    );
  return readProperties(readStream(file, table, MOST_BYTES.properties), strings, place.columns);
}
