import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { sightingLines, tryOut } from '../trial.ts';
import { npm } from './npm.ts';

const PATH = 'app/node_modules/picocolors/package.json';
const tryJson = (value: unknown, path = PATH) => tryOut(npm, path, JSON.stringify(value));

test('an installed package belongs to the program beside it', async () => {
  const manifest = readFileSync(new URL('fixtures/picocolors.json', import.meta.url));
  const { required, sightings, gaps } = await tryOut(npm, PATH, manifest);
  expect([required, gaps]).toEqual([true, []]);
  expect(sightingLines(sightings)).toEqual([
    'package pkg:npm/picocolors@1.1.1 | 1.1.1 | installed | app',
    'publisher Alexey Raspopov | 1.1.1 | installed | app',
  ]);
  expect(sightings[0]?.asset.kind).toBe('software');
});

test.each([
  ['a scope', { name: '@maker/thing', version: '1' }, ['package pkg:npm/%40maker/thing@1']],
  ['an author in parts', { name: 'a', author: { name: 'Maker' } }, ['package pkg:npm/a', 'publisher Maker']],
  [
    'an author in one',
    { name: 'a', author: 'Maker Ltd <m@x> (https://x)' },
    ['package pkg:npm/a', 'publisher Maker Ltd'],
  ],
  ['Cyrillic', { name: 'a', author: 'АО Образец' }, ['package pkg:npm/a', 'publisher АО Образец']],
  ['fields of the wrong type', { name: 'a', version: 1, author: 7 }, ['package pkg:npm/a']],
])('%s', async (_, manifest, expected) => {
  const { sightings } = await tryJson(manifest);
  expect(sightings.map(({ observable }) => `${observable.kind} ${observable.value}`)).toEqual(expected);
});

describe('where it is known what is wanted', () => {
  const seen = async (text: string, ...wanted: string[]) => {
    const { sightings, gaps } = await tryOut(npm, PATH, text, {
      wanted: ({ kind, value }) => wanted.includes(`${kind} ${value.replace(/@[\d.]+$/, '')}`),
    });
    return [
      ...sightings.map(({ observable }) => `${observable.kind} ${observable.value}`),
      ...gaps.map(({ code }) => code),
    ];
  };
  const text = JSON.stringify({
    name: '@maker/thing',
    version: '1.0',
    author: { name: 'Maker' },
    contributors: [{ name: 'Somebody' }],
  });

  test('only that is told', async () => {
    expect(await seen(text)).toEqual([]);
    expect(await seen(text, 'package pkg:npm/%40maker/thing')).toEqual([
      'package pkg:npm/%40maker/thing@1.0',
    ]);
    expect(await seen(text, 'publisher Maker')).toEqual(['publisher Maker']);
    expect(await seen('{"name":"a","author":"Maker Ltd <m@x>"}', 'publisher Maker Ltd')).toEqual([
      'publisher Maker Ltd',
    ]);
  });

  test('a name elsewhere in it is none of its own', async () => {
    expect(await seen(text, 'publisher Somebody')).toEqual([]);
    expect(await seen('{"name":"a","bin":{"name":"b"}}', 'package pkg:npm/b')).toEqual([]);
  });

  test('a name behind an escape is found', async () => {
    expect(await seen('{"n\\u0061me":"a"}', 'package pkg:npm/a')).toEqual(['package pkg:npm/a']);
    expect(await seen('{"name":"\\u0061"}', 'package pkg:npm/a')).toEqual(['package pkg:npm/a']);
  });

  test('the form is looked at where a name is wanted, or none can be told', async () => {
    expect(await seen('{"name":"a",,}')).toEqual([]);
    expect(await seen('{"name":"a",,}', 'package pkg:npm/a')).toEqual(['malformed']);
    expect(await seen('{"name":"a"')).toEqual(['truncated']);
    expect(await seen('{"version":"1"}')).toEqual(['malformed']);
  });
});

describe('which files', () => {
  test.each([
    [PATH, true],
    ['node_modules/@maker/thing/package.json', true],
    ['a/node_modules/b/node_modules/c/package.json', true],
    ['package.json', false],
    ['src/node_modules/package.json', false],
    ['node_modules/a/test/fixtures/package.json', false],
    ['node_modules/@maker/package.json', false],
    ['node_modules/.cache/package.json', false],
    ['node_modules/a/package.json5', false],
    ['my_node_modules/a/package.json', false],
  ])('%s', async (path, required) => {
    expect((await tryJson({ name: 'a' }, path)).required).toBe(required);
  });

  test('the program is the folder that holds the outermost node_modules', async () => {
    const { sightings } = await tryJson({ name: 'c' }, 'x/app/node_modules/b/node_modules/c/package.json');
    expect(sightings[0]?.asset).toEqual({ kind: 'software', id: 'x/app', label: 'x/app' });
    expect((await tryJson({ name: 'c' }, 'node_modules/c/package.json')).sightings[0]?.asset.id).toBe('.');
  });
});

describe('what is broken', () => {
  test.each([
    ['nothing', '', 'truncated'],
    ['an end too soon', '{"name": "a"', 'truncated'],
    ['no JSON', '{"name": a}', 'malformed'],
    ['no name', '{"version": "1"}', 'malformed'],
    ['a list', '[1]', 'malformed'],
    ['deep brackets', '['.repeat(100_000) + ']'.repeat(100_000), 'limit-reached'],
  ])('%s', async (_, text, code) => {
    const { sightings, gaps } = await tryOut(npm, PATH, text);
    expect(sightings).toEqual([]);
    expect(gaps).toMatchObject([{ code, material: true }]);
  });

  test('an error has its line and column', async () => {
    const { gaps } = await tryOut(npm, PATH, '{\n  "name": "a",\n  "version": 1.\n}');
    expect(gaps).toMatchObject([{ location: { line: 3, column: 15 }, reason: '"," or "}" was expected' }]);
  });
});
