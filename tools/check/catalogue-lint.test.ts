import { expect, test } from 'vitest';
import { catalogueLint } from './catalogue-lint.ts';
import { textRepository } from './repository.ts';
import { violationLine } from './violation.ts';

test('what the lint finds is a line with its remedy', async () => {
  const check = catalogueLint(() => [
    {
      lint: 'dangling-source',
      severity: 'error',
      where: 'us-a#announced',
      message: '"gazete" is no source of the catalogue.',
      remedy: 'Did you mean "gazette"?',
    },
  ]);
  const [violation] = await check.run(textRepository({}));
  expect(violation && violationLine(violation)).toBe(
    'catalogue: us-a#announced: "gazete" is no source of the catalogue (dangling-source). Remedy: Did you mean "gazette"?',
  );
});

test('the catalogue of this repository is in order', async () => {
  expect(await catalogueLint().run(textRepository({}))).toEqual([]);
});
