import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { lookedAt } from '../looked-at.ts';
import { sightingLines, tryOut } from '../trial.ts';
import { debFile } from './deb-file.ts';

const PLACE = 'downloads/alpha.deb/control.tar.xz/control';

test.each([
  ['gzip.deb', 'control.tar.gz'],
  ['xz.deb', 'control.tar.xz'],
  ['zstd.deb', 'control.tar.zst'],
  ['none.deb', 'control.tar'],
])('a package that a real dpkg-deb has built names itself and its maintainer: %s', async (name, part) => {
  const file = fileURLToPath(new URL(`fixtures/${name}`, import.meta.url));
  const seen = await lookedAt([file], { sources: [debFile] });
  const sightings = seen.flatMap((each) => (each.kind === 'sighting' ? [each.sighting] : []));
  expect(seen.filter((each) => each.kind === 'gap')).toEqual([]);
  expect(sightingLines(sightings)).toEqual([
    `package pkg:deb/debian/alpha-agent@2.5-3?arch=amd64 | 2.5-3 | present | ${name}:1`,
    `publisher Alpha Works GmbH | 2.5-3 | present | ${name}:1`,
  ]);
  expect(sightings[0]?.location.within).toEqual([part, 'control']);
  expect(sightings[0]?.standing).toBe('declared');
});

describe('a control file', () => {
  test('with a line that is none is a gap with a remedy, and the rest is seen', async () => {
    const { sightings, gaps } = await tryOut(debFile, PLACE, 'Package: a\nnonsense\nVersion: 1\n');
    expect(sightingLines(sightings)).toEqual([`package pkg:deb/debian/a@1 | 1 | present | ${PLACE}:1`]);
    expect(gaps).toMatchObject([{ code: 'malformed', material: true }]);
    expect(gaps[0]?.remedy).toContain('dpkg-deb --info');
  });

  test.each([
    [PLACE, true],
    ['a.deb/control.tar.zst/control', true],
    ['a.deb/control.tar/control', true],
    ['a.deb/control.tar.xz/postinst', false],
    ['a.deb/data.tar.xz/control', false],
    ['debian/control', false],
  ])('is known by where it lies: %s', async (path, expected) => {
    expect((await tryOut(debFile, path, '')).required).toBe(expected);
  });
});
