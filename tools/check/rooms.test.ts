import { expect, test } from 'vitest';
import { textRepository } from './repository.ts';
import { rooms } from './rooms.ts';

async function whats(texts: Record<string, string>): Promise<string[]> {
  return (await rooms.run(textRepository(texts))).map(({ path, line, what }) => `${path}:${line} ${what}`);
}

test('a room imports from rooms before it', async () => {
  expect(
    await whats({
      'engine/src/decide/decide.ts': "import { a } from '../catalogue/a.ts';\nimport '../model/b.ts';\n",
      'engine/src/cli/scan.ts': "import { scan } from '../flow.ts';\n",
      'engine/src/flow.ts': "import { decide } from './decide/decide.ts';\n",
      'engine/src/observe/pe/pe.ts': "import '../../formats/pe/pe.ts';\nimport '../source.ts';\n",
    }),
  ).toEqual([]);
});

test.each([
  [
    'model',
    "import '../catalogue/a.ts';",
    'engine/src/model/a.ts:1 model/ imports catalogue/, which comes after it',
  ],
  [
    'observe',
    "\nimport '../identify/a.ts';",
    'engine/src/observe/a.ts:2 observe/ imports identify/, which comes after it',
  ],
  [
    'decide',
    "import '../flow.ts';",
    'engine/src/decide/a.ts:1 decide/ imports flow.ts/, which comes after it',
  ],
  [
    'catalogue',
    "import '../../../tools/x.ts';",
    'engine/src/catalogue/a.ts:1 imports tools/x.ts, outside engine/src',
  ],
  ['decide', "import 'node:fs';", 'engine/src/decide/a.ts:1 decide/ is pure and imports node:fs'],
])('against the flow in %s: %s', async (room, text, what) => {
  expect(await whats({ [`engine/src/${room}/a.ts`]: text })).toEqual([what]);
});

test('formats know no noun of the domain', async () => {
  expect(await whats({ 'engine/src/formats/pe/pe.ts': "import '../../model/sighting.ts';" })).toEqual([
    'engine/src/formats/pe/pe.ts:1 formats/ imports model/: formats/ is bytes to structure, and knows no noun of the domain',
  ]);
});

test('flow.ts ends at decide', async () => {
  expect(await whats({ 'engine/src/flow.ts': "import './report/table.ts';" })).toHaveLength(1);
});

test('the server never imports the command line, and the command line loads it lazily', async () => {
  expect(await whats({ 'engine/src/server/a.ts': "import '../cli/a.ts';" })).toHaveLength(1);
  expect(await whats({ 'engine/src/cli/scan.ts': "import '../server/a.ts';" })).toHaveLength(1);
  expect(await whats({ 'engine/src/cli/serve.ts': "await import('../server/a.ts');" })).toEqual([]);
});

test('a plug-in imports no sibling but what the table says, and never its registry', async () => {
  expect(
    await whats({
      'engine/src/observe/osquery/osquery.ts': "import '../csv/csv.ts';\nimport '../sources.ts';\n",
      'engine/src/formats/authenticode/authenticode.ts': "import '../der/der.ts';\nimport '../zip/zip.ts';\n",
    }),
  ).toEqual([
    'engine/src/formats/authenticode/authenticode.ts:2 formats/authenticode imports its sibling formats/zip',
    'engine/src/observe/osquery/osquery.ts:1 observe/osquery imports its sibling observe/csv',
    'engine/src/observe/osquery/osquery.ts:2 a plug-in imports its own registry',
  ]);
});

test('tests of a room may reach further', async () => {
  expect(await whats({ 'engine/src/model/a.test.ts': "import '../cli/a.ts';" })).toEqual([]);
});
