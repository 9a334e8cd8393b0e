import { expect, test } from 'vitest';
import { interdict } from '../run-interdict.ts';

const ID = 'us-bis-icts-kaspersky-2024';

test('a prohibition is told from its grounds to how well it is verified', async () => {
  const { status, stdout, stderr } = await interdict(['catalogue', 'show', ID, '--as-known', '2026-11-24']);
  expect(stderr).toBe('');
  for (const part of [
    'in force',
    'Why',
    'Mitigation',
    'Binds',
    'Not barred',
    'Users',
    'Contested',
    'Verified',
    'Sources',
  ]) {
    expect(stdout).toContain(part);
  }
  expect(stdout).toContain('29 Sep 2024');
  expect(stdout).toMatch(/\[\d+; secondary\s+source\]/);
  expect(status).toBe(0);
});

test('what was known on a day leaves out what came later', async () => {
  const early = await interdict(['catalogue', 'show', ID, '--as-known', '2024-07-01']);
  expect(early.stdout).toContain('announced, not in force yet');
  expect(early.stdout).not.toContain('UltraAV');
  expect(early.stdout).toContain('Left out');
  const before = await interdict(['catalogue', 'show', ID, '--as-known', '2024-06-19']);
  expect(before.stdout).toContain('Nothing of this instrument was public on 19 Jun 2024.');
});

test('the list names every prohibition, and JSON says the same', async () => {
  const text = await interdict(['catalogue', 'list']);
  const json = await interdict(['catalogue', 'list', '-o', 'json']);
  for (const { id } of JSON.parse(json.stdout).prohibitions) expect(text.stdout).toContain(id);
});
