import { X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { AS_OF, flowing, folderOf, interdict, REPOSITORY } from '../run-interdict.ts';

test('the sample estate exits 0 for whoever nobody asked about', async () => {
  const { status, stdout, stderr } = await interdict(['scan', 'examples/office', ...AS_OF]);

  expect(stderr).toBe('');
  expect(stdout).toContain('come from a supplier under a ban');
  expect(stdout).toContain('Kaspersky Endpoint Security');
  expect(flowing(stdout)).toContain('As of 24 Nov 2026, assumed: a private person or business in the United');
  expect(stdout).toContain('Not legal advice, from no agency');
  expect(stdout).toMatch(/Using it +ADVISED AGAINST/);
  expect(stdout).toMatch(/Not seen +0 +everything here was read/);
  expect(status).toBe(0);
});

test('it exits 1 for the contractor, on the machine that is used for the contract', async () => {
  const profile = ['--profile', 'examples/contractor.yaml'];
  const { status, stdout } = await interdict(['scan', 'examples/office', ...profile, ...AS_OF]);

  const said = flowing(stdout);
  expect(said).toContain('Contracts given: W912-24-C-0007 (FAR 52.204-23, edition DEC 2023)');
  expect(said).toMatch(/on ACCOUNTS-01: PROHIBITED/);
  expect(said).toContain('One fact settles it');
  expect(said).toContain('within 3 business days');
  expect(said).toContain('Mon 30 Nov 2026');
  expect(status).toBe(1);
});

test('what replaced the supplier on consumers’ machines is not taken for it', async () => {
  const { stdout } = await interdict(['scan', 'examples/office', ...AS_OF]);

  expect(stdout).not.toContain('UltraAV');
});

test('the same words give the same text', async () => {
  const first = await interdict(['scan', 'examples/office', ...AS_OF]);
  const second = await interdict(['scan', 'examples/office', ...AS_OF], {
    env: { TZ: 'Asia/Tokyo', LC_ALL: 'de_DE.UTF-8' },
  });

  expect(second.stdout).toBe(first.stdout);
});

test('a throw-away signature confirms nothing, until its certificate is given as a root', async () => {
  const file = 'examples/office/downloads/setup_0417.exe';
  const given = folderOf({ 'root.pem': certificateIn(readFileSync(join(REPOSITORY, file))).toString() });

  const without = await interdict(['scan', file, ...AS_OF]);
  const trusting = await interdict(['scan', file, '--trust-root', join(given, 'root.pem'), ...AS_OF]);

  expect(flowing(without.stdout)).toContain('How sure probable:');
  expect(flowing(without.stdout)).toContain('anybody can make one');
  expect(flowing(trusting.stdout)).toContain('How sure confirmed: signed as "AO Kaspersky Lab"');
});

/** The first certificate that stands in some bytes: a DER sequence that Node takes for one. */
function certificateIn(bytes: Buffer): X509Certificate {
  for (let at = bytes.indexOf('3082', 0, 'hex'); at >= 0; at = bytes.indexOf('3082', at + 1, 'hex')) {
    try {
      return new X509Certificate(bytes.subarray(at, at + 4 + bytes.readUInt16BE(at + 2)));
    } catch {}
  }
  throw new Error('no certificate in it');
}

test('an engine is found in a file that nowhere says its maker’s name, no surer than the evidence', async () => {
  const file = 'examples/office/products/webguard/wgscan.exe';
  expect(readFileSync(join(REPOSITORY, file)).toString('latin1').toLowerCase()).not.toContain('kaspersky');

  const { stdout } = await interdict(['scan', file, ...AS_OF]);

  const said = flowing(stdout);
  expect(said).toContain('Kaspersky Anti-Virus SDK, inside Nordhaven WebGuard component in wgscan.exe');
  expect(said).toContain('probable: found in its bytes "symbol:kaveInitializeEx"');
});
