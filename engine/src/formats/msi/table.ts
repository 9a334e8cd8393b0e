/**
 * Tables of a Windows Installer database: the values of the first column, then those of the next. What is in a column
 * is told by the table `_Columns`, which has four itself: table, number, name and type.
 */
import { FormatError } from '../byte-reader.ts';
import { type CompoundFile, readStream } from '../compound-file/compound-file.ts';
import type { DatabaseStreams } from './database.ts';
import type { StringPool } from './string-pool.ts';

/** Rows, each with the wanted columns in the order in which they were asked for: numbers of strings, 0 for none. */
export type StringRows = readonly (readonly number[])[];

export interface WantedColumns {
  readonly pool: StringPool;
  readonly table: string;
  readonly columns: readonly string[];
  /** Rows that the table may have. */
  readonly most: number;
}

interface Column {
  readonly name: number;
  readonly place: number;
  readonly bytes: number;
  readonly isString: boolean;
}

const MOST_TABLE_BYTES = 64 * 1024 * 1024;
const MOST_COLUMNS_BYTES = 4 * 1024 * 1024;
const INTEGER_BYTES = 2;
const STRING = 0x800;
const BINARY = 0x900;
const NULLABLE = 0x1000;

/**
 * The columns of a table that are called so, and hold strings. Null where the database has no such table.
 *
 * @throws FormatError where what is said of the columns does not fit the table, a column is not there, or it has more
 * rows than it may (`limit-reached`)
 */
export function readStringColumns(
  file: CompoundFile,
  streams: DatabaseStreams,
  { pool, table, columns: wanted, most }: WantedColumns,
): StringRows | null {
  const stream = streams.get(`!${table}`);
  const about = streams.get('!_Columns');
  if (stream === undefined || about === undefined) return null;
  const columns = columnsOf(readStream(file, about, MOST_COLUMNS_BYTES), pool, table);
  const bytes = readStream(file, stream, MOST_TABLE_BYTES);
  const width = columns.reduce((sum, column) => sum + column.bytes, 0);
  const rows = bytes.length / width;
  if (!Number.isInteger(rows))
    throw new FormatError(
      'malformed',
      `the table ${table} has ${bytes.length} bytes, no whole rows of ${width}`,
    );
  if (rows > most) throw new FormatError('limit-reached', `the table ${table} has ${rows} rows`);
  const starts = wanted.map((name) => startOf(columns, pool, name) * rows);
  const { referenceBytes } = pool;
  return Array.from({ length: rows }, (_, row) =>
    starts.map((start) => referenceAt(bytes, start + row * referenceBytes, referenceBytes)),
  );
}

/** How many bytes of a row lie before a column of strings. */
function startOf(columns: readonly Column[], pool: StringPool, name: string): number {
  const names = pool.strings(new Set(columns.map((column) => column.name)));
  let start = 0;
  for (const column of columns) {
    if (column.isString && names.get(column.name) === name) return start;
    start += column.bytes;
  }
  throw new FormatError('malformed', `no column ${name} is told of, where one of strings is looked for`);
}

/** In the order in which they lie. */
function columnsOf(about: Uint8Array, pool: StringPool, table: string): Column[] {
  const width = pool.referenceBytes;
  const rows = about.length / (2 * width + 2 * INTEGER_BYTES);
  if (!Number.isInteger(rows))
    throw new FormatError(
      'malformed',
      `the table _Columns has ${about.length} bytes, which are no whole rows`,
    );
  const tables = Array.from({ length: rows }, (_, row) => referenceAt(about, row * width, width));
  const names = pool.strings(new Set(tables));
  const found: Column[] = [];
  for (const [row, reference] of tables.entries()) {
    if (names.get(reference) !== table) continue;
    const place = integerAt(about, rows * width + row * INTEGER_BYTES);
    const name = referenceAt(about, rows * (width + INTEGER_BYTES) + row * width, width);
    const type = integerAt(about, rows * (2 * width + INTEGER_BYTES) + row * INTEGER_BYTES);
    found.push({ name, place, ...formOf(type, width) });
  }
  return found.sort((a, b) => a.place - b.place);
}

/** Of a type the bits: 0x800 a string, its low byte a length, and so on (as Wine's msi and msitools have them). */
function formOf(type: number, referenceBytes: number): Pick<Column, 'bytes' | 'isString'> {
  const isBinary = (type & ~NULLABLE) === BINARY;
  if (isBinary) return { bytes: INTEGER_BYTES, isString: false };
  if ((type & STRING) !== 0) return { bytes: referenceBytes, isString: true };
  return { bytes: (type & 0xff) <= 2 ? 2 : 4, isString: false };
}

/** Numbers of tables stand half of their range higher, so that none is nothing. */
function integerAt(bytes: Uint8Array, at: number): number {
  return ((bytes[at] ?? 0) + (bytes[at + 1] ?? 0) * 0x100) ^ 0x8000;
}

/** The number of a string. */
export function referenceAt(table: Uint8Array, at: number, width: 2 | 3): number {
  const high = width === 3 ? (table[at + 2] ?? 0) : 0;
  return (table[at] ?? 0) + (table[at + 1] ?? 0) * 0x100 + high * 0x1_0000;
}
