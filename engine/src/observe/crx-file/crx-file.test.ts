import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { sightingLines, tryOut } from '../trial.ts';
import { crxFile } from './crx-file.ts';

const packed = (name: string) =>
  new Uint8Array(readFileSync(new URL(`../../formats/crx/fixtures/${name}`, import.meta.url)));
const ids: { alpha: string } = JSON.parse(Buffer.from(packed('ids.json')).toString());

test.each(['alpha.crx', 'version-2.crx'])('%s: an identifier that its signature binds', async (name) => {
  const { required, sightings, gaps } = await tryOut(crxFile, 'downloads/x.bin', packed(name));
  expect([required, gaps]).toEqual([true, []]);
  expect(sightingLines(sightings)).toEqual([
    `browser-extension chrome:${ids.alpha} | - | present | downloads/x.bin`,
  ]);
  expect(sightings[0]?.standing).toBe('verified');
});

test('one that was tampered with still says who it claims to be', async () => {
  const bytes = packed('alpha.crx');
  bytes[bytes.length - 30] = (bytes[bytes.length - 30] ?? 0) ^ 1;
  const { sightings, gaps } = await tryOut(crxFile, 'x.crx', bytes);
  expect(gaps).toEqual([]);
  expect(sightings.map((each) => each.standing)).toEqual(['declared']);
});

test('one too large to hash is declared, and the limit is named', async () => {
  const { sightings, gaps } = await tryOut(crxFile, 'x.crx', packed('alpha.crx'), {
    limits: { hashedBytes: 100 },
  });
  expect(sightings.map((each) => each.standing)).toEqual(['declared']);
  expect(gaps).toMatchObject([
    { code: 'limit-reached', material: false, remedy: expect.stringContaining('hashedBytes') },
  ]);
});

test('one that is cut off is a gap', async () => {
  const { required, sightings, gaps } = await tryOut(crxFile, 'x.crx', packed('alpha.crx').slice(0, 100));
  expect([required, sightings]).toEqual([true, []]);
  expect(gaps).toMatchObject([{ code: 'truncated', material: true }]);
});
