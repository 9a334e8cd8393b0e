import { expect, test } from 'vitest';
import { InterdictError } from '../model/interdict-error.ts';
import { parseArguments } from './arguments.ts';

function refusal(...words: string[]): InterdictError {
  try {
    parseArguments(words);
  } catch (error) {
    if (error instanceof InterdictError) return error;
    throw error;
  }
  throw new Error(`accepted: ${words.join(' ')}`);
}

test('a command, its operands and options in any order', () => {
  const parsed = parseArguments([
    'catalogue',
    '-o',
    'json=a.json',
    'show',
    'some-id',
    '--as-known=2024-07-01',
  ]);
  expect(parsed.command?.name).toBe('catalogue show');
  expect(parsed.operands).toEqual(['some-id']);
  expect(parsed.given.get('output')).toEqual(['json=a.json']);
  expect(parsed.given.get('as-known')).toEqual(['2024-07-01']);
});

test('two values of an option that takes one are refused, and the same one twice is not', () => {
  const two = refusal('ask', '--supplier', 'kaspersky', '--supplier', 'huawei');
  expect([two.code, two.subject]).toEqual(['option-given-twice', '--supplier kaspersky --supplier huawei']);
  expect(parseArguments(['ask', '--supplier', 'zte', '--supplier', 'zte']).given.get('supplier')).toContain(
    'zte',
  );
});

test('a repeated option keeps each value in order', () => {
  const parsed = parseArguments(['catalogue', 'list', '-o', 'json=a', '--output', 'text']);
  expect(parsed.given.get('output')).toEqual(['json=a', 'text']);
});

test('an option that is on is taken away by its --no- form', () => {
  expect(parseArguments(['catalogue', 'list', '--no-color']).given.get('color')).toEqual(['false']);
});

test('what follows -- is an operand, whatever it looks like', () => {
  expect(parseArguments(['catalogue', 'show', '--', '--help']).operands).toEqual(['--help']);
});

test('no words at all name no command', () => {
  expect(parseArguments([]).command).toBeNull();
});

test('a mistyped command has the nearest one in its remedy', () => {
  expect(refusal('catalog', 'list')).toMatchObject({ code: 'unknown-command', subject: 'catalog' });
  expect(refusal('catalog', 'list').remedy).toContain('"catalogue"');
  expect(refusal('catalogue', 'shwo').remedy).toContain('"show"');
});

test('a command with parts asks for one', () => {
  expect(refusal('catalogue')).toMatchObject({
    code: 'unknown-command',
    remedy: expect.stringMatching(/^One of: .*show, .*list/),
  });
});

test('a mistyped option has the nearest one in its remedy', () => {
  expect(refusal('catalogue', 'show', 'x', '--as-nown=2024-01-01').remedy).toContain('"--as-known"');
  expect(refusal('--colr').code).toBe('unknown-option');
});

test('an option of another command is refused by name', () => {
  expect(refusal('catalogue', 'list', '--profile', 'x.yaml')).toMatchObject({
    code: 'option-not-here',
    subject: '--profile',
  });
});

test('a forgotten value does not swallow the next option', () => {
  expect(refusal('catalogue', 'show', 'x', '--as-known', '--no-color').code).toBe('option-needs-value');
  expect(refusal('catalogue', 'show', 'x', '--as-known').code).toBe('option-needs-value');
  expect(refusal('catalogue', 'show', 'x', '--as-known=').code).toBe('option-needs-value');
});

test('a flag takes no value', () => {
  expect(refusal('catalogue', 'list', '--help=yes').code).toBe('option-takes-no-value');
});

test('words that name something on every object are no option and no command', () => {
  expect(refusal('constructor').code).toBe('unknown-command');
  expect(refusal('--__proto__').code).toBe('unknown-option');
  expect(refusal('--constructor=1').code).toBe('unknown-option');
});
