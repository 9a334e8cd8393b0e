import { expect, test } from 'vitest';
import { names } from './names.ts';
import { textRepository } from './repository.ts';

test.each([
  ['engine/src/observe/utils.ts', 1],
  ['engine/src/observe/csv/index.ts', 1],
  ['tools/helpers/a.ts', 1],
  ['engine/src/cli/string-utils.ts', 1],
  ['engine/src/identify/indicator-index.ts', 0],
  ['engine/src/catalogue/indexed.ts', 0],
  ['engine/src/decide/database.ts', 0],
])('%s: %i violation(s)', async (path, count) => {
  expect(await names.run(textRepository({ [path]: '' }))).toHaveLength(count);
});
