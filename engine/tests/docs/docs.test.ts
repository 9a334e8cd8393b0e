import { spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, test } from 'vitest';
import { DEFAULT_LIMITS } from '../../src/observe/limits.ts';
import { FORMATS } from '../../src/report/formats.ts';
import { guideSteps } from '../guides/guide-steps.ts';
import { documentedCommands, withOutput } from './examples.ts';

// Every command that a page shows is run, and where the page shows what it prints, that is what it prints.
// UPDATE_DOCS=1 npx vitest run engine/tests/docs   writes the output into the pages; read the diff.

const root = fileURLToPath(new URL('../../..', import.meta.url));
const launcher = join(root, 'engine', 'bin', 'interdict.mjs');
const pages = [
  'README.md',
  'CONTRIBUTING.md',
  'SECURITY.md',
  'examples/README.md',
  ...readdirSync(join(root, 'docs'))
    // The guides change the repository, and are followed in a copy of it: engine/tests/guides.
    .filter((name) => name.endsWith('.md') && !name.startsWith('add-a-'))
    .map((name) => `docs/${name}`),
];

/** What a page's reader has at hand, by the name that the page calls it. */
const AT_HAND: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'docs/images.md': { 'image.tar': 'engine/src/observe/image/fixtures/saved.tar' },
  'docs/windows-offline.md': { disk: 'engine/tests/windows-disk/disk' },
};

/** Verdicts, leads and gaps have their exit codes; these two mean that the page is wrong or the program is. */
const MISTAKES = [2, 70];

function run(args: readonly string[], cwd: string) {
  const home = join(root, 'nothing-imported');
  const env = {
    PATH: process.env.PATH,
    INTERDICT_HOME: home,
    INTERDICT_AS_OF: '2026-11-24T12:00:00Z',
    INTERDICT_AS_KNOWN: '2026-11-24',
    NO_COLOR: '1',
  };
  const done = spawnSync(process.execPath, [launcher, ...args], { cwd, env, encoding: 'utf8' });
  return { status: done.status, stderr: done.stderr, output: timeless(done.stdout) };
}

function writeInto(folder: string, path: string, text: string): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
}

/** How long it took is never the same twice. */
function timeless(text: string): string {
  return text
    .replace(/\b\d+(?:\.\d+)? (?:s|ms)\b/g, '0.5 s')
    .replace(/[ ]+$/gm, '')
    .trim();
}

describe.each(pages)('%s', (page) => {
  const text = readFileSync(join(root, page), 'utf8');
  // A page's commands run one after another where its reader would be, and what they write goes away.
  const cwd = mkdtempSync(join(tmpdir(), 'interdict-page-'));
  symlinkSync(join(root, 'examples'), join(cwd, 'examples'));
  for (const [name, path] of Object.entries(AT_HAND[page] ?? {}))
    symlinkSync(join(root, path), join(cwd, name));
  for (const step of guideSteps(text)) if (step.kind === 'write') writeInto(cwd, step.path, step.text);
  afterAll(() => rmSync(cwd, { recursive: true }));
  const commands = documentedCommands(text);

  test.each(commands.map((command, index) => [command.args.join(' '), command, index] as const))(
    'npx interdict %s',
    (_words, { args, output }, index) => {
      const done = run(args, cwd);
      expect(MISTAKES, done.stderr).not.toContain(done.status);
      if (output === '') return;
      if (process.env.UPDATE_DOCS === '1') {
        const current = readFileSync(join(root, page), 'utf8');
        writeFileSync(join(root, page), withOutput(current, index, done.output));
      } else {
        expect(done.output).toBe(timeless(output));
      }
    },
  );

  test('paths that it names are there', () => {
    const named = [...text.matchAll(/`((?:[a-z]+\/|\.ci\/)[\w./-]*)`/g)].map((match) => match[1] ?? '');
    const folders = new Set(readdirSync(root));
    const missing = named.filter(
      (path) => folders.has(path.split('/')[0] ?? '') && !existsSync(join(root, path)),
    );
    expect(missing).toEqual([]);
  });

  test('links to files of the repository lead somewhere', () => {
    const folder = page.includes('/') ? page.slice(0, page.lastIndexOf('/')) : '';
    const broken = [...text.matchAll(/\]\((?!https?:|#|mailto:)([^)#]+)/g)]
      .map((match) => match[1] ?? '')
      .filter((path) => !existsSync(join(root, folder, path)));
    expect(broken).toEqual([]);
  });
});

test('every limit has its row with its default, and every format of a result has one', () => {
  const rows = (page: string) => readFileSync(join(root, 'docs', page), 'utf8');
  for (const [name, value] of Object.entries(DEFAULT_LIMITS)) {
    expect(rows('limits.md')).toContain(`| \`${name}\` | ${value} |`);
  }
  for (const { id } of FORMATS) expect(rows('outputs.md')).toContain(`| \`${id}\` |`);
});

test('the readme or a page that it leads to leads to every page', () => {
  const seen = new Set<string>();
  const follow = (page: string): void => {
    if (seen.has(page) || !pages.includes(page)) return;
    seen.add(page);
    const folder = page.includes('/') ? 'docs/' : '';
    const text = readFileSync(join(root, page), 'utf8');
    for (const [, path = ''] of text.matchAll(/\]\((?!https?:|#)([^)#]+)/g)) {
      follow(path.startsWith('../') ? path.slice(3) : `${folder}${path}`);
    }
  };
  follow('README.md');
  expect(pages.filter((page) => page.startsWith('docs/') && !seen.has(page))).toEqual([]);
});
