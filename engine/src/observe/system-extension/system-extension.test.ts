import { expect, test } from 'vitest';
import { sightingLines, tryOut } from '../trial.ts';
import { systemExtension } from './system-extension.ts';

const PLACE = 'Library/SystemExtensions/db.plist';
const register = (inside: string) =>
  `<plist version="1.0"><dict><key>bootUUID</key><string>1</string><key>extensions</key><array>${inside}</array></dict></plist>`;
const extension = (state: string) => `<dict>
  <key>bundleVersion</key><dict><key>CFBundleShortVersionString</key><string>4.3.0</string></dict>
  <key>container</key><dict><key>bundlePath</key><string>/Applications/Alpha.app</string></dict>
  <key>identifier</key><string>com.alpha.filter</string>
  <key>state</key><string>${state}</string>
  <key>teamID</key><string>ALPHA12345</string>
</dict>`;

test('each extension with its team, as macOS recorded it', async () => {
  const { required, sightings, gaps } = await tryOut(
    systemExtension,
    PLACE,
    register(extension('activated_enabled')),
  );
  expect([required, gaps]).toEqual([true, []]);
  expect(sightingLines(sightings)).toEqual([
    `bundle-id com.alpha.filter | 4.3.0 | installed | ${PLACE}`,
    `team-id ALPHA12345 | 4.3.0 | installed | ${PLACE}`,
    `file-path /Applications/Alpha.app | 4.3.0 | installed | ${PLACE}`,
  ]);
  expect(new Set(sightings.map((each) => each.standing))).toEqual(new Set(['declared']));
});

test('one that waits to be removed is left over', async () => {
  const text = register(extension('terminated_waiting_to_uninstall_on_reboot'));
  expect(
    new Set((await tryOut(systemExtension, PLACE, text)).sightings.map((each) => each.presence)),
  ).toEqual(new Set(['left-over']));
});

test('two extensions are two artefacts', async () => {
  const text = register(extension('activated_enabled').repeat(2));
  const artefacts = (await tryOut(systemExtension, PLACE, text)).sightings.map((each) => each.artefact);
  expect(new Set(artefacts).size).toBe(2);
});

test('a register without extensions, and one that cannot be read', async () => {
  expect(await tryOut(systemExtension, PLACE, register('<string>x</string>'))).toMatchObject({
    sightings: [],
    gaps: [],
  });
  expect((await tryOut(systemExtension, PLACE, 'bplist00')).gaps).toMatchObject([
    { code: 'truncated', material: true },
  ]);
  expect((await tryOut(systemExtension, 'a/db.plist', '')).required).toBe(false);
});
