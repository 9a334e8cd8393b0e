import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { bytesReader, FormatError } from '../byte-reader.ts';
import { openCompoundFile } from '../compound-file/compound-file.ts';
import { type InstalledPath, readInstalledPaths } from './installed-paths.ts';

const fixtures = new URL('../../observe/msi-stream/fixtures/', import.meta.url);
const fixture = (name: string) => Uint8Array.from(readFileSync(new URL(name, fixtures)));
const KEYS = ['F1', 'F2', 'F3', 'F4', 'F5'];

function pathsIn(bytes: Uint8Array, most = 100): InstalledPath | null {
  const file = openCompoundFile(bytesReader(bytes));
  if (!file.ok) throw file.error;
  return readInstalledPaths(file.value, most);
}

it.each(['wixl.msi', 'tables.msi'])("says where Wine's Windows Installer puts each file: %s", (name) => {
  const installed = readFileSync(new URL('installed.tsv', fixtures), 'utf8').split('\n');
  const expected = installed.filter((line) => line.startsWith(name)).map((line) => line.split('\t')[1] ?? '');
  const paths = pathsIn(fixture(name));
  const found = KEYS.map((key) => paths?.(key) ?? '');
  // Wine calls the folder of the system as it was called first.
  const alike = (path: string) => path.replace(/^windows\/(system32\/)?/i, (folder) => folder.toLowerCase());
  expect(found.map(alike).sort()).toEqual(expected.map(alike).sort());
});

it('knows where a circle of folders and a component without one end, and keeps to its keys', () => {
  const paths = pathsIn(fixture('odd.msi'));
  expect(KEYS.map((key) => paths?.(key))).toEqual([
    'about/round/circle.txt',
    'lost.txt',
    '../..\\..\\climbs.txt',
    'Program Files (x86)/Module/module.txt',
    null,
  ]);
});

it('has none where there are no such tables, and says where they are too long', () => {
  expect(pathsIn(Uint8Array.from(readFileSync(new URL('fixtures/1251.msi', import.meta.url))))).toBeNull();
  expect(() => pathsIn(fixture('wixl.msi'), 4)).toThrow('the table File has 5 rows');
});

it('ends in paths of bounded length, or an error of the format, on any change', () => {
  const sound = [fixture('tables.msi'), fixture('odd.msi')];
  const value = fc.oneof(fc.nat(64), fc.nat(0xffff), fc.constantFrom(0x8000, 0xffff));
  const change = fc.tuple(fc.nat(sound[0]?.length ?? 0), value);
  let read = 0;
  fc.assert(
    fc.property(fc.nat(1), fc.array(change, { minLength: 1, maxLength: 6 }), (which, changes) => {
      const bytes = (sound[which] ?? new Uint8Array()).slice();
      const view = new DataView(bytes.buffer);
      for (const [at, word] of changes) if (at + 2 <= bytes.length) view.setUint16(at, word, true);
      try {
        const paths = pathsIn(bytes);
        read += paths === null ? 0 : 1;
        for (const key of KEYS) expect((paths?.(key) ?? '').length).toBeLessThan(256 * 65);
      } catch (error) {
        if (!(error instanceof FormatError)) throw error;
      }
    }),
    { numRuns: 1_000 },
  );
  expect(read).toBeGreaterThan(100);
});
