import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { gitRepository } from '../../../tools/check/repository.ts';
import { REPOSITORY } from '../run-interdict.ts';
import { type GuideStep, guideSteps } from './guide-steps.ts';

// Each guide is followed from its page alone, one after another in one copy of the repository.

const GUIDES = ['law', 'supplier', 'source', 'report'];
/** What looks at the whole repository is run once, after all of them. */
const OF_THE_WHOLE = ['npm run --silent types', 'npm run --silent check'];
const copy = mkdtempSync(join(tmpdir(), 'interdict-guides-'));
const written: string[] = [];

function run(command: string): { status: number | null; output: string } {
  const words = command.split(' ').map((word) => (word === 'npx' ? ['npx', '--no'] : [word]));
  const [program = '', ...args] = words.flat();
  const env = { PATH: process.env.PATH, HOME: copy, NO_COLOR: '1', INTERDICT_AS_OF: '2026-11-24T12:00:00Z' };
  const own = command.startsWith('npx interdict ');
  // What npx would run is the copy's own program and not that of the folder its packages come from.
  const done = own
    ? spawnSync(process.execPath, ['engine/bin/interdict.mjs', ...args.slice(2)], {
        cwd: copy,
        env,
        encoding: 'utf8',
      })
    : spawnSync(program, args, { cwd: copy, env, encoding: 'utf8' });
  return { status: done.status, output: `${done.stdout}${done.stderr}` };
}

function take(step: GuideStep): void {
  if (step.kind === 'run') {
    if (OF_THE_WHOLE.includes(step.command)) return;
    const { status, output } = run(step.command);
    expect(status, `${step.command}\n${output}`).toBe(0);
    return;
  }
  const path = join(copy, step.path);
  mkdirSync(dirname(path), { recursive: true });
  if (step.kind === 'write') writeFileSync(path, step.text);
  else {
    const text = readFileSync(path, 'utf8');
    expect(text, `${step.path} has not the lines that the guide changes`).toContain(step.before);
    writeFileSync(
      path,
      text.replace(step.before, () => step.after),
    );
  }
  if (/\.(ts|json)$/.test(step.path)) written.push(step.path);
}

beforeAll(() => {
  for (const path of gitRepository(REPOSITORY).paths) {
    cpSync(join(REPOSITORY, path), join(copy, path), { force: true });
  }
  symlinkSync(join(REPOSITORY, 'node_modules'), join(copy, 'node_modules'));
  spawnSync('git', ['init', '--quiet'], { cwd: copy });
}, 300_000);
afterAll(() => rmSync(copy, { recursive: true, force: true }), 300_000);

describe.each(GUIDES)('docs/add-a-%s.md', (name) => {
  const steps = guideSteps(readFileSync(join(REPOSITORY, 'docs', `add-a-${name}.md`), 'utf8'));

  test('followed as it is written, it works', () => {
    expect(steps.filter(({ kind }) => kind !== 'run').length).toBeGreaterThan(1);
    for (const step of steps) take(step);
  }, 300_000);
});

test('with all of them followed, the house still stands', () => {
  spawnSync('git', ['add', '--all', '--', ':!node_modules'], { cwd: copy });
  for (const command of [...OF_THE_WHOLE, `npx biome check ${written.join(' ')}`]) {
    const { status, output } = run(command);
    expect(status, `${command}\n${output}`).toBe(0);
  }
}, 300_000);

test('lint --fix quotes a plain date, and changes nothing else', () => {
  const path = join(copy, 'catalogue', 'prohibitions', 'us', 'us-example-act.yaml');
  const quoted = readFileSync(path, 'utf8');
  writeFileSync(path, quoted.replace(/"(\d{4}-\d{2}-\d{2})"/, '$1'));
  const { output } = run('npx interdict catalogue lint --fix');
  expect(readFileSync(path, 'utf8'), output).toBe(quoted);
});

test('a slip in the catalogue is told by the build, and by lint without one', () => {
  const path = join(copy, 'catalogue', 'suppliers', 'altsee.yaml');
  writeFileSync(path, readFileSync(path, 'utf8').replace('type: service_name', 'type: servce_name'));
  for (const command of ['npm run --silent build', 'npx interdict catalogue lint']) {
    const { status, output } = run(command);
    expect([1, 2], output).toContain(status);
    expect(output).toContain('"servce_name" is no type that observable-kinds.yaml knows.');
    expect(output).not.toContain('    at ');
  }
});
