import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { AS_OF, folderOf, INVENTORY, interdict } from '../run-interdict.ts';

const NOW = ['--as-of', '2026-11-24T12:00:00Z', '--as-known', '2026-11-24T12:00:00Z'];

async function scan(cwd: string, target: string, workers: string, more: readonly string[] = []) {
  const words = ['scan', target, '--workers', workers, '-o', 'json', ...NOW, ...more];
  const { stdout, stderr } = await interdict(words, { cwd });
  expect(stderr).toBe('');
  // When it was first known is the time of the run.
  return stdout.replace(/"discoveredAt": "[^"]*"/g, '"discoveredAt": "now"');
}

/** More files than are looked at before workers are asked for, then folders deep enough to be left to them. */
function largeTree(): string {
  const cwd = folderOf({ 'estate/a/programs.csv': INVENTORY, 'estate/z/last.csv': INVENTORY });
  const first = join(cwd, 'estate', 'a', 'many');
  mkdirSync(first, { recursive: true });
  for (let file = 0; file < 1_600; file++) writeFileSync(join(first, `f${file}`), 'nothing');
  for (let folder = 0; folder < 120; folder++) {
    const path = join(cwd, 'estate', 'b', 'c', 'd', `e${folder}`, 'f');
    mkdirSync(path, { recursive: true });
    writeFileSync(join(path, 'text.txt'), 'nothing');
    if (folder % 10 === 3) writeFileSync(join(path, `programs-${folder}.csv`), INVENTORY);
    if (folder % 10 === 5) writeFileSync(join(path, 'broken.zip'), 'no zip');
  }
  writeFileSync(join(cwd, 'estate', 'b', 'c', 'd', 'e50.csv'), INVENTORY);
  return cwd;
}

test('two workers come to the same result as none, in the same order', async () => {
  const cwd = largeTree();
  const alone = await scan(cwd, 'estate', '1');
  const result = JSON.parse(alone);
  expect(result.coverage.gaps.length).toBe(12);
  expect(result.coverage.targets[0].bySource.inventory).toBe(15);
  expect(await scan(cwd, 'estate', '2')).toBe(alone);
  expect(await scan(cwd, 'estate', '3')).toBe(alone);
});

test('what is beyond a limit is the same with workers', async () => {
  const cwd = largeTree();
  const limits = ['--limit', 'gaps=5', '--limit', 'directories=6'];
  const alone = await scan(cwd, 'estate', '1', limits);
  expect(JSON.parse(alone).coverage.gapsNotListed).toBeGreaterThan(0);
  expect(await scan(cwd, 'estate', '2', limits)).toBe(alone);
});

test('the sample estate comes to the same with workers', async () => {
  const repository = join(import.meta.dirname, '..', '..', '..');
  expect(await scan(repository, 'examples/office', '2')).toBe(await scan(repository, 'examples/office', '1'));
});

test('Ctrl-C stops workers, and says what they had not come to', async () => {
  const cwd = largeTree();
  for (let folder = 0; folder < 200; folder++) {
    const path = join(cwd, 'estate', 'b', 'c', 'd', `slow${folder}`);
    mkdirSync(path, { recursive: true });
    for (let file = 0; file < 20; file++) writeFileSync(join(path, `p${file}.csv`), INVENTORY.repeat(400));
  }
  const words = ['scan', 'estate', '--workers', '2', '-o', 'ndjson', '-o', 'json=result.json', ...AS_OF];
  const { status } = await interdict(words, {
    cwd,
    started: (child) => void child.stdout?.once('data', () => setTimeout(() => child.kill('SIGINT'), 1_500)),
  });
  // On a fast machine it may have ended before.
  if (status !== 130) return;
  const result = JSON.parse(readFileSync(join(cwd, 'result.json'), 'utf8'));
  expect(result.coverage.gaps.some((gap: { code: string }) => gap.code === 'interrupted')).toBe(true);
});
