import { expect, test } from 'vitest';
import { sightingLines, tryOut } from '../trial.ts';
import { installerReceipt } from './installer-receipt.ts';

const PLACE = 'private/var/db/receipts/com.alpha.core.plist';

test('a receipt says what was installed once', async () => {
  const text =
    '<plist><dict><key>PackageIdentifier</key><string>com.alpha.core</string><key>PackageVersion</key><string>1.2</string></dict></plist>';
  const { required, sightings, gaps } = await tryOut(installerReceipt, PLACE, text);
  expect([required, gaps]).toEqual([true, []]);
  expect(sightingLines(sightings)).toEqual([`bundle-id com.alpha.core | 1.2 | left-over | ${PLACE}`]);
});

test.each([
  ['var/db/receipts/a.plist', true],
  ['var/db/receipts/a.bom', false],
  ['var/db/other/a.plist', false],
])('%s', async (path, expected) => {
  expect((await tryOut(installerReceipt, path, '')).required).toBe(expected);
});

test('one that cannot be read is a gap', async () => {
  expect((await tryOut(installerReceipt, PLACE, 'bplist00')).gaps).toMatchObject([
    { code: 'truncated', material: true },
  ]);
});
