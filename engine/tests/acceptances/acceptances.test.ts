import { expect, test } from 'vitest';
import { folderOf, INVENTORY, interdict } from '../run-interdict.ts';

const profile = (acceptances: string) =>
  `roles: [business]\nnexus: {territory: US}\nacceptances:\n${acceptances}\n`;

const LIVE =
  '  - {id: kes, supplier: kaspersky, assets: [PC-1], reason: goes in May, approver: CISO, expires: "2999-01-01"}';
const EXPIRED =
  '  - {id: old, supplier: kaspersky, reason: went in May, approver: CISO, expires: "2020-01-01"}';
const UNUSED = '  - {id: other, assets: [PC-9], reason: none, approver: CISO, expires: "2999-01-01"}';

function scan(acceptances: string) {
  const cwd = folderOf({ 'programs.csv': INVENTORY, 'who.yaml': profile(acceptances) });
  return interdict(['scan', 'programs.csv', '--profile', 'who.yaml', '--fail-on', 'any'], { cwd });
}

test('an acceptance changes the exit code and not the verdict', async () => {
  const { status, stdout } = await scan(LIVE);
  expect(status).toBe(0);
  expect(stdout).toMatch(/Using it +ADVISED AGAINST/);
  expect(stdout).toMatch(/Accepted +1 +kes applied to 1 finding: goes in May \(CISO, until 1 Jan 2999\)/);
});

test('one that has expired does nothing and is told', async () => {
  const { status, stdout } = await scan(EXPIRED);
  expect(status).toBe(1);
  expect(stdout).toContain('old EXPIRED on 1 Jan 2020');
});

test('one that nothing answers to is told', async () => {
  const { status, stdout } = await scan(UNUSED);
  expect(status).toBe(1);
  expect(stdout).toContain('other UNUSED');
});

test('interdict.yaml may hold acceptances too', async () => {
  const cwd = folderOf({ 'programs.csv': INVENTORY, 'interdict.yaml': `acceptances:\n${LIVE}\n` });
  const { status } = await interdict(['scan', 'programs.csv', '--fail-on', 'any'], {
    cwd,
    env: { INTERDICT_CONFIG: 'interdict.yaml' },
  });
  expect(status).toBe(0);
});
