import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { BUNDLE_TYPE, type Bundle, bundleOf } from '../../src/catalogue/bundle.ts';
import { compileCatalogue } from '../../src/catalogue/compile-catalogue.ts';
import { sealed } from '../../src/catalogue/dsse.ts';
import { flowing, folderOf, interdict, REPOSITORY } from '../run-interdict.ts';

const PROHIBITION = 'prohibitions/us/us-bis-icts-kaspersky-2024.yaml';
const keys = generateKeyPairSync('ed25519');
const strangers = generateKeyPairSync('ed25519');

let folder = '';
let later = '';
let whole: Bundle;

/** The repository's catalogue of a later day, in which resale is barred a month later: compiled once. */
beforeAll(() => {
  later = mkdtempSync(join(tmpdir(), 'interdict-later-'));
  cpSync(join(REPOSITORY, 'catalogue'), later, { recursive: true });
  edit(join(later, 'catalogue.yaml'), (text) => text.replace(/^version: .*/m, 'version: "2099.01.02"'));
  edit(join(later, PROHIBITION), (text) => text.replaceAll('"2024-09-29T', '"2024-10-29T'));
  whole = bundleOf(later, compileCatalogue(later));
}, 60_000);

afterAll(() => rmSync(later, { recursive: true, force: true }));

beforeEach(() => {
  folder = folderOf({
    'key.pem': publicPem(keys.publicKey),
    'stranger.pem': publicPem(strangers.publicKey),
  });
});

function publicPem(key: KeyObject): string {
  return key.export({ type: 'spki', format: 'pem' }).toString();
}

function edit(path: string, change: (text: string) => string): void {
  const text = readFileSync(path, 'utf8');
  expect(change(text)).not.toBe(text);
  writeFileSync(path, change(text));
}

function bundled(change: Partial<Bundle> = {}, key: KeyObject = keys.privateKey): string {
  const path = join(folder, 'new.bundle.json');
  const payload = Buffer.from(JSON.stringify({ ...whole, ...change }));
  writeFileSync(path, JSON.stringify(sealed(BUNDLE_TYPE, payload, key)));
  return path;
}

const RESALE = [
  ...['ask', '--supplier', 'kaspersky', '--actor', 'reseller', '--activity', 'resell', '-o', 'json'],
  ...['--as-of', '2024-10-05T12:00:00Z', '--as-known', '2026-11-24'],
  ...['--fact', 'q/sale-makes-agreement-with-supplier=no'],
];

function run(words: readonly string[]) {
  return interdict(words, { env: { INTERDICT_HOME: join(folder, 'home') } });
}

async function resale(): Promise<string> {
  return JSON.parse((await run(RESALE)).stdout).verdict;
}

test('a newer bundle that a trusted key signed is in use from then on', async () => {
  expect(await resale()).toBe('prohibited');
  const imported = await run(['catalogue', 'import', bundled(), '--trust-key', join(folder, 'key.pem')]);
  expect(imported.stderr).toBe('');
  expect(imported.stdout).toMatch(/In use +the catalogue of 2099.01.02; before, that of 2\d{3}\./);
  expect(flowing(imported.stdout)).toContain(
    'us-bis-icts-kaspersky-2024/resale: Its valid is not what was published.',
  );
  expect(imported.status).toBe(0);
  expect(await resale()).toBe('not-covered');
  expect((await run(['catalogue', 'status'])).stdout).toMatch(/From +a bundle signed by SHA256:/);
  expect(readdirSync(join(folder, 'home')).filter((name) => name.includes('.part'))).toEqual([]);
});

test.each<[string, string, () => string, string]>([
  ['signed by a stranger', 'bundle-not-signed', () => bundled({}, strangers.privateKey), 'key.pem'],
  ['for another key', 'bundle-not-signed', () => bundled(), 'stranger.pem'],
  ['older', 'bundle-not-newer', () => bundled({ version: '2020.01.01' }), 'key.pem'],
  ['with another digest', 'bundle-digest', () => bundled({ digest: `sha256:${'0'.repeat(64)}` }), 'key.pem'],
])('a bundle %s is refused, and nothing changes', async (_, code, make, key) => {
  const path = make();
  const { status, stderr } = await run(['catalogue', 'import', path, '--trust-key', join(folder, key)]);
  expect(stderr).toContain(`[${code}]`);
  expect(stderr).toContain('The catalogue in use is as it was.');
  expect(status).toBe(2);
  expect(existsSync(join(folder, 'home', 'current.json'))).toBe(false);
  expect(await resale()).toBe('prohibited');
});

test('a bundle with one byte changed is refused, and the one imported before stays in use', async () => {
  const trusting = ['--trust-key', join(folder, 'key.pem')];
  await run(['catalogue', 'import', bundled(), ...trusting]);
  const bytes = readFileSync(join(folder, 'new.bundle.json'));
  const at = Math.floor(bytes.length / 2);
  bytes[at] = bytes[at] === 0x41 ? 0x42 : 0x41;
  const changed = join(folder, 'changed.bundle.json');
  writeFileSync(changed, bytes);
  const { status, stderr } = await run(['catalogue', 'import', changed, ...trusting]);
  expect(stderr).toContain('[bundle-not-signed]');
  expect(status).toBe(2);
  expect(await resale()).toBe('not-covered');
});

test('a file name that climbs out of the bundle is refused', async () => {
  const path = bundled({ files: [{ path: '../evil.yaml', text: '' }] });
  const { stderr } = await run(['catalogue', 'import', path, '--trust-key', join(folder, 'key.pem')]);
  expect(stderr).toContain('[bundle-malformed]');
  expect(existsSync(join(folder, 'evil.yaml'))).toBe(false);
});

test('an import that is no longer there whole is an error, not the older law in silence', async () => {
  await run(['catalogue', 'import', bundled(), '--trust-key', join(folder, 'key.pem')]);
  edit(join(folder, 'home', 'current.json'), (text) => text.replace('2099.01.02-', '2099.01.03-'));
  const { status, stderr } = await run(RESALE);
  expect(stderr).toContain('[import-broken]');
  expect(status).toBe(2);
});

test('an import that the program has overtaken is not looked into', async () => {
  await run(['catalogue', 'import', bundled(), '--trust-key', join(folder, 'key.pem')]);
  const pointer = join(folder, 'home', 'current.json');
  edit(pointer, (text) => text.replace('"version": "2099.01.02"', '"version": "2020.01.01"'));
  edit(pointer, (text) => text.replace('"folder": "2099.01.02-', '"folder": "2020.01.01-'));
  expect(await resale()).toBe('prohibited');
});

test('the difference of two catalogues says what is looser, for whom, and shows a case', async () => {
  const { status, stdout } = await run(['catalogue', 'diff', join(REPOSITORY, 'catalogue'), later]);
  expect(flowing(stdout)).toContain('us-bis-icts-kaspersky-2024: changed');
  expect(flowing(stdout)).toMatch(/looser \S[^:]*: [^:]*resell[^:]*acts from 29 Sep 2024/);
  expect(stdout).not.toContain('STRICTER');
  expect(status).toBe(0);
});

test('every witness of a difference comes out as the difference says', async () => {
  const known = ['--as-known', '2024-10-01'];
  const { stdout } = await run(['catalogue', 'diff', later, '-o', 'json', ...known]);
  const diff = JSON.parse(stdout);
  const [change] = diff.prohibitions;
  expect(diff.prohibitions.length).toBe(1);
  const own = change.cases.filter((each: { bound: string }) => each.bound === 'self');
  expect(own.length).toBeGreaterThan(4);
  for (const each of own.slice(0, 5)) {
    // Of what was known by then, which is what was compared.
    expect(each.witness.slice(-2)).toEqual(known);
    const answer = JSON.parse((await run(['ask', ...each.witness, '-o', 'json'])).stdout);
    expect(answer.verdict).toBe(each.before.verdict);
    expect(answer.couldBe).toEqual(each.before.couldBe);
  }
});

test('a catalogue and itself do not differ', async () => {
  const { stdout } = await run(['catalogue', 'diff', join(REPOSITORY, 'catalogue')]);
  expect(stdout).toContain('nothing differs');
});

test('what was edited of published rows is an error of the lint', async () => {
  const { status, stdout } = await run(['catalogue', 'lint', '--since', later]);
  expect(flowing(stdout)).toContain('error: edited-history us-bis-icts-kaspersky-2024/resale');
  expect(status).toBe(1);
});
