import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { corpusOf } from './corpus.ts';
import { fuzz } from './fuzz.ts';
import { TARGETS } from './targets.ts';

const folder = fileURLToPath(new URL('.', import.meta.url));

test('every target in this folder stands in the registry', () => {
  const declares = (file: string) => /^export const target\b/m.test(readFileSync(`${folder}${file}`, 'utf8'));
  const files = readdirSync(folder).filter((file) => file.endsWith('.ts') && declares(file));
  const registry = readFileSync(`${folder}targets.ts`, 'utf8');
  expect(files.filter((file) => !registry.includes(`'./${file}'`))).toEqual([]);
});

describe.each(TARGETS.map((target) => [target.name, target] as const))('%s', (_name, target) => {
  const options = { seed: 1, corpus: corpusOf(target.name), slowMilliseconds: 10_000 };

  test('seeds, corpus and a short run show no bug', async () => {
    const executions = target.seeds().length + options.corpus.length + 2_000;
    expect((await fuzz(target, { ...options, executions, planted: false })).bug).toBeNull();
  });

  test('the planted bug is found within the budget', async () => {
    expect((await fuzz(target, { ...options, executions: 200_000, planted: true })).bug).not.toBeNull();
  }, 300_000);
});
