import type { ChildProcess } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
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

test('more that is told than a thread may hold ahead of its turn comes to the same', async () => {
  const cwd = largeTree();
  for (let folder = 0; folder < 160; folder++) {
    const path = join(cwd, 'estate', 'c', 'd', 'e', `f${folder}`);
    mkdirSync(path, { recursive: true });
    for (let file = 0; file < 40; file++) writeFileSync(join(path, `broken${file}.zip`), 'no zip');
  }
  const alone = await scan(cwd, 'estate', '1');
  const { gaps, gapsNotListed } = JSON.parse(alone).coverage;
  expect(gaps.length + gapsNotListed).toBe(6_412);
  expect(await scan(cwd, 'estate', '2')).toBe(alone);
  expect(await scan(cwd, 'estate', '3')).toBe(alone);
});

test('the sample estate comes to the same with workers', async () => {
  const repository = join(import.meta.dirname, '..', '..', '..');
  expect(await scan(repository, 'examples/office', '2')).toBe(await scan(repository, 'examples/office', '1'));
});

/** Programs of a gibibyte each that hold nothing and take no room: minutes of work for any worker. */
function addSlowPrograms(cwd: string): void {
  for (let folder = 0; folder < 64; folder++) {
    const path = join(cwd, 'estate', 'b', 'c', 'd', `slow${folder}`);
    mkdirSync(path, { recursive: true });
    for (let file = 0; file < 16; file++) {
      const program = join(path, `program${file}`);
      writeFileSync(program, Buffer.from([0x7f, 0x45, 0x4c, 0x46]));
      truncateSync(program, 1024 ** 3);
    }
  }
}

/** The slow programs that a process has open at this moment. */
function openPrograms(pid: number): ReadonlySet<string> {
  const open = new Set<string>();
  for (const handle of readdirSync(`/proc/${pid}/fd`)) {
    const link = readlinkSync(`/proc/${pid}/fd/${handle}`, { encoding: 'utf8' });
    if (link.includes('/slow')) open.add(link);
  }
  return open;
}

/** Sends the signal once two workers are each in the middle of a program. */
function interruptedInTwo(child: ChildProcess, sent: () => void): void {
  const { pid } = child;
  if (pid === undefined) throw new Error('the command did not start');
  const timer = setInterval(() => {
    if (child.exitCode !== null) clearInterval(timer);
    else if (twoAreOpen(pid)) {
      clearInterval(timer);
      sent();
      child.kill('SIGINT');
    }
  }, 5);
}

function twoAreOpen(pid: number): boolean {
  try {
    return openPrograms(pid).size >= 2;
  } catch (error) {
    // A file was closed, or the process ended, between one call and the next.
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return false;
    throw error;
  }
}

test.runIf(existsSync('/proc/self/fd'))(
  'Ctrl-C stops two workers in the middle of their files, and says what they had not come to',
  async () => {
    const cwd = largeTree();
    addSlowPrograms(cwd);
    let isSent = false;
    const outputs = ['-o', 'ndjson', '-o', 'json=result.json'];
    const { status, stderr } = await interdict(['scan', 'estate', '--workers', '2', ...outputs, ...AS_OF], {
      cwd,
      started: (child) =>
        interruptedInTwo(child, () => {
          isSent = true;
        }),
    });
    expect({ isSent, status, stderr }).toEqual({ isSent: true, status: 130, stderr: '' });
    const result = JSON.parse(readFileSync(join(cwd, 'result.json'), 'utf8'));
    expect(result.summary.interrupted).toBe(true);
    const gaps: { code: string; reason: string }[] = result.coverage.gaps;
    // Where the machine is too slow for them to end in time, nothing is told of this target but that.
    expect(gaps.find(({ code }) => code === 'interrupted')?.reason).toMatch(
      /broken off in "b\/c\/d\/slow.*; next would have been "b.*; nor was gone through: b|broken off here, and what/,
    );
    expect(readdirSync(cwd).filter((name) => name.endsWith('.part'))).toEqual([]);
  },
  60_000,
);
