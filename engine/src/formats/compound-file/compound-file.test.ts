import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { bytesReader, parsed } from '../byte-reader.ts';
import {
  type CompoundFile,
  directoryOffset,
  isCompoundFile,
  openCompoundFile,
  readStream,
} from './compound-file.ts';

const folders = { fixtures: '../msi/fixtures/', corpus: '../../../fuzz/corpus/msi/' };
const load = (folder: keyof typeof folders, name: string) =>
  Uint8Array.from(readFileSync(new URL(`${folders[folder]}${name}`, import.meta.url)));
const open = (bytes: Uint8Array) => openCompoundFile(bytesReader(bytes));

function opened(bytes: Uint8Array): CompoundFile {
  const file = open(bytes);
  if (!file.ok) throw file.error;
  return file.value;
}

/** What goes wrong with any stream. */
function faults(file: CompoundFile): string[] {
  return file.root.children.flatMap((entry) => {
    const read = parsed(() => readStream(file, entry, 1e8));
    return read.ok ? [] : [read.error.message];
  });
}

test('streams small and large are whole', () => {
  const file = opened(load('fixtures', 'package.msi'));
  const cabinet = file.root.children.find(({ size }) => size > 4096);
  if (cabinet === undefined) throw new Error('no cabinet');
  const bytes = readStream(file, cabinet, 1e6);
  expect(Buffer.from(bytes.subarray(0, 4)).toString()).toBe('MSCF');
  expect(new DataView(bytes.buffer, bytes.byteOffset).getUint32(8, true)).toBe(bytes.length);
  expect(faults(file)).toEqual([]);
});

test('streams are read where they lie as they are read whole, and not where the file ends before them', () => {
  const whole = load('fixtures', 'package.msi');
  const file = opened(whole);
  for (const entry of file.root.children.filter(({ size }) => size > 0)) {
    const bytes = readStream(file, entry, 1e6);
    const reader = file.reader(entry);
    expect([...reader.read(0, entry.size)]).toEqual([...bytes]);
    expect([...reader.read(entry.size >> 1, 700)]).toEqual([
      ...bytes.subarray(entry.size >> 1, (entry.size >> 1) + 700),
    ]);
  }
  const short = opened(whole).root.children.map((entry) => ({ ...entry, size: entry.size + 1e6 }));
  for (const entry of short) expect(parsed(() => file.reader(entry)).ok).toBe(false);
});

test('the first bytes tell where the directory lies', () => {
  const head = load('fixtures', 'package.msi').subarray(0, 512);
  expect(isCompoundFile(head)).toBe(true);
  const at = directoryOffset(head) ?? 0;
  expect(Buffer.from(load('fixtures', 'package.msi').subarray(at, at + 20)).toString('utf16le')).toBe(
    'Root Entry',
  );
  expect(directoryOffset(head.subarray(0, 100))).toBeNull();
});

test('a stream larger than asked for is not read', () => {
  const file = opened(load('fixtures', 'package.msi'));
  const cabinet = file.root.children.find(({ size }) => size > 4096);
  if (cabinet === undefined) throw new Error('no cabinet');
  expect(() => readStream(file, cabinet, 100)).toThrow(/^a stream of \d+ bytes, of which 100 are read$/);
});

test.each([
  ['directory-in-a-circle', 'malformed', 'the sectors of the directory lead in a circle'],
  ['entry-its-own-sibling', 'malformed', /^the directory leads back to its entry \d+$/],
  ['entry-its-own-child', 'malformed', /^the directory leads back to its entry \d+$/],
  ['table-count', 'malformed', /^an allocation table of 4294967295 sectors in a file of \d+$/],
  ['sector-shift', 'malformed', 'sectors of 2^31 bytes, small ones of 2^6'],
  ['header-only', 'malformed', 'an allocation table of 1 sectors in a file of 0'],
])('%s is no compound file', (name, code, message) => {
  const file = open(load('corpus', name));
  expect(file).toMatchObject({ ok: false, error: { code } });
  if (!file.ok) expect(file.error.message).toMatch(message);
});

test.each([
  ['stream-in-a-circle', /^the sectors of a stream lead in a circle$/],
  ['stream-ends-early', /^a stream's sectors end before it does$/],
  ['lying-stream-size', /a stream of \d+ bytes, of which/],
  ['mini-stream-gone', /^there is no small sector \d+$/m],
  ['mini-table-gone', /^there is no small sector \d+$/m],
])('%s costs the streams it touches', (name, message) => {
  expect(faults(opened(load('corpus', name))).join('\n')).toMatch(message);
});
