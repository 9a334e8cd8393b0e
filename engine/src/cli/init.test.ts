import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { compileCatalogue } from '../catalogue/compile-catalogue.ts';
import { catalogueFolder } from '../catalogue/load-catalogue.ts';
import { readProfile } from '../catalogue/read-profile.ts';
import { parseArguments } from './arguments.ts';
import { init as initCommand } from './commands/init.ts';
import { readConfig } from './config-file.ts';
import type { Conversation } from './conversation.ts';
import { initialise } from './init.ts';
import { joinSettings } from './settings.ts';
import type { Printer } from './surroundings.ts';

const catalogue = compileCatalogue(catalogueFolder());

function folder(): string {
  const path = mkdtempSync(join(tmpdir(), 'interdict-init-'));
  onTestFinished(() => rmSync(path, { recursive: true }));
  return path;
}

interface Told {
  readonly printed: string;
  readonly heard: string;
}

/** Runs `interdict init` with these words, for a person who gives these replies and then ends the input. */
async function init(cwd: string, words: readonly string[], replies: string[] | null): Promise<Told> {
  const { operands, given } = parseArguments(['init', ...words]);
  let printed = '';
  let heard = '';
  const printer: Printer = {
    isTTY: false,
    columns: 0,
    print: async (text) => {
      printed += text;
    },
  };
  const conversation: Conversation | null = replies && {
    ask: async () => replies.shift() ?? null,
    say: async (text) => {
      heard += text;
    },
    close: () => {},
  };
  const settings = joinSettings(initCommand, given, {}, null);
  const surroundings = { env: {}, cwd, stdout: printer, stderr: printer };
  expect(await initialise({ operands, settings, surroundings, now: 0 }, conversation)).toBe(0);
  return { printed, heard };
}

function profileIn(cwd: string) {
  const path = readConfig(join(cwd, 'interdict.yaml'), cwd).values.get('profile')?.[0] ?? '';
  return readProfile(join(cwd, path), catalogue);
}

test('a contractor is asked for contracts, their clauses and editions', async () => {
  const cwd = folder();
  const replies = [
    'Acme',
    'federal-contractor, reseller',
    '',
    'us',
    '',
    'W912-24-C-0007',
    'March',
    '2024-03-01',
    '2024-02-01',
    '2026-03-01, 2025-03-01',
    'DoD',
    '52.204-23, FAR 52.204-25',
    'dec 2023',
    '',
    '',
  ];
  const { printed, heard } = await init(cwd, [], replies);
  expect(replies).toEqual([]);
  expect(heard).toContain('Write a day such as 2024-03-01.');
  expect(heard).toContain('Write days after the award, such as 2025-03-01, or never.');
  expect(heard).toContain('Which edition of FAR 52.204-23');
  expect(profileIn(cwd)).toMatchObject({
    name: 'Acme',
    territory: ['US'],
    nationality: ['US'],
    roles: ['federal-contractor', 'reseller'],
    contractsComplete: true,
    contracts: [
      {
        id: 'W912-24-C-0007',
        date: '2024-03-01',
        renewals: ['2025-03-01', '2026-03-01'],
        agency: 'DoD',
        clauses: [
          { id: 'FAR 52.204-23', edition: 'DEC 2023' },
          { id: 'FAR 52.204-25', edition: null },
        ],
      },
    ],
  });
  expect(printed).toContain('interdict.yaml and interdict-profile.yaml written.');
  expect(printed).toContain('no other contract or subcontract');
});

test('whom no contract clause binds is asked for none', async () => {
  const cwd = folder();
  const { heard } = await init(cwd, [], ['', '2', '', '', '']);
  expect(heard).not.toContain('contract that binds');
  expect(profileIn(cwd)).toMatchObject({ name: 'our organisation', contracts: [], contractsComplete: true });
});

test('a contractor who tells of no contract is taken to have none only where it says so', async () => {
  const cwd = folder();
  await init(cwd, ['--actor', 'federal-contractor'], ['', '', '', '']);
  expect(profileIn(cwd)).toMatchObject({ contracts: [], contractsComplete: false });
  await init(cwd, ['--actor', 'federal-contractor', '--force'], ['', '', '', 'none']);
  expect(profileIn(cwd)).toMatchObject({ contracts: [], contractsComplete: true });
});

test('an agency is not asked for its contracts, and not said to make none', async () => {
  const cwd = folder();
  const { heard, printed } = await init(cwd, ['--actor', 'federal-agency'], ['', '', '']);
  expect(heard).not.toContain('contract that binds');
  expect(printed).not.toContain('no contract');
  expect(profileIn(cwd)).toMatchObject({ contracts: [], contractsComplete: false });
});

test('what may be unknown reopens a role, and asks for contracts that it might have', async () => {
  const cwd = folder();
  const { heard } = await init(cwd, [], ['', 'business', 'federal-subcontractor', '', '', '']);
  expect(heard).toContain('contract that binds');
  expect(profileIn(cwd)).toMatchObject({ roles: ['business'], unknownRoles: ['federal-subcontractor'] });
});

test('a word that is none is asked again, with the nearest', async () => {
  const { heard } = await init(folder(), [], ['', 'bussiness', 'business', '', 'Germany', 'de', 'us']);
  expect(heard).toContain('Did you mean business?');
  expect(heard).toContain('Write the two letters of each country');
});

test('what is given is not asked', async () => {
  const cwd = folder();
  const words = [
    '--name',
    'Acme',
    '--actor',
    'business,reseller',
    '--territory',
    'US,DE',
    '--nationality',
    'DE',
  ];
  const { heard } = await init(cwd, words, []);
  expect(heard).toBe('');
  expect(profileIn(cwd)).toMatchObject({
    name: 'Acme',
    roles: ['business', 'reseller'],
    territory: ['US', 'DE'],
    nationality: ['DE'],
  });
});

test('in a script nothing is asked, and contracts that nobody gave are not said to be none', async () => {
  const cwd = folder();
  await init(cwd, ['--actor', 'federal-contractor'], null);
  expect(profileIn(cwd)).toMatchObject({ contracts: [], contractsComplete: false, territory: ['US'] });
  await init(cwd, ['--actor', 'federal-contractor', '--contract', 'C-1=2024-03-01', '--force'], null);
  expect(profileIn(cwd)).toMatchObject({ contracts: [{ id: 'C-1' }], contractsComplete: true });
});

test('nothing is written over, and nothing where the questions are broken off', async () => {
  const cwd = folder();
  await expect(init(cwd, [], ['', 'business'])).rejects.toMatchObject({
    code: 'init-broken-off',
    family: 'interrupted',
  });
  expect(readdirSync(cwd)).toEqual([]);
  writeFileSync(join(cwd, 'interdict-profile.yaml'), 'mine');
  await expect(init(cwd, ['--actor', 'business'], null)).rejects.toMatchObject({
    code: 'init-would-replace',
  });
  expect(readFileSync(join(cwd, 'interdict-profile.yaml'), 'utf8')).toBe('mine');
  expect(existsSync(join(cwd, 'interdict.yaml'))).toBe(false);
});

test.each([
  [['--actor', 'bussiness'], 'word-not-valid'],
  [['--actor', 'business', '--territory', 'USA'], 'word-not-valid'],
  [['--actor', 'business', '--contract', 'C-1'], 'contract-malformed'],
  [['here', '--actor', 'business'], 'unexpected-operand'],
  [[], 'init-nobody-to-ask'],
])('%s is refused before anything is written', async (words, code) => {
  const cwd = folder();
  await expect(init(cwd, words, null)).rejects.toMatchObject({ code });
  expect(readdirSync(cwd)).toEqual([]);
});
