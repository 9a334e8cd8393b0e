import { utimesSync } from 'node:fs';
import { expect, test } from 'vitest';
import { AS_OF, flowing, folderOf, INVENTORY, interdict } from '../run-interdict.ts';

test('what could not be read makes 3, with its remedy, and the rest is looked at', async () => {
  const { status, stdout } = await interdict(['scan', 'examples/hostile', ...AS_OF]);
  expect(status).toBe(3);
  expect(flowing(stdout)).toMatch(/Not seen 1 old-offers\.zip: encrypted/);
  expect(stdout).toContain('Nothing in what was read');
});

test('--allow-gaps makes it 0, and what is on the list still makes 1', async () => {
  expect((await interdict(['scan', 'examples/hostile', '--allow-gaps', ...AS_OF])).status).toBe(0);
  const both = ['scan', 'examples/hostile', 'examples/office', '--fail-on', 'any', '--allow-gaps'];
  expect((await interdict(both)).status).toBe(1);
});

test('a file that somebody names and no reader knows makes 3, and is never said to have been read', async () => {
  const cwd = folderOf({
    'requirements.txt': 'maker-sdk==1.0\n',
    'empty.json': '',
    'tool.sh': '#!/bin/sh\n',
  });
  for (const [name, reason] of [
    ['requirements.txt', 'no reader knows what kind of file this is'],
    ['tool.sh', 'no reader knows what kind of file this is'],
    ['empty.json', 'it is empty'],
  ] as const) {
    const { status, stdout } = await interdict(['scan', name, ...AS_OF], { cwd });
    expect([name, status]).toEqual([name, 3]);
    expect(flowing(stdout)).toContain(`Not seen 1 ${name}: ${reason}`);
    expect(stdout).not.toContain('everything here was read');
  }
  // In a folder such files are some of many.
  expect((await interdict(['scan', '.', ...AS_OF], { cwd })).status).toBe(0);
});

test('a bill of materials is read in SPDX too, also where only "sbom:" stands before it', async () => {
  const packages = [
    { name: 'Anti-Virus SDK', supplier: 'Organization: AO Kaspersky Lab (sdk@maker.example)' },
  ];
  const text = JSON.stringify({ spdxVersion: 'SPDX-2.3', packages });
  const cwd = folderOf({ 'a.json': text });
  for (const target of ['a.json', 'sbom:a.json', 'spdx:a.json']) {
    const { status, stdout } = await interdict(['scan', target, '--fail-on', 'any', ...AS_OF], { cwd });
    expect([target, status, stdout]).toEqual([target, 1, expect.stringContaining('component in a.json')]);
  }
  const { stdout } = await interdict(['scan', 'cyclonedx:a.json', ...AS_OF], { cwd });
  expect(flowing(stdout)).toContain('it does not say "bomFormat": "CycloneDX"');
});

test('nothing to look at makes 4, and is never called clean', async () => {
  const cwd = folderOf({});
  const { status, stdout } = await interdict(['scan', '.'], { cwd });
  expect(status).toBe(4);
  expect(stdout).toContain('Nothing was looked at. That is not the same as finding nothing.');
  expect((await interdict(['scan', '.', '--allow-empty'], { cwd })).status).toBe(0);
});

test('--fail-on decides what makes 1', async () => {
  const cwd = folderOf({ 'programs.csv': INVENTORY });
  const code = async (list: string) =>
    (await interdict(['scan', 'programs.csv', '--quiet', '--fail-on', list, ...AS_OF], { cwd })).status;
  expect(await code('prohibited,duty')).toBe(0);
  expect(await code('advised-against')).toBe(1);
  expect(await code('any')).toBe(1);
});

test('a lead is outside the exit code until it is asked for', async () => {
  const cwd = folderOf({ 'tools/klnagchk': 'no program' });
  const scan = async (...words: string[]) => interdict(['scan', '.', '--fail-on', 'any', ...words], { cwd });
  const usual = await scan();
  expect(usual.status).toBe(0);
  expect(flowing(usual.stdout)).toMatch(/Leads 1 .*perhaps: file name "klnagchk"/);
  expect((await scan('--min-confidence', 'possible')).status).toBe(1);
});

test('--max-age makes a gap of an inventory that is too old', async () => {
  const cwd = folderOf({ 'programs.csv': INVENTORY });
  utimesSync(`${cwd}/programs.csv`, new Date('2020-01-01'), new Date('2020-01-01'));
  const run = await interdict(['scan', 'programs.csv', '--max-age', '30d'], { cwd });
  expect(run.status).toBe(3);
  expect(run.stdout).toContain('longer ago than --max-age allows');
});
