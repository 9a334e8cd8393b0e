import type { FormatError } from '../../formats/byte-reader.ts';
import type { WriteAheadLog } from '../../formats/sqlite/write-ahead-log.ts';
import type { SourceGap } from '../source.ts';

/** What helps whatever the database is in: a program that can read it writes it out. */
export const EXPORT =
  'Ask rpm itself: rpm -qa --root <the root of that disk> --queryformat "%{NAME},%{VERSION}-%{RELEASE},%{VENDOR}\\n", save that under a line "name,version,vendor" as a .csv file, and scan that.';

/** The gap of a file that lies where rpm keeps its database; rpm 5, for one, had it in Berkeley DB as a tree. */
export const UNKNOWN_FORMAT: SourceGap = {
  code: 'unsupported',
  reason: 'it is called as the database of rpm is, and is neither SQLite nor a hash of Berkeley DB nor ndb',
  remedy: EXPORT,
  material: true,
};

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
