import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';

const bin = fileURLToPath(new URL('../../bin', import.meta.url));

test('the launcher names the remedy where nothing was built', () => {
  const folder = mkdtempSync(join(tmpdir(), 'interdict-launcher-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  cpSync(bin, join(folder, 'bin'), { recursive: true });

  const run = spawnSync(process.execPath, [join(folder, 'bin', 'interdict.mjs'), 'scan', '.'], {
    encoding: 'utf8',
  });

  expect(run.status).toBe(2);
  expect(run.stdout).toBe('');
  expect(run.stderr).toContain('npm run build');
});

test('the launcher runs what was built', () => {
  const run = spawnSync(process.execPath, [join(bin, 'interdict.mjs'), '--version'], { encoding: 'utf8' });

  expect(run.stderr).toBe('');
  expect(run.stdout).toMatch(/^interdict \d+\.\d+\.\d+/);
  expect(run.status).toBe(0);
});
