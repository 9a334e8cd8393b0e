import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';

const program = fileURLToPath(new URL('tally.mjs', import.meta.url));

interface Outcome {
  readonly status: string;
  readonly fullName: string;
}

function tally(steps: string, tests: readonly Outcome[] | null, exitCode = '0') {
  const folder = mkdtempSync(join(tmpdir(), 'interdict-tally-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  writeFileSync(join(folder, 'steps.tsv'), steps);
  if (tests !== null) {
    const testResults = [{ name: 'a.test.ts', status: 'passed', assertionResults: tests }];
    writeFileSync(join(folder, 'tests.json'), JSON.stringify({ testResults }));
  }
  const run = spawnSync(process.execPath, [program, folder, exitCode], { encoding: 'utf8' });
  return { lines: run.stdout.trimEnd().split('\n'), status: run.status };
}

test('steps and tests are added up, and the last line stands alone', () => {
  const run = tally('passed\t3\tlint\n', [{ status: 'passed', fullName: 'adds' }]);
  expect(run.lines.at(-1)).toBe('2 passed, 0 failed');
  expect(run.status).toBe(0);
});

test('a skipped test counts as failed', () => {
  const run = tally('passed\t3\tlint\n', [{ status: 'pending', fullName: 'skipped: needs zip' }]);
  expect(run.lines.at(-1)).toBe('1 passed, 1 failed');
  expect(run.lines).toContain('skipped test: skipped: needs zip');
  expect(run.status).toBe(1);
});

test('a test of another operating system is listed apart and does not count', () => {
  const run = tally('passed\t3\tlint\n', [
    { status: 'passed', fullName: 'adds' },
    { status: 'pending', fullName: 'reads a junction [only on amiga]' },
  ]);
  expect(run.lines).toContain('reads a junction [only on amiga]');
  expect(run.lines.at(-1)).toBe('2 passed, 0 failed');
});

test('a failed step, or a run that stopped early, fails', () => {
  expect(tally('failed\t3\tlint\n', []).lines.at(-1)).toBe('0 passed, 1 failed');
  expect(tally('passed\t3\tlint\n', [], '1').lines.at(-1)).toBe('1 passed, 1 failed');
  expect(tally('passed\t3\tlint\n', null).status).toBe(1);
});
