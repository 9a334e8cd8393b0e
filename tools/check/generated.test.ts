import { expect, test } from 'vitest';
import { generatedFiles } from './generated.ts';
import { textRepository } from './repository.ts';

const repository = textRepository({ 'tools/generate.ts': '' });

test('a file that differs is told with what the generator says of it', async () => {
  const check = generatedFiles(() => ({ status: 1, output: 'docs/errors.md is stale\n' }));
  const [violation] = await check.run(repository);
  expect(violation?.what).toContain('docs/errors.md is stale');
  expect(violation?.remedy).toBe('npm run generate');
});

test('nothing is said where all is as generated', async () => {
  expect(await generatedFiles(() => ({ status: 0, output: '' })).run(repository)).toEqual([]);
});
