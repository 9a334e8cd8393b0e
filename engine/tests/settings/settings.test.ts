import { join } from 'node:path';
import { expect, test } from 'vitest';
import { AS_OF, folderOf, INVENTORY, interdict } from '../run-interdict.ts';

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

const KEPT = {
  'interdict.yaml': 'profile: who.yaml\noutput: [sarif]\n',
  'who.yaml': 'schema: interdict.profile/1\nname: Acme\nnexus: {territory: US}\nroles: [federal-agency]\n',
  'programs.csv': INVENTORY,
};

test('a question is asked for whom interdict.yaml names, and printed as questions are', async () => {
  const cwd = folderOf(KEPT);
  const question = ['ask', '--supplier', 'kaspersky', '--activity', 'use', ...AS_OF];
  const { stdout, status } = await interdict(question, { cwd, env: { INTERDICT_CONFIG: 'interdict.yaml' } });
  expect(status).toBe(0);
  expect(stdout).toMatch(/^Asked +federal-agency;/);
});

test('a result made for nobody in particular is not watched for whom interdict.yaml names', async () => {
  const cwd = folderOf(KEPT);
  const kept = { cwd, env: { INTERDICT_CONFIG: 'interdict.yaml' } };
  await interdict(['scan', 'programs.csv', ...quiet, '-o', 'json=nobody.json', ...AS_OF], { cwd });
  await interdict(['scan', 'programs.csv', ...quiet, '-o', 'json=acme.json', ...AS_OF], kept);
  for (const result of ['nobody.json', 'acme.json']) {
    const { stdout, stderr } = await interdict(['watch', result, ...AS_OF], kept);
    expect(stderr).toBe('');
    expect(stdout).toContain('Nothing has changed.');
  }
});
