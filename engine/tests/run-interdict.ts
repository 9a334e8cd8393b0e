import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';

export const REPOSITORY = fileURLToPath(new URL('../..', import.meta.url));
export const LAUNCHER = join(REPOSITORY, 'engine', 'bin', 'interdict.mjs');

/** A fixed moment, so that no test depends on when it runs. */
export const AS_OF = ['--as-of', '2026-11-24', '--as-known', '2026-11-24'];

/** A folder that does not exist: whoever runs the tests may have imported a catalogue. */
const NO_IMPORTS = join(tmpdir(), 'interdict-test-without-imports');

export interface Run {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunOptions {
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly input?: string;
  /** Called with the process once it runs, for signals and closed pipes. */
  readonly started?: (child: ChildProcess) => void;
}

/** Runs the built command as a user does; nothing of the caller's INTERDICT_* reaches it. */
export function interdict(words: readonly string[], options: RunOptions = {}): Promise<Run> {
  const own = Object.entries(process.env).filter(
    ([name]) => !/^(INTERDICT_|NO_COLOR$|NODE_OPTIONS$)/.test(name),
  );
  const child = spawn(process.execPath, [LAUNCHER, ...words], {
    cwd: options.cwd ?? REPOSITORY,
    env: { ...Object.fromEntries(own), INTERDICT_CONFIG: '', INTERDICT_HOME: NO_IMPORTS, ...options.env },
  });
  let stdout = '';
  let stderr = '';
  child.stdout.setEncoding('utf8').on('data', (text) => {
    stdout += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text) => {
    stderr += text;
  });
  child.stdin.end(options.input ?? '');
  options.started?.(child);
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (status) => resolve({ status, stdout, stderr }));
  });
}

/** A folder of files that goes away with the test. */
export function folderOf(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'interdict-test-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  for (const [name, text] of Object.entries(files)) {
    const path = join(folder, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  }
  return folder;
}

/** An inventory with one product of a banned supplier on one machine. */
export const INVENTORY = [
  'Computer,Program,Version,Publisher',
  'PC-1,Kaspersky Endpoint Security for Windows,11.11.0.452,AO Kaspersky Lab',
  'PC-2,Calculator,1.0,Nordhaven Software',
  '',
].join('\n');

/** A text with every run of white space as one space, for sentences that are wrapped. */
export function flowing(text: string): string {
  return text.replace(/\s+/g, ' ');
}
