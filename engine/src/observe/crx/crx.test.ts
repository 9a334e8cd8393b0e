import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { browserExtension } from '../browser-extension/browser-extension.ts';
import { linesOf, lookedAt } from '../looked-at.ts';
import { trialFile } from '../trial.ts';
import { crx } from './crx.ts';

const packed = (name: string) =>
  fileURLToPath(new URL(`../../formats/crx/fixtures/${name}`, import.meta.url));

test.each(['alpha.crx', 'version-2.crx'])('what is packed in %s is seen', async (name) => {
  const seen = await lookedAt([packed(name)], { sources: [browserExtension] });
  expect(linesOf(seen)).toContain(
    `publisher Alpha Works GmbH @ ${name}!${name.replace('.crx', '.zip')}!manifest.json`,
  );
  expect(linesOf(seen).at(-1)).toBe('3 files, 0 directories, 2 archives');
});

test.each([
  ['a header alone', 'Cr24\x03\0\0\0\x02\0\0\0', true],
  ['a zip', 'PK\x03\x04                 ', false],
])('%s', async (_, content, expected) => {
  const file = trialFile('a.crx', content);
  expect(crx.required(file)).toBe(expected);
});
