import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { sightingLines, tryOut } from '../trial.ts';
import { rpmDatabase } from './rpm-database.ts';

const fixture = (name: string) =>
  new Uint8Array(gunzipSync(readFileSync(new URL(`fixtures/${name}.gz`, import.meta.url))));
const PLACE = 'var/lib/rpm/rpmdb.sqlite';
const ASSET = { kind: 'disk', id: 'm1', label: 'PC-1' } as const;

describe('a database as rpm writes it', () => {
  test('every package with its vendor, on the machine', async () => {
    const { required, sightings, gaps } = await tryOut(rpmDatabase, PLACE, fixture('rpmdb.sqlite'), {
      asset: ASSET,
    });
    expect([required, gaps]).toEqual([true, []]);
    expect(sightingLines(sightings).sort()).toEqual([
      'package pkg:rpm/alpha-agent@2.5-3?arch=x86_64&epoch=2 | 2.5-3 | installed | PC-1',
      'package pkg:rpm/beta-tool@2.5-3?arch=x86_64 | 2.5-3 | installed | PC-1',
      'publisher Alpha Builds | 2.5-3 | installed | PC-1',
      'publisher Alpha Works GmbH | 2.5-3 | installed | PC-1',
      'publisher ООО «Бета» | 2.5-3 | installed | PC-1',
    ]);
    const artefacts = new Set(sightings.map((each) => each.artefact));
    expect([...artefacts].sort()).toEqual([`${PLACE}#Packages/1`, `${PLACE}#Packages/2`]);
    expect(sightings[0]?.location).toMatchObject({
      path: PLACE,
      pointer: expect.stringMatching(/^Packages\/[12]$/),
    });
  });

  test.each([
    ['Packages', 'Berkeley DB', 'Packages'],
    ['Packages-big-endian', 'Berkeley DB of another byte order', 'Packages'],
    ['Packages.db', 'ndb', 'Packages.db'],
  ])('%s: the same packages in %s', async (name, _, place) => {
    const path = `var/lib/rpm/${place}`;
    const lines = async (at: string, content: Uint8Array) => {
      const { sightings, gaps } = await tryOut(rpmDatabase, at, content, { asset: ASSET });
      expect(gaps).toEqual([]);
      return sightingLines(sightings).sort();
    };
    expect(await lines(path, fixture(name))).toEqual(await lines(PLACE, fixture('rpmdb.sqlite')));
  });

  test.each([
    ['usr/lib/sysimage/rpm/rpmdb.sqlite', true],
    ['mnt/disk/usr/share/rpm/rpmdb.sqlite', true],
    ['var/lib/rpm/rpmdb.sqlite-wal', true],
    ['var/lib/rpm/Packages', true],
    ['usr/lib/sysimage/rpm/Packages.db', true],
    ['var/lib/rpm/rpmdb.sqlite-shm', false],
    ['var/lib/rpm/Name', false],
    ['root/.rpmdb/Packages', true],
    ['home/a/rpmdb.sqlite', true],
    ['home/a/Packages', false],
    ['var/cache/rpmdb.sqlite.txt', false],
  ])('%s', async (path, expected) => {
    expect((await tryOut(rpmDatabase, path, '')).required).toBe(expected);
  });
});

describe('what is not looked at is said', () => {
  test('rows that are still in the log', async () => {
    const { sightings, gaps } = await tryOut(rpmDatabase, `${PLACE}-wal`, fixture('rpmdb.sqlite-wal'));
    expect(sightings).toEqual([]);
    expect(gaps).toMatchObject([{ code: 'unsupported', material: true }]);
    expect(gaps[0]?.reason).toContain('which holds one change (21 pages)');
    expect(gaps[0]?.remedy).toContain('PRAGMA wal_checkpoint(TRUNCATE)');
  });

  test('a log that was emptied holds nothing back', async () => {
    const { gaps } = await tryOut(rpmDatabase, `${PLACE}-wal`, fixture('rpmdb.sqlite-wal').slice(0, 32));
    expect(gaps).toEqual([]);
    expect((await tryOut(rpmDatabase, `${PLACE}-wal`, '')).gaps).toEqual([]);
  });

  test('a damaged log', async () => {
    const log = fixture('rpmdb.sqlite-wal');
    log[16] = (log[16] ?? 0) ^ 1;
    expect((await tryOut(rpmDatabase, `${PLACE}-wal`, log)).gaps).toMatchObject([
      { code: 'malformed', material: true },
    ]);
  });

  test('a file that is no database at all', async () => {
    const { gaps } = await tryOut(rpmDatabase, PLACE, 'hello');
    expect(gaps).toMatchObject([
      { code: 'unsupported', material: true, remedy: expect.stringContaining('rpm -qa') },
    ]);
  });

  test('a database that is cut off: what can be read, and gaps for the rest', async () => {
    const whole = fixture('rpmdb.sqlite');
    const { sightings, gaps } = await tryOut(rpmDatabase, PLACE, whole.slice(0, 20 * 4096));
    expect(gaps.length).toBeGreaterThan(0);
    expect(gaps.every((gap) => gap.material && gap.remedy.includes('rpm -qa'))).toBe(true);
    expect(sightings.length).toBeLessThan(5);
  });

  test.each(['Packages', 'Packages.db'])('%s cut off: gaps with the remedy', async (name) => {
    const { gaps } = await tryOut(rpmDatabase, `var/lib/rpm/${name}`, fixture(name).slice(0, 5_000));
    expect(gaps.length).toBeGreaterThan(0);
    expect(gaps.every((gap) => gap.material && gap.remedy.includes('rpm -qa'))).toBe(true);
  });

  test('a database without the table of packages', async () => {
    const bytes = new Uint8Array(
      readFileSync(new URL('../../formats/sqlite/fixtures/values.db', import.meta.url)),
    );
    expect((await tryOut(rpmDatabase, PLACE, bytes)).gaps).toMatchObject([
      { code: 'malformed', reason: 'it has no table "Packages"' },
    ]);
  });
});
