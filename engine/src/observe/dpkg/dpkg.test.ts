import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Asset } from '../../model/asset.ts';
import { sightingLines, tryOut } from '../trial.ts';
import { dpkg } from './dpkg.ts';

const fixture = (name: string) => readFileSync(new URL(`fixtures/${name}`, import.meta.url));
const tryText = (text: string) => tryOut(dpkg, 'var/lib/dpkg/status', text);

test('what a real dpkg has recorded: one installed, one of which configuration is left', async () => {
  const { required, sightings, gaps } = await tryOut(dpkg, 'var/lib/dpkg/status', fixture('status'));
  expect([required, gaps]).toEqual([true, []]);
  expect(sightingLines(sightings)).toEqual([
    'package pkg:deb/debian/kesl@12.1.0-1297?arch=amd64 | 12.1.0-1297 | installed | var/lib/dpkg/status:1',
    'publisher АО «Образец» | 12.1.0-1297 | installed | var/lib/dpkg/status:1',
    'package pkg:deb/debian/label-printer@1:3.1.2+b1?arch=amd64 | 1:3.1.2+b1 | left-over | var/lib/dpkg/status:14',
    'publisher Nordhaven Software | 1:3.1.2+b1 | left-over | var/lib/dpkg/status:14',
  ]);
});

test('the machine that the disk is of is the asset, where it is known', async () => {
  const asset: Asset = { kind: 'machine', id: 'server-1', label: 'server-1' };
  const { sightings } = await tryOut(dpkg, 'var/lib/dpkg/status', 'Package: a\nVersion: 1\n', { asset });
  expect(sightings[0]?.asset).toBe(asset);
});

test('a root that lies in the target is a disk', async () => {
  const { sightings } = await tryOut(dpkg, 'mnt/server/var/lib/dpkg/status', 'Package: a\nVersion: 1\n');
  expect(sightings[0]?.asset).toEqual({ kind: 'disk', id: 'mnt/server', label: 'mnt/server' });
});

test("a package of Ubuntu's is known by its version or its maintainer", async () => {
  const { sightings } = await tryText('Package: a\nStatus: install ok installed\nVersion: 1-2ubuntu3\n');
  expect(sightings[0]?.observable.value).toBe('pkg:deb/ubuntu/a@1-2ubuntu3');
});

test('a list is asked for by its path, however it begins', async () => {
  for (const text of ['Package: a\n', 'Status: install ok installed\n', '# a\n', '<html>'])
    expect((await tryText(text)).required).toBe(true);
});

describe('states', () => {
  test.each([
    ['install ok installed', ['installed']],
    ['hold ok installed', ['installed']],
    ['install ok triggers-pending', ['installed']],
    ['install reinstreq half-installed', ['left-over']],
    ['install ok unpacked', ['left-over']],
    ['deinstall ok config-files', ['left-over']],
    ['purge ok not-installed', []],
    ['nonsense', []],
  ])('%s', async (status, expected) => {
    const { sightings } = await tryText(`Package: a\nStatus: ${status}\nVersion: 1\n`);
    expect(sightings.map(({ presence }) => presence)).toEqual(expected);
  });
});

describe('which files', () => {
  test.each([
    ['var/lib/dpkg/status', true],
    ['mnt/root/var/lib/dpkg/status', true],
    ['var/lib/dpkg/status.d/base', true],
    ['var/lib/dpkg/status.d/base.md5sums', false],
    ['var/lib/dpkg/status-old', false],
    ['status', false],
  ])('%s', async (path, required) => {
    expect((await tryOut(dpkg, path, 'Package: a\n')).required).toBe(required);
  });

  test('a package of a distroless image has no state, and is installed', async () => {
    const { sightings } = await tryOut(
      dpkg,
      'var/lib/dpkg/status.d/base',
      'Package: base-files\nVersion: 12\n',
    );
    expect(sightings[0]?.presence).toBe('installed');
  });
});

describe('what is broken', () => {
  test('nothing', async () => {
    expect(await tryText('')).toMatchObject({ sightings: [], gaps: [] });
  });

  test('a line that is no field is a gap, and its package is seen', async () => {
    const { sightings, gaps } = await tryText('Package: a\nStatus: install ok installed\n???\nVersion: 1\n');
    expect(gaps).toMatchObject([{ code: 'malformed', location: { line: 3 }, material: true }]);
    expect(sightings).toHaveLength(1);
  });

  test('a file that ends inside a package', async () => {
    const { sightings } = await tryText(fixture('status').toString().slice(0, 120));
    expect(sightings[0]?.observable.value).toBe('pkg:deb/debian/kesl@1?arch=amd64');
  });

  test('bytes that are no text', async () => {
    const { sightings, gaps } = await tryOut(
      dpkg,
      'var/lib/dpkg/status',
      new Uint8Array(5_000).map((_, at) => (at * 7) % 256),
    );
    expect(sightings).toEqual([]);
    expect(gaps.length).toBeGreaterThan(0);
  });
});
