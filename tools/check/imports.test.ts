import { expect, test } from 'vitest';
import { importsOf } from './imports.ts';

test('every form of import is found, with its line', () => {
  const text = [
    "import { readFileSync } from 'node:fs';",
    "import type { Asset } from '../model/asset.ts';",
    'import {',
    '  a,',
    '  b,',
    "} from './near.ts';",
    "export * from './again.ts';",
    "import './effect.ts';",
    "const lazy = await import('../server/serve.ts');",
  ].join('\n');

  expect(importsOf('engine/src/observe/walk.ts', text)).toEqual([
    { line: 1, specifier: 'node:fs', path: null, dynamic: false },
    { line: 2, specifier: '../model/asset.ts', path: 'engine/src/model/asset.ts', dynamic: false },
    { line: 6, specifier: './near.ts', path: 'engine/src/observe/near.ts', dynamic: false },
    { line: 7, specifier: './again.ts', path: 'engine/src/observe/again.ts', dynamic: false },
    { line: 8, specifier: './effect.ts', path: 'engine/src/observe/effect.ts', dynamic: false },
    { line: 9, specifier: '../server/serve.ts', path: 'engine/src/server/serve.ts', dynamic: true },
  ]);
});

test('a word in a string or an exported value is no import', () => {
  const text = "export const remedy = 'import it again';\nconst a = 'from';\nexport type B = 'x' | 'y';\n";
  expect(importsOf('engine/src/model/a.ts', text)).toEqual([]);
});
