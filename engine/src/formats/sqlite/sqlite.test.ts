import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bytesReader } from '../byte-reader.ts';
import { isSqlite, readSqlite, type SqliteRow, type SqliteValue, sqliteRows } from './sqlite.ts';

const fixture = (name: string) => new Uint8Array(readFileSync(new URL(`fixtures/${name}`, import.meta.url)));

function rowsOf(bytes: Uint8Array, name: string, most = 1_000_000): SqliteRow[] {
  const database = readSqlite(bytesReader(bytes));
  if (!database.ok) throw database.error;
  const table = database.value.tables.find((each) => each.name === name);
  if (table === undefined) throw new Error(`no table ${name}`);
  return [...sqliteRows(database.value, table, most)];
}

const errorsOf = (rows: readonly SqliteRow[]) =>
  rows.flatMap((row) => (row.kind === 'error' ? [`${row.error.code}: ${row.error.message}`] : []));

function plain(value: SqliteValue | undefined): unknown {
  if (value instanceof Uint8Array) return { hex: Buffer.from(value).toString('hex') };
  if (typeof value === 'bigint' || Number.isInteger(value)) return { int: String(value) };
  return value;
}

describe('tables are read as Python reads them', () => {
  test.each(['values', 'deep', 'small', 'utf16le', 'utf16be', 'empty'])('%s', (name) => {
    const expected = JSON.parse(readFileSync(new URL(`fixtures/${name}.json`, import.meta.url), 'utf8'));
    const database = readSqlite(bytesReader(fixture(`${name}.db`)));
    expect(database.ok && database.value.tables.map((each) => each.name)).toEqual(Object.keys(expected));
    for (const [table, rows] of Object.entries<unknown[][]>(expected)) {
      const read = rowsOf(fixture(`${name}.db`), table).map((row) => {
        if (row.kind === 'error') throw row.error;
        return [plain(row.rowId), ...row.values.map(plain)];
      });
      // A row id that is a column stands in Python's answer twice, and a column added later only there.
      const columns = rows.map((row, index) =>
        table === 'k' ? [row[0], null, row[2]] : row.slice(0, read[index]?.length),
      );
      expect(read).toEqual(columns);
    }
  });
});

describe('what is no table of rows', () => {
  test('a table without row ids is named as not read', () => {
    expect(errorsOf(rowsOf(fixture('no-row-ids.db'), 't'))).toEqual([
      'unsupported: a table that is kept without row ids',
    ]);
  });

  test('bytes without the magic', () => {
    expect(isSqlite(new TextEncoder().encode('SQLite format 2\0'))).toBe(false);
    expect(isSqlite(fixture('values.db'))).toBe(true);
  });

  test.each([
    [
      'a page size that is no power of two',
      16,
      [3, 0],
      'malformed: a page has 768 bytes, which no page may have',
    ],
    ['all of a page reserved', 20, [255], null],
    [
      'an encoding that there is not',
      56,
      [0, 0, 0, 9],
      'malformed: text has the encoding 9, which there is not',
    ],
  ])('%s', (_, offset, bytes, expected) => {
    const copy = fixture('values.db');
    copy.set(bytes, offset);
    const read = readSqlite(bytesReader(copy));
    if (expected !== null) expect(!read.ok && `${read.error.code}: ${read.error.message}`).toBe(expected);
  });
});

describe('damage', () => {
  test('a page that is cut off costs its own rows alone', () => {
    const whole = rowsOf(fixture('deep.db'), 't').length;
    const rows = rowsOf(fixture('deep.db').slice(0, -512), 't');
    expect(errorsOf(rows).length).toBeGreaterThan(0);
    expect(rows.length - errorsOf(rows).length).toBeGreaterThan(whole / 2);
  });

  test('a tree that leads back to its own root ends', () => {
    const copy = fixture('deep.db');
    const database = readSqlite(bytesReader(copy));
    if (!database.ok) throw database.error;
    const root = database.value.tables.find((each) => each.name === 't')?.rootPage ?? 0;
    const view = new DataView(copy.buffer);
    const at = (root - 1) * 512;
    expect(view.getUint8(at)).toBe(5);
    view.setUint32(view.getUint16(at + 12) + at, root);
    expect(errorsOf(rowsOf(copy, 't'))).toContain(`malformed: page ${root} is led to twice, or is none`);
  });

  test('two rows that claim the same overflow pages are one error and no copy', () => {
    const rows = rowsOf(overflowShared(), 't');
    expect(errorsOf(rows)).toHaveLength(1);
  });

  test('a row longer than asked for is an error with the limit', () => {
    const rows = rowsOf(fixture('deep.db'), 't', 2_000);
    expect(errorsOf(rows)).toEqual(['limit-reached: row 161 has 2504 bytes']);
  });

  test('any bytes in any place give rows or errors', () => {
    const whole = fixture('values.db');
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { maxLength: 8 }), (changes) => {
        const copy = whole.slice();
        for (const [at, byte] of changes) copy[at] = byte;
        const database = readSqlite(bytesReader(copy));
        if (!database.ok) return;
        for (const table of database.value.tables)
          expect([...sqliteRows(database.value, table, 4096)].length).toBeLessThan(200);
      }),
      { seed: 4, numRuns: 300 },
    );
  });
});

/** Two rows of one page, both with the overflow page of the first. */
function overflowShared(): Uint8Array {
  const [pageSize, size] = [512, 600];
  const file = new Uint8Array(pageSize * 3);
  const seed = fixture('empty.db');
  file.set(seed.subarray(0, pageSize));
  const view = new DataView(file.buffer);
  view.setUint8(pageSize, 0x0d);
  view.setUint16(pageSize + 3, 2);
  const local = 39 + ((size - 39) % 508);
  for (const cell of [0, 1]) {
    const at = pageSize + 20 + cell * (local + 7);
    view.setUint16(pageSize + 8 + cell * 2, at - pageSize);
    file.set([0x84, 0x58, cell + 1, 3, 0x89, 0x26], at);
    view.setUint32(at + 3 + local, 3);
  }
  return file;
}
