import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { readOutputs } from './outputs.ts';

function folder(): string {
  const path = mkdtempSync(join(tmpdir(), 'interdict-outputs-'));
  onTestFinished(() => rmSync(path, { recursive: true }));
  return path;
}

test('with none, the first format goes to standard output', () => {
  expect(readOutputs([], ['table', 'json'], folder())).toEqual([{ format: 'table', file: null }]);
});

test('each word is a format and perhaps a file', () => {
  const cwd = folder();
  expect(readOutputs(['table', 'json=a=b.json'], ['table', 'json'], cwd)).toEqual([
    { format: 'table', file: null },
    { format: 'json', file: join(cwd, 'a=b.json') },
  ]);
});

test('an unknown format names the nearest', () => {
  const read = () => readOutputs(['jsno'], ['table', 'json'], folder());
  expect(read).toThrow(expect.objectContaining({ code: 'unknown-format', remedy: 'Did you mean "json"?' }));
});

test('two outputs in one place are refused', () => {
  const read = (words: string[]) => () => readOutputs(words, ['table', 'json'], folder());
  expect(read(['table', 'json'])).toThrow(expect.objectContaining({ code: 'output-given-twice' }));
  expect(read(['table=x', 'json=./x'])).toThrow(expect.objectContaining({ code: 'output-given-twice' }));
});

test('a folder that is not there is refused before anything is done', () => {
  const cwd = folder();
  const read = (word: string) => () => readOutputs([word], ['json'], cwd);
  expect(read('json=no/such/x.json')).toThrow(expect.objectContaining({ code: 'output-unwritable' }));
  expect(read('json=')).toThrow(expect.objectContaining({ code: 'output-unwritable' }));
  expect(read(`json=${cwd}`)).toThrow(expect.objectContaining({ code: 'output-unwritable' }));
});
