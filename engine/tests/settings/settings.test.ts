import { join } from 'node:path';
import { expect, test } from 'vitest';
import { folderOf, INVENTORY, interdict } from '../run-interdict.ts';

const quiet = ['--quiet'];

test('interdict.yaml is found from a folder below it, and flags and variables beat it', async () => {
  const cwd = folderOf({ 'interdict.yaml': 'fail-on: [any]\n', 'below/programs.csv': INVENTORY });
  const below = join(cwd, 'below');
  const run = async (words: string[], env: Record<string, string> = {}) => {
    // The harness switches the search off; here it is what is tested.
    const { INTERDICT_CONFIG: _, ...rest } = { INTERDICT_CONFIG: '', ...env };
    return interdict(['scan', 'programs.csv', ...quiet, ...words], {
      cwd: below,
      env: { ...rest, INTERDICT_CONFIG: join(cwd, 'interdict.yaml') },
    });
  };
  expect((await run([])).status).toBe(1);
  expect((await run([], { INTERDICT_FAIL_ON: 'prohibited' })).status).toBe(0);
  expect((await run(['--fail-on', 'any'], { INTERDICT_FAIL_ON: 'prohibited' })).status).toBe(1);
});

test('a typo in interdict.yaml has its line, column and the nearest word', async () => {
  const cwd = folderOf({
    'interdict.yaml': 'allow-gaps: true\nfail-on: [prohibitted]\n',
    'programs.csv': INVENTORY,
  });
  const { status, stderr } = await interdict(['scan', 'programs.csv'], {
    cwd,
    env: { INTERDICT_CONFIG: 'interdict.yaml' },
  });
  expect(status).toBe(2);
  expect(stderr).toContain('interdict.yaml:2:11');
  expect(stderr).toContain('Did you mean "prohibited"?');
});

test('a key that is none is refused', async () => {
  const cwd = folderOf({ 'interdict.yaml': 'fail_on: [any]\n', 'programs.csv': INVENTORY });
  const { status, stderr } = await interdict(['scan', 'programs.csv'], {
    cwd,
    env: { INTERDICT_CONFIG: 'interdict.yaml' },
  });
  expect(status).toBe(2);
  expect(stderr).toContain('interdict.yaml:1:1');
});
