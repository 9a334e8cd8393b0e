import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const REPOSITORY = join(import.meta.dirname, '..', '..', '..');
const ROOM = join(REPOSITORY, 'engine', 'src', 'catalogue');

/** The ids that the lints' own files give to findings, by how they are written there. */
function lintIds(): string[] {
  const files = readdirSync(ROOM).filter((name) => /^(lint-.*|supplier-lint)\.ts$/.test(name));
  const texts = files
    .filter((name) => !name.endsWith('.test.ts'))
    .map((name) => readFileSync(join(ROOM, name), 'utf8'));
  const named = /\b(?:lint(?:Error|Note|Warning)|error)\(\s*'([a-z0-9-]+)'|\blint: '([a-z0-9-]+)'/g;
  const dangling = /\brefer\([^,]+,\s*'([a-z]+)'/g;
  return texts.flatMap((text) => [
    ...[...text.matchAll(named)].map((match) => match[1] ?? match[2] ?? ''),
    ...[...text.matchAll(dangling)].map((match) => `dangling-${match[1]}`),
  ]);
}

it('every lint stands on its page, and no other', () => {
  const page = readFileSync(join(REPOSITORY, 'docs', 'lints.md'), 'utf8');
  const rows = page.split('\n').filter((line) => line.startsWith('| `'));
  const told = rows.flatMap((row) => [...(row.split('|')[1] ?? '').matchAll(/`([a-z0-9-]+)`/g)]);
  expect(told.map((match) => match[1]).sort()).toEqual([...new Set(lintIds())].sort());
});
