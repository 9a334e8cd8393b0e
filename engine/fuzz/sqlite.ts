import { bytesReader, FormatError } from '../src/formats/byte-reader.ts';
import { type DatabaseFile, readDatabaseHeader } from '../src/formats/sqlite/database-header.ts';
import { pageAt } from '../src/formats/sqlite/page.ts';
import { readSqlite, sqliteRows } from '../src/formats/sqlite/sqlite.ts';
import { readTablePage, type TablePage } from '../src/formats/sqlite/table-page.ts';
import { readWriteAheadLog } from '../src/formats/sqlite/write-ahead-log.ts';
import { hurtfulNumber, writeBigEndian } from './field-writing.ts';
import { fixtureSeeds } from './fixture-seeds.ts';
import type { FuzzTarget } from './fuzz-target.ts';

const ROW_BYTES = 10_000;
/** A cell of a table takes four bytes at least, and no page is come to twice. */
const SMALLEST_CELL = 2;

/** SQLite databases, every table of them, and their logs. */
export const target: FuzzTarget = {
  name: 'sqlite',
  seeds: () => fixtureSeeds('sqlite', 14_000).filter((bytes) => bytes[0] === 0x53 || bytes[0] === 0x37),
  mutate,
  run(bytes) {
    const log = readWriteAheadLog(bytesReader(bytes));
    if (log.ok) return `log of ${log.value.transactions}`;
    const database = readSqlite(bytesReader(bytes));
    if (!database.ok) return outcome(database.error);
    const outcomes = new Set(database.value.errors.map(outcome));
    for (const table of database.value.tables.slice(0, 20)) {
      let rows = 0;
      for (const row of sqliteRows(database.value, table, ROW_BYTES)) {
        if (++rows > bytes.length / SMALLEST_CELL) throw new Error(`${rows} rows in ${bytes.length} bytes`);
        outcomes.add(
          row.kind === 'error' ? outcome(row.error) : row.values.map((value) => typeof value).join(),
        );
      }
    }
    return [...outcomes].sort().join('; ').slice(0, 300);
  },
  runPlanted(bytes) {
    try {
      const file = readDatabaseHeader(bytesReader(bytes));
      for (let number = 1; number <= Math.min(file.pageCount, 80); number++) countedBelow(file, number);
      return 'read';
    } catch (error) {
      if (error instanceof FormatError) return error.code;
      throw error;
    }
  },
};

function outcome(error: FormatError): string {
  return `${error.code} ${error.message.replace(/-?\d+|".*"/g, '#')}`;
}

/** Planted: a page is believed to lead to none above it. */
function countedBelow(file: DatabaseFile, number: number): number {
  const page = pageOf(file, number);
  if (page === null || page.kind === 'leaf') return page?.cells.length ?? 0;
  let count = 0;
  for (const below of page.cells.slice(0, 3)) count += countedBelow(file, below);
  return count;
}

function pageOf(file: DatabaseFile, number: number): TablePage | null {
  try {
    return readTablePage(pageAt(file, number), number, file);
  } catch (error) {
    if (error instanceof FormatError) return null;
    throw error;
  }
}

function mutate(bytes: Uint8Array, rng: () => number): Uint8Array {
  const copy = bytes.slice();
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < 100) return copy;
  const size = Math.max(512, view.getUint16(16));
  const pages = Math.floor(bytes.length / size);
  const number = Math.floor(rng() * pages);
  const start = number * size + (number === 0 ? 100 : 0);
  const choice = rng();
  if (choice < 0.1)
    writeBigEndian(copy, [16, 20, 28, 56][Math.floor(rng() * 4)] ?? 16, 2, hurtfulNumber(bytes, rng));
  // What kind of page it is, how many cells it has, which page is its last.
  else if (choice < 0.25) copy[start] = [2, 5, 10, 13, 0][Math.floor(rng() * 5)] ?? 0;
  else if (choice < 0.4) writeBigEndian(copy, start + 3, 2, Math.floor(rng() * 300));
  else if (choice < 0.55) writeBigEndian(copy, start + 8, 4, Math.floor(rng() * (pages + 2)));
  else if (choice < 0.7)
    writeBigEndian(copy, start + 8 + Math.floor(rng() * 20) * 2, 2, Math.floor(rng() * size));
  // A cell: its length, its row, or the page that it goes on in.
  else {
    const at = number * size + Math.floor(rng() * size);
    if (rng() < 0.5) copy[at] = [0x00, 0x01, 0x7f, 0x80, 0x81, 0xff][Math.floor(rng() * 6)] ?? 0;
    else writeBigEndian(copy, at, 4, Math.floor(rng() * (pages + 2)));
  }
  return copy;
}
