import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { bytesReader } from '../byte-reader.ts';
import { isWriteAheadLog, readWriteAheadLog } from './write-ahead-log.ts';

const log = () => new Uint8Array(readFileSync(new URL('fixtures/logged.db-wal', import.meta.url)));

/** Bytes of a frame: its header and a page. */
const FRAME = 24 + 512;

function counted(bytes: Uint8Array): string {
  const read = readWriteAheadLog(bytesReader(bytes));
  return read.ok
    ? `${read.value.transactions} in ${read.value.pages} pages`
    : `${read.error.code}: ${read.error.message}`;
}

test('what was committed counts, what was not does not', () => {
  const bytes = log();
  expect(isWriteAheadLog(bytes)).toBe(true);
  expect(counted(bytes)).toBe('2 in 3 pages');
  expect((bytes.length - 32) / FRAME).toBeGreaterThan(3);
});

test('an empty log holds nothing', () => {
  expect(counted(log().slice(0, 32))).toBe('0 in 0 pages');
});

test('a frame with a wrong sum or another salt, and all behind it, is of an earlier log', () => {
  const wrongSum = log();
  wrongSum[32 + 2 * FRAME + 100] = 0xff;
  expect(counted(wrongSum)).toBe('1 in 2 pages');
  const otherSalt = log();
  otherSalt[32 + 8] = (otherSalt[32 + 8] ?? 0) ^ 1;
  expect(counted(otherSalt)).toBe('0 in 0 pages');
});

test('a frame that is cut off is not counted', () => {
  expect(counted(log().slice(0, 32 + 3 * FRAME - 1))).toBe('1 in 2 pages');
});

test.each([
  ['the magic', 0, 'malformed: it has no header of a write-ahead log'],
  ['the page size', 10, 'malformed: a page has 65280 bytes, which no page may have'],
  ['the salt', 16, "malformed: the checksum of the log's header is wrong"],
])('%s changed', (_, at, expected) => {
  const bytes = log();
  bytes[at] = at === 10 ? 0xff : (bytes[at] ?? 0) ^ 0xff;
  expect(counted(bytes)).toBe(expected);
});
