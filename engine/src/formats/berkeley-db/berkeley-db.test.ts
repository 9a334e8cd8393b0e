import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bytesReader } from '../byte-reader.ts';
import { type HashRecord, hashRecords, isBerkeleyHash, readBerkeleyHash } from './berkeley-db.ts';

const fixture = (name: string) => new Uint8Array(readFileSync(new URL(`fixtures/${name}`, import.meta.url)));
const dumped = () => Buffer.from(fixture('records.txt')).toString().trimEnd().split('\n');

function recordsOf(bytes: Uint8Array, most = 100_000): HashRecord[] {
  const file = readBerkeleyHash(bytesReader(bytes));
  if (!file.ok) throw file.error;
  return [...hashRecords(file.value, most)];
}

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');
const linesOf = (records: readonly HashRecord[]) =>
  records.flatMap((each) => (each.kind === 'record' ? [`${hex(each.key)} ${hex(each.value)}`] : [])).sort();
const errorsOf = (records: readonly HashRecord[]) =>
  records.flatMap((each) => (each.kind === 'error' ? [`${each.error.code}: ${each.error.message}`] : []));

function refusal(bytes: Uint8Array): string {
  const file = readBerkeleyHash(bytesReader(bytes));
  return file.ok ? 'read' : `${file.error.code}: ${file.error.message}`;
}

test.each(['little.db', 'big.db'])('%s: the records that db_dump reads', (name) => {
  const records = recordsOf(fixture(name));
  expect(errorsOf(records)).toEqual([]);
  expect(linesOf(records)).toEqual(dumped());
  expect(isBerkeleyHash(fixture(name))).toBe(true);
});

test('a database without records', () => {
  expect(recordsOf(fixture('empty.db'))).toEqual([]);
});

test.each([
  ['checksums.db', 'unsupported: a hash database with encryption or checksums'],
  ['tree.db', 'malformed: it has no header of a hash database'],
])('%s is refused', (name, expected) => {
  expect(refusal(fixture(name))).toBe(expected);
});

describe('damage', () => {
  const view = (bytes: Uint8Array) => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

  test.each([
    ['a page size that there is not', 20, 1000, 'malformed: a page has 1000 bytes, which no page may have'],
    ['a version that there is not', 16, 99, 'unsupported: a hash database of the version 99'],
  ])('%s', (_, at, value, expected) => {
    const bytes = fixture('little.db');
    view(bytes).setUint32(at, value, true);
    expect(refusal(bytes)).toBe(expected);
  });

  test('cut off: the records before, and an error', () => {
    const records = recordsOf(fixture('little.db').slice(0, 20_000));
    expect(errorsOf(records).length).toBeGreaterThan(0);
    expect(linesOf(records).length).toBeGreaterThan(10);
    expect(linesOf(records).every((line) => dumped().includes(line))).toBe(true);
  });

  test('a chain of pages that leads back to its own beginning ends', () => {
    const bytes = fixture('little.db');
    const pages = Array.from({ length: bytes.length / 512 }, (_, page) => page);
    const overflow = pages.filter((page) => bytes[page * 512 + 25] === 7);
    for (const page of overflow) view(bytes).setUint32(page * 512 + 16, overflow[0] ?? 0, true);
    expect(errorsOf(recordsOf(bytes))[0]).toMatch(/^malformed: page \d+ is led to twice, or is none$/);
  });

  test('a value longer than asked for', () => {
    expect(errorsOf(recordsOf(fixture('little.db'), 1_500))).toContain(
      'limit-reached: a value has 1521 bytes',
    );
  });

  test('any bytes in any place give records or errors', () => {
    const whole = fixture('little.db');
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { maxLength: 12 }), (changes) => {
        const copy = whole.slice();
        for (const [at, byte] of changes) copy[at] = byte;
        const file = readBerkeleyHash(bytesReader(copy));
        if (file.ok) expect([...hashRecords(file.value, 4096)].length).toBeLessThan(5_000);
      }),
      { seed: 4, numRuns: 200 },
    );
  });
});
