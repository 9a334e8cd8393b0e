import { expect, test } from 'vitest';
import { registries } from './registries.ts';
import { textRepository } from './repository.ts';

async function whats(texts: Record<string, string>): Promise<string[]> {
  return (await registries.run(textRepository(texts))).map(({ path, what }) => `${path} ${what}`);
}

const listed = {
  'engine/src/observe/sources.ts': "import { csv } from './csv/csv.ts';\nexport const SOURCES = [csv];\n",
  'engine/src/observe/csv/csv.ts': 'export const csv: Source = {',
  'engine/src/observe/csv/csv.test.ts': '',
};

test('a plug-in in its registry with a test beside it is in order', async () => {
  expect(await whats(listed)).toEqual([]);
});

test('a plug-in that nobody lists, or nobody tests, is told', async () => {
  expect(
    await whats({ ...listed, 'engine/src/observe/dpkg/dpkg.ts': 'export const dpkg: Source = {' }),
  ).toEqual([
    'engine/src/observe/dpkg/dpkg.ts has no test beside it',
    'engine/src/observe/dpkg/dpkg.ts dpkg does not stand in engine/src/observe/sources.ts',
  ]);
});

test('a folder without a file of its name is told', async () => {
  expect(await whats({ 'engine/src/formats/zip/index.ts': '' })).toEqual([
    'engine/src/formats/zip there is no zip.ts',
  ]);
});

test('a private folder is no plug-in', async () => {
  expect(await whats({ 'engine/src/formats/_strings/latin.ts': '' })).toEqual([]);
});

test('a matcher, a command or a report that nobody lists is told, one for tests is not', async () => {
  const matcher = 'export const banner: Matcher = {';
  expect(
    await whats({
      'engine/src/identify/banner.ts': matcher,
      'engine/src/identify/sample.ts': `/** For tests of this room. */\n${matcher}`,
      'engine/src/cli/commands/fleet.ts': 'export const fleet: Command = {',
      'engine/src/cli/commands.ts': "import { ask } from './commands/ask.ts';",
      'engine/src/report/csv.ts': 'export const csv: Report = {',
      'engine/src/report/formats.ts': "import { csv } from './csv.ts';",
    }),
  ).toEqual([
    'engine/src/identify/banner.ts banner does not stand in engine/src/identify/matchers.ts',
    'engine/src/cli/commands/fleet.ts fleet does not stand in engine/src/cli/commands.ts',
  ]);
});
