import { hashRecords, isBerkeleyHash, readBerkeleyHash } from '../../formats/berkeley-db/berkeley-db.ts';
import { type ByteReader, bytesReader, FormatError } from '../../formats/byte-reader.ts';
import { type RpmPackage, readRpmRecord } from '../../formats/rpm-header/rpm-header.ts';
import { isNdb, ndbBlobs, readNdb } from '../../formats/rpm-ndb/rpm-ndb.ts';
import { isSqlite, readSqlite, type SqliteDatabase, sqliteRows } from '../../formats/sqlite/sqlite.ts';

/** One package, and where it lies: `Packages/17`. */
export interface InstalledPackage {
  readonly kind: 'package';
  readonly package: RpmPackage;
  readonly pointer: string;
}

export type InstalledPackageYield =
  | InstalledPackage
  | { readonly kind: 'error'; readonly error: FormatError; readonly pointer: string };

/** The header of a package by its number in the database, or why it cannot be had. */
type Entry =
  | { readonly kind: 'header'; readonly number: number; readonly header: Uint8Array }
  | { readonly kind: 'error'; readonly error: FormatError; readonly number?: number };

const TABLE = 'Packages';
/** A kernel's header has 2 MiB, and the whole of a large distribution's documentation 10. */
const HEADER_BYTES = 32 * 1024 * 1024;

/** The packages of an rpm database in any format that rpm has written; null for what is in none of them. */
export function installedPackages(
  bytes: ByteReader,
  head: Uint8Array,
): Iterable<InstalledPackageYield> | null {
  if (isSqlite(head)) return packagesOf(sqliteEntries(bytes));
  if (isBerkeleyHash(head)) return packagesOf(berkeleyEntries(bytes));
  return isNdb(head) ? packagesOf(ndbEntries(bytes)) : null;
}

function* packagesOf(entries: Iterable<Entry>): Generator<InstalledPackageYield> {
  for (const entry of entries) {
    const pointer = entry.number === undefined ? TABLE : `${TABLE}/${entry.number}`;
    if (entry.kind === 'error') {
      yield { kind: 'error', error: entry.error, pointer };
      continue;
    }
    const read = readRpmRecord(bytesReader(entry.header));
    if (!read.ok) yield { kind: 'error', error: read.error, pointer };
    else if (!isKey(read.value)) yield { kind: 'package', package: read.value, pointer };
  }
}

/** A key that packages are signed with stands among them, under this name and without an architecture. */
function isKey(rpm: RpmPackage): boolean {
  return rpm.name === 'gpg-pubkey' && rpm.arch === null;
}

/** `rpmdb.sqlite`: the table `Packages(hnum INTEGER PRIMARY KEY, blob BLOB)`. */
function* sqliteEntries(bytes: ByteReader): Generator<Entry> {
  const database = readSqlite(bytes);
  if (!database.ok) {
    yield failed(database.error);
    return;
  }
  for (const error of database.value.errors) yield failed(error);
  const table = database.value.tables.find((each) => each.name === TABLE);
  if (table === undefined) yield failed(new FormatError('malformed', `it has no table "${TABLE}"`));
  else yield* rowEntries(database.value, table);
}

function* rowEntries(database: SqliteDatabase, table: SqliteDatabase['tables'][number]): Generator<Entry> {
  for (const row of sqliteRows(database, table, HEADER_BYTES)) {
    const blob = row.kind === 'row' ? row.values[1] : null;
    if (row.kind === 'error') yield failed(row.error);
    else if (blob instanceof Uint8Array) yield { kind: 'header', number: row.rowId, header: blob };
    else yield failed(new FormatError('malformed', 'a row holds no header of a package'), row.rowId);
  }
}

/** `Packages` of Berkeley DB: under each number a header, and under 0 the number that comes next. */
function* berkeleyEntries(bytes: ByteReader): Generator<Entry> {
  const file = readBerkeleyHash(bytes);
  if (!file.ok) {
    yield failed(file.error);
    return;
  }
  for (const record of hashRecords(file.value, HEADER_BYTES)) {
    if (record.kind === 'error') {
      yield failed(record.error);
      continue;
    }
    const { key, value } = record;
    const view = new DataView(key.buffer, key.byteOffset, key.byteLength);
    const number = key.length === 4 ? view.getUint32(0, file.value.littleEndian) : null;
    if (number === null) yield failed(new FormatError('malformed', 'a key is no number of a package'));
    else if (number !== 0) yield { kind: 'header', number, header: value };
  }
}

/** `Packages.db`, rpm's own. */
function* ndbEntries(bytes: ByteReader): Generator<Entry> {
  const slots = readNdb(bytes);
  if (!slots.ok) {
    yield failed(slots.error);
    return;
  }
  for (const blob of ndbBlobs(bytes, slots.value, HEADER_BYTES)) {
    if (blob.kind === 'error') yield failed(blob.error, blob.package);
    else yield { kind: 'header', number: blob.package, header: blob.header };
  }
}

function failed(error: FormatError, number?: number): Entry {
  return number === undefined ? { kind: 'error', error } : { kind: 'error', error, number };
}
