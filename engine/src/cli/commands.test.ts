import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parseArguments } from './arguments.ts';
import { COMMANDS } from './commands.ts';
import { OPTIONS, optionsOf } from './options.ts';

const FOLDER = join(import.meta.dirname, 'commands');

test('every file is a command of its name, and no two have one', () => {
  const names = COMMANDS.map(({ name }) => `${name.replace(' ', '-')}.ts`).sort();
  expect(readdirSync(FOLDER).sort()).toEqual(names);
  expect(new Set(names).size).toBe(names.length);
});

test('what a command says of itself loads nothing: it is read at every start', () => {
  for (const file of readdirSync(FOLDER)) {
    expect(readFileSync(join(FOLDER, file), 'utf8')).not.toMatch(/^import (?!type )/m);
  }
});

test('every option is one of some command, and stands in the order of the table', () => {
  const taken = new Set(COMMANDS.flatMap((command) => optionsOf(command).map(({ name }) => name)));
  expect(OPTIONS.filter(({ name }) => !taken.has(name))).toEqual([]);
  const order = OPTIONS.map(({ name }): string => name);
  for (const command of COMMANDS) {
    const own = optionsOf(command).map(({ name }) => name);
    expect(own).toEqual(order.filter((name) => own.includes(name)));
    expect(own).toEqual(expect.arrayContaining([...command.options, 'help', 'version']));
  }
});

test('an option of another command is refused with those that take it', () => {
  expect(() => parseArguments(['watch', 'result.json', '--contract', 'C-1=2024-03-01'])).toThrow(
    expect.objectContaining({ code: 'option-not-here', remedy: expect.stringContaining('to ask, init.') }),
  );
});
