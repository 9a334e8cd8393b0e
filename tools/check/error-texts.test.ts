import { expect, test } from 'vitest';
import { errorTexts } from './error-texts.ts';
import { textRepository } from './repository.ts';

const reference = {
  'engine/src/cli/error-reference.ts': "const ENTRIES = { 'bad-profile': { remedy: 'mend it' } };",
};

async function found(text: string): Promise<string[]> {
  const repository = textRepository({ ...reference, 'engine/src/cli/a.ts': text });
  return (await errorTexts.run(repository)).map(({ line, what }) => `${line} ${what}`);
}

test('a code without an entry is told', async () => {
  expect(await found("\nthrow new InterdictError({\n  code: 'no-such-file',\n});")).toEqual([
    '2 the code no-such-file stands in no reference',
  ]);
});

test('a gap code without an entry is told', async () => {
  expect(await found("export const GAP_CODES = [\n  'encrypted',\n] as const;")).toEqual([
    '2 the code encrypted stands in no reference',
  ]);
});

test('a code with an entry is in order', async () => {
  expect(await found("throw new InterdictError({ code: 'bad-profile' });")).toEqual([]);
});
