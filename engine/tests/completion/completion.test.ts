import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { folderOf, interdict } from '../run-interdict.ts';

const SHELLS = ['bash', 'zsh', 'fish', 'powershell'] as const;
type RealShell = Exclude<(typeof SHELLS)[number], 'powershell'>;

async function script(shell: string): Promise<string> {
  const { stdout, stderr, status } = await interdict(['completion', shell]);
  expect({ stderr, status }).toEqual({ stderr: '', status: 0 });
  return stdout;
}

/** Splits a line as the shell does before it asks what could follow; the last word is being typed. */
const HARNESS: Readonly<Record<RealShell, (line: string, folder: string) => readonly string[]>> = {
  bash: (line) => line.split(/ |(?<==)|(?==)/),
  zsh: (line, folder) => [line, folder],
  fish: (line) => [line],
};

/** What a shell offers after a line, sorted. */
async function offered(shell: RealShell, line: string): Promise<string[]> {
  const cwd = folderOf({ 'completion.sh': await script(shell), 'estate/programs.csv': '' });
  const words = HARNESS[shell](line, cwd);
  const harness = join(import.meta.dirname, `offered.${shell}`);
  const own = shell === 'zsh' ? ['-f'] : shell === 'fish' ? ['--no-config'] : [];
  const args = [...own, harness, join(cwd, 'completion.sh'), ...words];
  const done = spawnSync(shell, args, { cwd, encoding: 'utf8', env: { ...process.env, HOME: cwd } });
  expect(done.stderr).toBe('');
  return done.stdout
    .split('\n')
    .filter((each) => each !== '')
    .sort();
}

const CASES: readonly (readonly [line: string, offers: readonly string[], lacks: readonly string[]])[] = [
  ['interdict ', ['scan', 'ask', 'catalogue', 'completion'], ['show', '--output']],
  ['interdict catalogue ', ['show', 'list', 'test'], ['scan']],
  ['interdict catalogue show us-bis-ic', ['us-bis-icts-kaspersky-2024'], ['us-ndaa-fy18-1634-kaspersky']],
  ['interdict scan --fail-on ', ['prohibited', 'duty'], ['scan']],
  ['interdict scan -o ', ['table', 'json', 'sarif', 'html'], ['text']],
  ['interdict ask -o ', ['text', 'json'], ['sarif']],
  ['interdict ask --actor federal-c', ['federal-contractor'], ['reseller']],
  ['interdict completion ', [...SHELLS], []],
  ['interdict scan --profile est', ['estate'], []],
  ['interdict scan est', ['estate'], []],
];

for (const shell of ['bash', 'zsh', 'fish'] as const) {
  const isThere = spawnSync(shell, ['--version']).status === 0;
  describe.skipIf(!isThere)(isThere ? shell : `${shell} (skipped: needs ${shell})`, () => {
    test.each(CASES)('%s', async (line, offers, lacks) => {
      const names = (await offered(shell, line)).map((name) => name.replace(/\/$/, ''));
      expect(names).toEqual(expect.arrayContaining([...offers]));
      for (const word of lacks) expect(names).not.toContain(word);
    });

    test('options of this command and of no other', async () => {
      const names = await offered(shell, 'interdict scan --m');
      expect(names.map((name) => name.replace(/=$/, ''))).toEqual(['--max-age', '--min-confidence']);
    });

    test('a list goes on after its comma', async () => {
      const names = await offered(shell, 'interdict scan --fail-on any,pro');
      expect(names.map((name) => name.replace(/^any,/, ''))).toEqual(['prohibited']);
    });
  });
}

test('bash offers files after the format that they are written in', async () => {
  expect(await offered('bash', 'interdict scan -o json=est')).toEqual(['estate']);
  expect(await offered('bash', 'interdict scan --fail-on=dut')).toEqual(['duty']);
});

// There is no PowerShell to be had on this system's package list: its script is held to its own grammar as far as
// strings and brackets go, and to saying everything that there is.
test('PowerShell’s script has every command and option, and closes what it opens', async () => {
  const text = await script('powershell');
  for (const word of [
    "'scan' = @{",
    "'catalogue show' = @{",
    "'--fail-on' = @('prohibited'",
    "'-o' = @('table'",
  ]) {
    expect(text).toContain(word);
  }
  const code = text
    .replace(/^#.*$/gm, '')
    .replace(/'(?:[^']|'')*'/g, "''")
    .replace(/"[^"]*"/g, '""');
  expect(code.replaceAll("''", '')).not.toContain("'");
  for (const [open, close] of ['()', '{}', '[]'].map((pair) => pair.split(''))) {
    expect(code.split(open ?? '').length).toBe(code.split(close ?? '').length);
  }
});
