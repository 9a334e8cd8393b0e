import { expect, test } from 'vitest';
import { COMMANDS } from '../../src/cli/commands.ts';
import { FORMATS } from '../../src/report/formats.ts';
import { flowing, interdict } from '../run-interdict.ts';

test('alone it prints three examples that run', async () => {
  const { status, stdout } = await interdict([]);

  expect(status).toBe(0);
  const lines = stdout.split('\n').filter((line) => line.startsWith('  interdict '));
  expect(lines).toHaveLength(3);
  for (const line of lines) {
    const words = line.trim().split(' ').slice(1);
    const run = await interdict(words);
    expect({ line, status: run.status, stderr: run.stderr }).toEqual({ line, status: 0, stderr: '' });
  }
});

test('--version is one line', async () => {
  const { status, stdout } = await interdict(['--version']);
  expect(stdout).toMatch(/^interdict \d+\.\d+\.\d+\n$/);
  expect(status).toBe(0);
});

test('--help lists the commands and the exit codes, and names no command that does not exist', async () => {
  const { status, stdout } = await interdict(['--help']);
  expect(status).toBe(0);
  for (const code of ['0', '1', '2', '3', '4', '70', '130'])
    expect(stdout).toMatch(new RegExp(`^  ${code} `, 'm'));
  for (const [, command = ''] of stdout.matchAll(/^ {2}interdict ([a-z]+)/gm)) {
    expect(COMMANDS.map(({ name }) => name.split(' ')[0])).toContain(command);
  }
});

test('each command has its help, by flag and by command', async () => {
  for (const command of COMMANDS.map(({ name }) => name.split(' '))) {
    const byFlag = await interdict([...command, '--help']);
    const byCommand = await interdict(['help', ...command]);
    expect(byFlag.stdout).toContain(`Usage: interdict ${command.join(' ')}`);
    expect(byCommand.stdout).toBe(byFlag.stdout);
  }
});

test('the examples in the help of a command run', async () => {
  const { stdout } = await interdict(['scan', '--help']);
  expect(stdout).toContain('interdict scan examples/office');
  const asked = await interdict(['help', 'ask']);
  for (const [, line = ''] of asked.stdout.matchAll(/^ {2}interdict (ask .*)$/gm)) {
    expect((await interdict(line.split(' '))).status).toBe(0);
  }
});

test('a command with parts has help that lists them', async () => {
  const { status, stdout, stderr } = await interdict(['catalogue', '--help']);
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  const parts = COMMANDS.filter(({ name }) => name.startsWith('catalogue '));
  for (const { name } of parts) expect(stdout).toContain(`  ${name} `);
  expect((await interdict(['help', 'catalogue'])).stdout).toBe(stdout);
});

test('help names the formats, the bounds, and every code that a check ends with', async () => {
  const scan = flowing((await interdict(['scan', '--help'])).stdout);
  const formats = FORMATS.map(({ id }) => id);
  expect(scan).toContain(`One of ${formats.join(', ')}. Default: ${formats[0]}.`);
  expect(scan).toContain('Change a bound of the scan: depth, entries,');
  expect((await interdict(['ask', '--help'])).stdout).not.toMatch(/^ {2}1 /m);
  const lint = (await interdict(['catalogue', 'lint', '--help'])).stdout;
  expect(lint).toMatch(/^ {2}0 +nothing is wrong$/m);
  expect(lint).toMatch(/^ {2}1 +something is, and was named$/m);
});

test('no line of any help is broken before its width', async () => {
  for (const { about } of COMMANDS) {
    for (const line of about) expect(line).toMatch(/[.]$/);
  }
});
