import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { folderOf, INVENTORY, interdict } from '../run-interdict.ts';

/** Enough files that a scan is still at work when the signal comes. */
function manyFiles(): string {
  const cwd = folderOf({ 'programs.csv': INVENTORY });
  for (let folder = 0; folder < 60; folder++) {
    const path = join(cwd, 'estate', `d${folder}`);
    mkdirSync(path, { recursive: true });
    for (let file = 0; file < 60; file++) writeFileSync(join(path, `f${file}.csv`), INVENTORY.repeat(40));
  }
  return cwd;
}

test('Ctrl-C prints what was found so far and what was not looked at', async () => {
  const cwd = manyFiles();
  let asked = 0;
  const outputs = ['-o', 'ndjson', '-o', 'json=result.json', '-o', 'table=screen.txt'];
  const run = await interdict(['scan', 'estate', 'programs.csv', ...outputs], {
    cwd,
    started: (child) => {
      // The first line says that the scan begins.
      child.stdout?.once('data', () => {
        asked = performance.now();
        child.kill('SIGINT');
      });
    },
  });
  const took = performance.now() - asked;

  expect(run.status).toBe(130);
  expect(took).toBeLessThan(5000);
  const result = JSON.parse(readFileSync(join(cwd, 'result.json'), 'utf8'));
  expect(result.summary.interrupted).toBe(true);
  expect(result.coverage.gaps.some((gap: { code: string }) => gap.code === 'interrupted')).toBe(true);
  const lines = run.stdout.trimEnd().split('\n');
  expect(JSON.parse(lines.at(-1) ?? '').summary).toEqual(result.summary);
  expect(existsSync(join(cwd, 'screen.txt'))).toBe(true);
  expect(readdirSync(cwd).filter((name) => name.endsWith('.part'))).toEqual([]);
});
