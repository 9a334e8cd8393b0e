import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { folderOf, INVENTORY, interdict, type Run } from '../run-interdict.ts';

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

interface Interrupted {
  readonly run: Run;
  /** Milliseconds from the signal to the end. */
  readonly took: number;
}

/** Runs a scan and sends it Ctrl-C after a while. */
async function interruptedAfter(milliseconds: number, cwd: string): Promise<Interrupted> {
  let asked = 0;
  const run = await interdict(['scan', 'estate', 'programs.csv', '-o', 'json', '-o', 'table=screen.txt'], {
    cwd,
    started: (child) => {
      setTimeout(() => {
        asked = performance.now();
        child.kill('SIGINT');
      }, milliseconds);
    },
  });
  return { run, took: performance.now() - asked };
}

test('Ctrl-C prints what was found so far and what was not looked at', async () => {
  const cwd = manyFiles();
  // On a busy machine the signal may come before the program listens, and ends it as it ends any other.
  let { run, took } = await interruptedAfter(500, cwd);
  for (let wait = 1_000; run.status === null && wait <= 16_000; wait *= 2)
    ({ run, took } = await interruptedAfter(wait, cwd));

  expect(run.status).toBe(130);
  expect(took).toBeLessThan(5000);
  const result = JSON.parse(run.stdout);
  expect(result.summary.interrupted).toBe(true);
  expect(result.coverage.gaps.some((gap: { code: string }) => gap.code === 'interrupted')).toBe(true);
  expect(existsSync(join(cwd, 'screen.txt'))).toBe(true);
  expect(readdirSync(cwd).filter((name) => name.endsWith('.part'))).toEqual([]);
});
