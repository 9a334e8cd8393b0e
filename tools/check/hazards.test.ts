import { expect, test } from 'vitest';
import { hazards } from './hazards.ts';
import { textRepository } from './repository.ts';

async function lines(path: string, text: string): Promise<number[]> {
  return (await hazards.run(textRepository({ [path]: text }))).map(({ line }) => line);
}

test.each([
  ['engine/src/observe/csv/csv.ts', '\nconst a = readFileSync(path);'],
  ['engine/src/cli/scan.ts', "\nimport { spawn } from 'node:child_process';"],
  ['engine/src/observe/host/host.ts', "\nimport { get } from 'node:https';"],
  ['engine/src/catalogue/a.ts', '\nconst page = await fetch(url);'],
  ['engine/src/identify/a.ts', '\nnew Function(text);'],
  ['engine/src/identify/a.ts', '\nconst WORD = /a+/gi;\nWORD.test(a);'],
  ['engine/src/decide/a.ts', '\nconst a = b as any;'],
  ['engine/src/report/table.ts', "\nreturn 'You are compliant';"],
])('%s: %s', async (path, text) => {
  expect(await lines(path, text)).toEqual([2]);
});

test.each([
  ['engine/src/decide/words.ts', "const NEVER = ['compliant', 'you may sign'];"],
  ['engine/src/identify/network.ts', "import { isIPv4 } from 'node:net';"],
  ['engine/src/server/listen.ts', "import { createServer } from 'node:http';"],
  ['engine/src/decide/a.ts', 'const text = source.fetch(id);'],
  ['engine/src/cli/profile.ts', 'const a = readFileSync(path);'],
  ['engine/src/observe/csv/csv.test.ts', 'const a = readFileSync(path);'],
  ['engine/src/decide/a.ts', "// any of them, in any order: any\nconst a = ['any', 1];"],
  ['engine/src/decide/a.ts', 'const WORD = /a+g/i;'],
  ['engine/src/decide/a.ts', "const WORD = /a+/g;\na.replace(WORD, '');"],
])('%s is in order: %s', async (path, text) => {
  expect(await lines(path, text)).toEqual([]);
});
