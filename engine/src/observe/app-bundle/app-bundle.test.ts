import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { sightingLines, tryOut } from '../trial.ts';
import { appBundle } from './app-bundle.ts';

const plist = (name: string) =>
  new Uint8Array(readFileSync(new URL(`../../formats/plist/fixtures/${name}`, import.meta.url)));
const PLACE = 'Applications/Alpha Agent.app/Contents/Info.plist';

describe('a bundle says what it is', () => {
  test.each(['info.xml.plist', 'info.binary.plist'])('%s', async (name) => {
    const { required, sightings, gaps } = await tryOut(appBundle, PLACE, plist(name));
    expect([required, gaps]).toEqual([true, []]);
    expect(sightingLines(sightings)).toEqual([
      `bundle-id com.alpha.agent | 2.5 | installed | ${PLACE}`,
      `product-name Агент «Alpha» & Söhne 𝄞 | 2.5 | installed | ${PLACE}`,
      `product-name Alpha Agent | 2.5 | installed | ${PLACE}`,
    ]);
    expect(sightings.map(({ standing, carrier }) => [standing, carrier])).toEqual(
      sightings.map(() => ['declared', undefined]),
    );
  });

  test.each([
    ['Applications/A.app/Contents/Info.plist', 'installed', undefined],
    ['Users/a/Applications/A.app/Contents/Info.plist', 'installed', undefined],
    ['Users/a/Downloads/A.app/Contents/Info.plist', 'present', undefined],
    ['Library/SystemExtensions/1-2/a.systemextension/Contents/Info.plist', 'installed', undefined],
    ['Applications/A.app/Contents/Frameworks/B.framework/Versions/A/Resources/Info.plist', 'installed', 'A'],
    ['Applications/A.app/Contents/Library/B.app/Contents/Info.plist', 'installed', 'A'],
  ])('%s is %s, in %s', async (path, presence, carrier) => {
    const { required, sightings } = await tryOut(appBundle, path, plist('info.xml.plist'));
    expect(required).toBe(true);
    expect(sightings[0]).toMatchObject({ presence });
    expect(sightings[0]?.carrier).toBe(carrier);
  });

  test('one name of two is said once', async () => {
    const text =
      '<plist><dict><key>CFBundleName</key><string>A</string><key>CFBundleDisplayName</key><string>A</string></dict></plist>';
    expect((await tryOut(appBundle, PLACE, text)).sightings).toHaveLength(1);
  });
});

describe('what is none, or cannot be read', () => {
  test.each([
    'Info.plist',
    'A.app/Contents/Resources/en.lproj/Info.plist',
    'A.app/Contents/PkgInfo',
    'source/Info.plist',
  ])('%s is not asked for', async (path) => {
    expect((await tryOut(appBundle, path, '')).required).toBe(false);
  });

  test.each([
    ['an entity bomb', plist('entity-bomb.plist'), 'unsupported', 'which are not expanded'],
    ['a list that is cut off', plist('info.binary.plist').slice(0, 60), 'malformed', 'not read'],
    ['nothing', new Uint8Array(), 'malformed', 'of no form that there is'],
    ['a list without a dictionary', '<plist><array/></plist>', 'malformed', 'its top is no dictionary'],
  ])('%s is a gap with a remedy', async (_, content, code, reason) => {
    const { sightings, gaps } = await tryOut(appBundle, PLACE, content);
    expect(sightings).toEqual([]);
    expect(gaps).toMatchObject([{ code, material: true, remedy: expect.stringContaining('plutil') }]);
    expect(gaps[0]?.reason).toContain(reason);
  });

  test('values of another type than they should have are passed over', async () => {
    const text = '<plist><dict><key>CFBundleIdentifier</key><integer>7</integer></dict></plist>';
    expect(await tryOut(appBundle, PLACE, text)).toMatchObject({ sightings: [], gaps: [] });
  });
});
