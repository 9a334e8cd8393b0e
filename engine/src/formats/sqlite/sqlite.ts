/**
 * Reading tables of an SQLite 3 database file, and nothing else of it ("Database File Format",
 * https://www.sqlite.org/fileformat2.html). Goes from page to page over random access, holds one page of each level
 * and one row, and follows no pointer twice: a cycle, or two rows that claim one page, is an error and no loop.
 * What is still in a write-ahead log beside the file is not seen here.
 */
import { type ByteReader, type FormatError, type Parsed, parsed } from '../byte-reader.ts';
import { type DatabaseFile, readDatabaseHeader } from './database-header.ts';
import { readRecord, type SqliteValue } from './record.ts';
import { tableRecords } from './table-tree.ts';

export type { SqliteValue } from './record.ts';

export interface SqliteTable {
  readonly name: string;
  readonly rootPage: number;
}

export interface SqliteDatabase {
  readonly file: DatabaseFile;
  readonly tables: readonly SqliteTable[];
  /** What of the list of tables could not be read. */
  readonly errors: readonly FormatError[];
}

export type SqliteRow =
  | { readonly kind: 'row'; readonly rowId: number; readonly values: readonly SqliteValue[] }
  | { readonly kind: 'error'; readonly error: FormatError };

const MAGIC = 'SQLite format 3\0';
const SCHEMA_PAGE = 1;
/** Tables, indices and whatever else a schema names. */
const MOST_ENTRIES = 10_000;
/** sqlite_schema: type, name, tbl_name, rootpage, sql. */
const [TYPE, NAME, ROOT] = [0, 1, 3];

/** The cheap question: do these bytes begin with the magic? */
export function isSqlite(head: Uint8Array): boolean {
  return (
    head.length >= MAGIC.length && Buffer.from(head.subarray(0, MAGIC.length)).toString('latin1') === MAGIC
  );
}

/** Reads the header and the list of tables. */
export function readSqlite(bytes: ByteReader): Parsed<SqliteDatabase> {
  return parsed(() => {
    const file = readDatabaseHeader(bytes);
    const tables: SqliteTable[] = [];
    const errors: FormatError[] = [];
    let entries = 0;
    for (const row of rowsFrom(file, SCHEMA_PAGE, 64 * 1024)) {
      if (row.kind === 'error') errors.push(row.error);
      else if (row.values[TYPE] === 'table') {
        const [name, rootPage] = [row.values[NAME], row.values[ROOT]];
        if (typeof name === 'string' && typeof rootPage === 'number') tables.push({ name, rootPage });
      }
      if (++entries >= MOST_ENTRIES) break;
    }
    return { file, tables, errors };
  });
}

/**
 * The rows of a table in the order of their ids. An `INTEGER PRIMARY KEY` column is null in `values`: its value is the
 * row id. What cannot be read is an error in its place, and reading goes on behind it.
 *
 * @param rowBytes bytes of one row; a longer one is an error
 */
export function sqliteRows(
  database: SqliteDatabase,
  table: SqliteTable,
  rowBytes: number,
): Iterable<SqliteRow> {
  return rowsFrom(database.file, table.rootPage, rowBytes);
}

function* rowsFrom(file: DatabaseFile, root: number, rowBytes: number): Generator<SqliteRow> {
  for (const found of tableRecords(file, root, rowBytes)) {
    if (found.kind === 'error') {
      yield found;
      continue;
    }
    const values = parsed(() => readRecord(found.payload, file.encoding));
    if (values.ok) yield { kind: 'row', rowId: found.rowId, values: values.value };
    else yield { kind: 'error', error: values.error };
  }
}
