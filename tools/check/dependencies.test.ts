import { expect, test } from 'vitest';
import { dependencies } from './dependencies.ts';
import { textRepository } from './repository.ts';

const page = '| package | for | why |\n|---|---|---|\n| `zod` | data | types |\n| `@types/*` | types | |\n';

async function found(devDependencies: Record<string, string>, text = page): Promise<string[]> {
  const manifest = JSON.stringify({ name: 'a', version: '^1', devDependencies }, null, 2);
  const repository = textRepository({ 'package.json': manifest, 'docs/dependencies.md': text });
  return (await dependencies.run(repository)).map(({ path, line, what }) => `${path}:${line} ${what}`);
}

test('pinned packages with their reasons are in order', async () => {
  expect(await found({ zod: '4.6.7', '@types/node': '20.1.0' })).toEqual([]);
});

test('a range, and a package without a reason, are told', async () => {
  expect(await found({ zod: '^4.6.7', yaml: '2.9.1', '@types/node': '20.1.0' })).toEqual([
    'package.json:5 zod is ^4.6.7',
    'package.json:6 yaml has no line in docs/dependencies.md',
  ]);
});

test('a reason for nothing is told', async () => {
  expect(await found({ zod: '4.6.7' })).toEqual(['docs/dependencies.md:4 nothing depends on @types/*']);
});
