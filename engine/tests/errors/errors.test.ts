import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ERROR_REFERENCE } from '../../src/cli/error-reference.ts';
import { folderOf, interdict } from '../run-interdict.ts';

interface ErrorCase {
  readonly code: string;
  readonly words: readonly string[];
  readonly files?: Readonly<Record<string, string>>;
  readonly env?: Readonly<Record<string, string>>;
}

const STRANGERS_KEY = `-----BEGIN PUBLIC KEY-----
MCowBQYDK2VwAyEA11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=
-----END PUBLIC KEY-----
`;

/** Signed by nobody: the signature is of 64 zeros. */
const UNSIGNED_BUNDLE = JSON.stringify({
  payloadType: 'application/vnd.interdict.catalogue-bundle+json',
  payload: Buffer.from(
    JSON.stringify({
      schema: 'interdict.catalogue-bundle/1',
      version: '2099.01.01',
      digest: `sha256:${'0'.repeat(64)}`,
      files: [],
    }),
  ).toString('base64'),
  signatures: [{ keyid: 'nobody', sig: Buffer.alloc(64).toString('base64') }],
});

/** One command line for each error that a user can meet; its text is in `golden/CODE.txt`. */
const CASES: readonly ErrorCase[] = [
  { code: 'age-malformed', words: ['scan', '.', '--max-age', 'a month'] },
  {
    code: 'bundle-malformed',
    words: ['catalogue', 'diff', 'new.json'],
    files: { 'new.json': '{}' },
  },
  {
    code: 'bundle-not-signed',
    words: ['catalogue', 'import', 'new.json', '--trust-key', 'key.pem'],
    files: { 'new.json': UNSIGNED_BUNDLE, 'key.pem': STRANGERS_KEY },
  },
  {
    code: 'bundle-unreadable',
    words: ['catalogue', 'import', 'nowhere.json', '--trust-key', 'key.pem'],
    files: { 'key.pem': STRANGERS_KEY },
  },
  { code: 'contract-malformed', words: ['init', '--actor', 'business', '--contract', 'C-1'] },
  { code: 'date-malformed', words: ['ask', '--supplier', 'kaspersky', '--as-of', '2024-02-30'] },
  {
    code: 'document-invalid',
    words: ['scan', '.', '--profile', 'who.yaml'],
    files: { 'who.yaml': 'name: Acme\nroles: [federal-contracter]\n' },
  },
  {
    code: 'document-malformed',
    words: ['scan', '.', '--profile', 'who.yaml'],
    files: { 'who.yaml': 'name: "Acme\nroles: [business]\n' },
  },
  { code: 'document-unreadable', words: ['scan', '.', '--profile', 'nobody.yaml'] },
  { code: 'fact-malformed', words: ['ask', '--supplier', 'kaspersky', '--fact', 'q/in-us-or-us-person'] },
  { code: 'model-year-malformed', words: ['ask', '--supplier', 'kaspersky', '--model-year', '27'] },
  { code: 'no-profile-to-save-to', words: ['ask', '--supplier', 'kaspersky', '--save'] },
  { code: 'init-nobody-to-ask', words: ['init'] },
  {
    code: 'init-would-replace',
    words: ['init', '--actor', 'business'],
    files: { 'interdict.yaml': 'quiet: false\n' },
  },
  { code: 'no-such-catalogue', words: ['catalogue', 'diff', 'nowhere'] },
  { code: 'no-such-target', words: ['scan', 'nowhere'] },
  { code: 'no-trust-key', words: ['catalogue', 'import', 'new.json'] },
  { code: 'nothing-asked-about', words: ['ask', '--activity', 'use'] },
  { code: 'one-bundle', words: ['catalogue', 'import'] },
  { code: 'one-prohibition', words: ['catalogue', 'show'] },
  { code: 'one-result', words: ['watch'] },
  { code: 'option-needs-value', words: ['scan', '.', '--profile', '--quiet'] },
  { code: 'option-not-here', words: ['ask', '--limit', 'depth=1'] },
  { code: 'option-given-twice', words: ['ask', '--supplier', 'kaspersky', '--supplier', 'huawei'] },
  { code: 'option-takes-no-value', words: ['scan', '.', '--quiet=yes'] },
  { code: 'output-given-twice', words: ['scan', '.', '-o', 'json', '-o', 'table'] },
  { code: 'output-unwritable', words: ['scan', '.', '-o', 'json=no/such/folder/result.json'] },
  {
    code: 'previous-unreadable',
    words: ['scan', '.', '--previous', 'old.json'],
    files: { 'old.json': '{}' },
  },
  {
    code: 'product-of-another-supplier',
    words: ['ask', '--supplier', 'pango', '--product', 'kaspersky-endpoint-security'],
  },
  {
    code: 'result-of-a-profile',
    words: ['watch', 'old.json'],
    files: {
      'old.json':
        '{"schema": "interdict.result/1", "catalogue": {"version": "2026.11.24", "digest": "x"}, "asOf": "2026-11-24", "profile": {"name": "ours", "given": true}, "findings": []}',
    },
  },
  { code: 'result-unreadable', words: ['watch', 'nowhere.json'] },
  {
    code: 'trust-key-malformed',
    words: ['catalogue', 'import', 'new.json', '--trust-key', 'key.pem'],
    files: { 'key.pem': 'no key\n' },
  },
  {
    code: 'trust-root-malformed',
    words: ['scan', '.', '--trust-root', 'root.pem'],
    files: { 'root.pem': 'no certificate\n' },
  },
  { code: 'two-catalogues', words: ['catalogue', 'diff'] },
  { code: 'unexpected-operand', words: ['ask', 'kaspersky'] },
  { code: 'unknown-command', words: ['scna', '.'] },
  { code: 'unknown-format', words: ['scan', '.', '-o', 'jason'] },
  { code: 'unknown-limit', words: ['scan', '.', '--limit', 'dept=3'] },
  { code: 'unknown-option', words: ['scan', '.', '--fail-one', 'any'] },
  { code: 'unknown-prohibition', words: ['catalogue', 'show', 'us-bis-icts-kasperski-2024'] },
  { code: 'unknown-scheme', words: ['scan', 'inventry:programs.csv'] },
  { code: 'unknown-shell', words: ['completion', 'bsh'] },
  { code: 'unknown-word', words: ['ask', '--supplier', 'kasperski'] },
  { code: 'variable-not-boolean', words: ['scan', '.'], env: { INTERDICT_QUIET: 'perhaps' } },
  { code: 'word-not-valid', words: ['scan', '.', '--fail-on', 'prohibitted'] },
  { code: 'wrong-limit-value', words: ['scan', '.', '--limit', 'depth=deep'] },
  { code: 'wrong-number-of-workers', words: ['scan', '.', '--workers', 'many'] },
  { code: 'wrong-target-kind', words: ['scan', 'file:.'] },
];

for (const { code, words, files, env } of CASES) {
  test(`${code}: interdict ${words.join(' ')}`, async () => {
    const cwd = folderOf(files ?? {});
    const { status, stdout, stderr } = await interdict(words, { cwd, ...(env ? { env } : {}) });

    expect(stdout).toBe('');
    expect(status).toBe(2);
    expect(stderr.trimEnd()).toMatch(new RegExp(`\\[${code}\\]$`));
    await expect(withoutLists(stderr)).toMatchFileSnapshot(
      join(import.meta.dirname, 'golden', `${code}.txt`),
    );
  });
}

/** Lists of what the catalogue holds grow with it, and are no part of an error's own text. */
function withoutLists(text: string): string {
  return text.replace(/(Valid here: |Give one of: )[^.]*/, '$1…');
}

/** Only who compiles a catalogue meets these, or nobody should. */
const NOT_FROM_THE_COMMAND_LINE = [
  'cases-malformed',
  'catalogue-lint',
  'catalogue-missing',
  'document-too-large',
  'duplicate-id',
  'init-broken-off',
  'internal-error',
  'root-digest',
  'root-missing',
  'supplier-invalid',
  'target-unreadable',
];

/** They name the version of the catalogue at hand; engine/tests/bundle holds them. */
const OF_A_VERSION = ['bundle-digest', 'bundle-not-newer', 'import-broken'];

test('every error that a user can meet has its golden text', () => {
  const codes = [...CASES.map((each) => each.code), ...NOT_FROM_THE_COMMAND_LINE, ...OF_A_VERSION].sort();
  expect(codes).toEqual(ERROR_REFERENCE.map((entry) => entry.code));
});

test('no golden text is left over', () => {
  const golden = join(import.meta.dirname, 'golden');
  const texts = existsSync(golden) ? readdirSync(golden) : [];
  const codes = CASES.map((each) => `${each.code}.txt`);
  expect(texts.filter((name) => !codes.includes(name))).toEqual([]);
});
