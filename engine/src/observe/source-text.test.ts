import { expect, test } from 'vitest';
import { sourceTextScreen } from './source-text.ts';
import { SOURCES } from './sources.ts';

const isSourceText = sourceTextScreen(SOURCES, '');

test.each([
  ['srv/app/node_modules/a/lib/', 'index.js', true],
  ['node_modules/@maker/a/', 'index.D.TS', true],
  ['srv/app/node_modules/a/', 'package.json', false],
  ['srv/app/node_modules/a/', 'a.node', false],
  ['srv/app/node_modules/a/', 'js', true],
  ['srv/app/src/', 'index.js', false],
  ['srv/my_node_modules/a/', 'index.js', false],
  ['', 'index.js', false],
  ['usr/lib/python3/dist-packages/a/', 'a.py', true],
  ['usr/lib/python3/dist-packages/a/', 'a.js', false],
  ['usr/lib/python3.13/', 'a.py', false],
  ['venv/lib/site-packages/x/node_modules/y/', 'a.js', true],
  ['venv/lib/site-packages/x/node_modules/y/', 'a.py', true],
])('%s%s: %s', (folder, name, expected) => {
  expect(isSourceText(folder, name)).toBe(expected);
});
