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

test('the list sets the law of states apart and says which entries are cards', async () => {
  const { stdout } = await interdict(['catalogue', 'list']);
  const [federal = '', states = ''] = stdout.split('United States: its states and other parts');
  expect(federal).toContain('us-bis-icts-kaspersky-2024');
  expect(federal).not.toContain('us-tx-gov-code-620');
  expect(states).toContain('us-tx-gov-code-620');
  expect(states).toMatch(/us-in-sb-477-2023 .*\(card\)/);
});

test('a card says that it is one, and bars nothing in its own words', async () => {
  const { stdout } = await interdict(['catalogue', 'show', 'us-in-sb-477-2023']);
  expect(stdout).toContain('A card, known in outline only');
  expect(stdout).toContain('UNDETERMINED, perhaps PROHIBITED, from 1 Jul 2023.');
  expect(stdout).toContain('Open: who is one was not read');
  expect(stdout).not.toMatch(/^ *PROHIBITED/m);
});
