import { expect, test } from 'vitest';
import { InterdictError } from '../model/interdict-error.ts';
import { printError } from './print-error.ts';
import type { Surroundings } from './surroundings.ts';

function surroundings(env: Record<string, string> = {}): Surroundings & { readonly printed: string[] } {
  const printed: string[] = [];
  const printer = {
    isTTY: false,
    columns: 0,
    print: (text: string) => {
      printed.push(text);
      return Promise.resolve();
    },
  };
  return { env, cwd: '.', stdout: printer, stderr: printer, printed };
}

test('what happened, to what, and what to do; the exit code follows from who is at fault', async () => {
  const place = surroundings();
  const error = new InterdictError({
    code: 'some-code',
    family: 'usage',
    message: 'there is no such thing',
    subject: `a${String.fromCharCode(27)}[2J`,
    remedy: 'Name another',
  });
  expect(await printError(error, place)).toBe(2);
  expect(place.printed).toEqual([
    'interdict: There is no such thing.\n  a\\x1b[2J\n  Name another. [some-code]\n',
  ]);
});

test('an error of the program itself asks to be reported, and shows no stack', async () => {
  const place = surroundings();
  expect(await printError(new TypeError('x is undefined'), place)).toBe(70);
  expect(place.printed.join('')).toContain('Please report it');
  expect(place.printed.join('')).toContain('TypeError: x is undefined');
  expect(place.printed.join('')).not.toContain('print-error.test');
});

test('INTERDICT_DEBUG shows where it happened, and what caused it', async () => {
  const place = surroundings({ INTERDICT_DEBUG: '1' });
  await printError(new Error('outer', { cause: new Error('inner') }), place);
  expect(place.printed.join('')).toContain('print-error.test');
  expect(place.printed.join('')).toContain('caused by Error: inner');
});

test('what is thrown and no error is told too', async () => {
  const place = surroundings();
  expect(await printError('a string', place)).toBe(70);
  expect(place.printed.join('')).toContain('a string');
});
