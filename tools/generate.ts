/**
 * Makes the files that are made from others:
 *
 *   npm run generate               writes them
 *   npm run generate -- --check    names those that differ from what would be written, and fails
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { commandLinePage } from './generate/command-line-page.ts';
import { coveragePage } from './generate/coverage-page.ts';
import { errorsPage } from './generate/errors-page.ts';
import { schemaFiles } from './generate/schema-files.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

/** A generated file: its path in the repository, and its whole text. */
export interface Generated {
  readonly path: string;
  readonly text: string;
}

const files: readonly Generated[] = [
  ...schemaFiles(),
  { path: 'docs/errors.md', text: errorsPage(join(root, 'engine', 'tests', 'errors', 'golden')) },
  { path: 'docs/command-line.md', text: commandLinePage() },
  { path: 'docs/coverage.md', text: coveragePage() },
];

function present(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return null;
  }
}

const checkOnly = process.argv.includes('--check');
for (const { path, text } of files) {
  const file = join(root, path);
  if (present(file) === text) continue;
  if (checkOnly) {
    process.stdout.write(`${path} differs from what would be generated\n`);
    process.exitCode = 1;
    continue;
  }
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
  process.stdout.write(`${path} written\n`);
}
