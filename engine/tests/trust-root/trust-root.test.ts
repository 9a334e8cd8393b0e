import { X509Certificate } from 'node:crypto';
import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { AS_OF, folderOf, interdict, REPOSITORY } from '../run-interdict.ts';

const FORGED = join(REPOSITORY, 'examples', 'office', 'downloads', 'setup_0417.exe');

/** The first certificate in a file's bytes: a DER SEQUENCE with a two-byte length that reads as one. */
function certificateIn(bytes: Buffer): X509Certificate {
  for (let at = bytes.indexOf('3082', 0, 'hex'); at >= 0; at = bytes.indexOf('3082', at + 1, 'hex')) {
    const whole = bytes.subarray(at, at + 4 + bytes.readUInt16BE(at + 2));
    try {
      return new X509Certificate(whole);
    } catch (error) {
      if (!(error instanceof Error)) throw error;
    }
  }
  throw new Error('there is no certificate');
}

async function confidence(...words: string[]): Promise<unknown> {
  const cwd = folderOf({});
  copyFileSync(FORGED, join(cwd, 'setup.exe'));
  writeFileSync(join(cwd, 'root.pem'), certificateIn(readFileSync(FORGED)).toString());
  const { stdout } = await interdict(['scan', 'setup.exe', '-o', 'json', ...AS_OF, ...words], { cwd });
  const result = JSON.parse(stdout);
  return result.findings.map((finding: { confidence: string }) => finding.confidence);
}

test('a version resource and a throw-away signature in one file are one author’s word', async () => {
  expect(await confidence()).toEqual(['probable']);
});

test('with that certificate given as a root the signature is confirmed', async () => {
  expect(await confidence('--trust-root', 'root.pem')).toEqual(['confirmed']);
});
