import { expect, test } from 'vitest';
import { folderOf, interdict } from '../run-interdict.ts';

const ESCAPE = String.fromCharCode(27);
const OVERRIDE = String.fromCharCode(0x202e);
const CSI = String.fromCharCode(0x9b);

const HOSTILE = [
  'Computer,Program,Version,Publisher',
  `PC-1${ESCAPE}[2J,Kaspersky Endpoint Security for Windows,11${CSI}2J,AO Kaspersky Lab`,
  `PC${OVERRIDE}-2,Kaspersky Endpoint Security for Windows,11,AO Kaspersky Lab`,
  '',
].join('\n');

test('names that a terminal would obey are shown by number, on the screen and in JSON', async () => {
  const cwd = folderOf({ [`pro${OVERRIDE}grams${ESCAPE}[31m.csv`]: HOSTILE });
  for (const format of ['table', 'json']) {
    const { status, stdout } = await interdict(['scan', '.', '-o', format], { cwd });
    expect(status).toBe(0);
    for (const character of [ESCAPE, OVERRIDE, CSI]) expect(stdout).not.toContain(character);
    expect(stdout).toContain(format === 'json' ? '\\u202e' : 'PC\\u202e-2');
  }
});

test('an error shows what the user typed the same way', async () => {
  const { stderr } = await interdict(['scan', `no${ESCAPE}[2Jwhere`], { cwd: folderOf({}) });
  expect(stderr).not.toContain(ESCAPE);
  expect(stderr).toContain('no\\x1b[2Jwhere');
});
