import { type ByteReader, bytesReader, FormatError } from '../../formats/byte-reader.ts';
import { type RpmPackage, readRpmRecord } from '../../formats/rpm-header/rpm-header.ts';
import { readSqlite, type SqliteDatabase, sqliteRows } from '../../formats/sqlite/sqlite.ts';

/** One row, and where it lies: `Packages/17`. */
export interface InstalledPackage {
  readonly kind: 'package';
  readonly package: RpmPackage;
  readonly pointer: string;
}

export type InstalledPackageYield =
  | InstalledPackage
  | { readonly kind: 'error'; readonly error: FormatError; readonly pointer: string };

const TABLE = 'Packages';
/** A kernel's header has 2 MiB, and the whole of a large distribution's documentation 10. */
const HEADER_BYTES = 32 * 1024 * 1024;

/** The packages of `rpmdb.sqlite`: the table `Packages(hnum INTEGER PRIMARY KEY, blob BLOB)`. */
export function* installedPackages(bytes: ByteReader): Generator<InstalledPackageYield> {
  const database = readSqlite(bytes);
  if (!database.ok) {
    yield failed(database.error);
    return;
  }
  for (const error of database.value.errors) yield failed(error);
  const table = database.value.tables.find((each) => each.name === TABLE);
  if (table === undefined) yield failed(new FormatError('malformed', `it has no table "${TABLE}"`));
  else yield* packagesOf(database.value, table);
}

function* packagesOf(
  database: SqliteDatabase,
  table: SqliteDatabase['tables'][number],
): Generator<InstalledPackageYield> {
  for (const row of sqliteRows(database, table, HEADER_BYTES)) {
    if (row.kind === 'error') {
      yield failed(row.error);
      continue;
    }
    const pointer = `${TABLE}/${row.rowId}`;
    const blob = row.values[1];
    const read = blob instanceof Uint8Array ? readRpmRecord(bytesReader(blob)) : noHeader();
    if (!read.ok) yield failed(read.error, pointer);
    else if (!isKey(read.value)) yield { kind: 'package', package: read.value, pointer };
  }
}

/** A key that packages are signed with stands among them, under this name and without an architecture. */
function isKey(rpm: RpmPackage): boolean {
  return rpm.name === 'gpg-pubkey' && rpm.arch === null;
}

function noHeader(): ReturnType<typeof readRpmRecord> {
  return { ok: false, error: new FormatError('malformed', 'a row holds no header of a package') };
}

function failed(error: FormatError, pointer: string = TABLE): InstalledPackageYield {
  return { kind: 'error', error, pointer };
}
