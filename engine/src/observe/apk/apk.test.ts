import { expect, test } from 'vitest';
import { sightingLines, tryOut } from '../trial.ts';
import { apk } from './apk.ts';

const PLACE = 'lib/apk/db/installed';
const TEXT = `C:Q1CpjMpFo3UY/Tn4CshBpA+PXMf04=
P:alpha-agent
V:1.2.2-r3
A:x86_64
S:360760
T:An agent
U:https://alpha.example/
o:alpha-agent
m:Alpha Works <agent@alpha.example>
F:opt/alpha
R:agent
a:0:0:755
Z:Q1OR21cpf2INrOZXtXeMnWdqhkld4=

P:base-files
V:1
m:OpenWrt team <a@openwrt.org>
`;

test('installed packages, on the image', async () => {
  const asset = { kind: 'image', id: 'sha256:1', label: 'box:1' } as const;
  const { required, sightings, gaps } = await tryOut(apk, PLACE, TEXT, { asset });
  expect([required, gaps]).toEqual([true, []]);
  expect(sightingLines(sightings)).toEqual([
    'package pkg:apk/alpine/alpha-agent@1.2.2-r3?arch=x86_64 | 1.2.2-r3 | installed | box:1:1',
    'publisher Alpha Works | 1.2.2-r3 | installed | box:1:1',
    'package pkg:apk/openwrt/base-files@1 | 1 | installed | box:1:15',
    'publisher OpenWrt team | 1 | installed | box:1:15',
  ]);
});

test.each([
  ['usr/lib/apk/db/installed', true],
  ['root/lib/apk/db/installed', true],
  ['lib/apk/db/triggers', false],
  ['etc/installed', false],
])('%s', async (path, expected) => {
  expect((await tryOut(apk, path, '')).required).toBe(expected);
});

test('a database that is cut off: the packages before, and a gap', async () => {
  const { sightings, gaps } = await tryOut(apk, PLACE, TEXT.slice(0, TEXT.indexOf('V:1\n')));
  expect(sightings).toHaveLength(2);
  expect(gaps).toMatchObject([{ code: 'malformed', location: { line: 15 }, material: true }]);
});
