import type { FormatError } from '../../formats/byte-reader.ts';
import type { WriteAheadLog } from '../../formats/sqlite/write-ahead-log.ts';
import type { SourceGap } from '../source.ts';

/** What helps whatever the database is in: a program that can read it writes it out. */
export const EXPORT =
  'Ask rpm itself: rpm -qa --root <the root of that disk> --queryformat "%{NAME},%{VERSION}-%{RELEASE},%{VENDOR}\\n", save that under a line "name,version,vendor" as a .csv file, and scan that.';

/** Berkeley DB's hash magic, at byte 12 in the byte order of the machine that wrote it; ndb's, at the start. */
const BERKELEY_HASH = 0x00061561;
const NDB = 0x506d7052;

/** The gap of a database that is not in SQLite, named by its format where its first bytes tell. */
export function otherFormatGap(head: Uint8Array): SourceGap {
  const format = formatOf(head);
  return {
    code: format === null ? 'malformed' : 'unsupported',
    reason:
      format === null
        ? 'it lies where rpm keeps its database, and is in none of the formats that rpm writes'
        : `an rpm database in the format ${format}, which is not read; no package in it was looked at`,
    remedy: EXPORT,
    material: true,
  };
}

function formatOf(head: Uint8Array): string | null {
  if (head.length < 16) return null;
  const view = new DataView(head.buffer, head.byteOffset, head.byteLength);
  if (view.getUint32(0, true) === NDB) return 'ndb';
  const isBerkeley = [true, false].some((little) => view.getUint32(12, little) === BERKELEY_HASH);
  return isBerkeley ? 'Berkeley DB' : null;
}

/** Rows may be in the log that the database does not have; which, only SQLite can tell, with both files. */
export function logGap({ transactions, pages }: WriteAheadLog): SourceGap {
  const changes = transactions === 1 ? 'one change' : `${transactions} changes`;
  return {
    code: 'unsupported',
    reason: `the rpm database is written through this log, which holds ${changes} (${pages} pages): packages that rpm installed last may stand here alone, and were not looked at`,
    remedy:
      "Have them written into the database, on that system or on a copy of the folder (sqlite3 rpmdb.sqlite 'PRAGMA wal_checkpoint(TRUNCATE)'), and scan again.",
    material: true,
  };
}

/** The gap that a file leaves that cannot be read as what it is. */
export function formatGap(error: FormatError): SourceGap {
  return { code: error.code, reason: error.message, remedy: EXPORT, material: true };
}
