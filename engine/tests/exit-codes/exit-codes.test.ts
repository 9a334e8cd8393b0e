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
