import { cpSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { AS_OF, folderOf, INVENTORY, interdict, REPOSITORY } from '../run-interdict.ts';

const folder = join(REPOSITORY, 'catalogue');
const KINDS = [
  'prohibition',
  'cases',
  'questions',
  'sources',
  'supplier',
  'indicators',
  'vocabulary',
  'holidays',
];

/** What an editor checks a file with: the schema that bears the name in the file's own first line. */
function checkerOf(kind: string) {
  const ajv = addFormats.default(new Ajv2020({ allErrors: false, strict: false }));
  const text = readFileSync(join(REPOSITORY, 'schema', `${kind}-1.schema.json`), 'utf8');
  return ajv.compile(JSON.parse(text));
}

function filesOf(kind: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.yaml'))
    .filter((name) => new RegExp(`^schema: interdict\\.${kind}/1$`, 'm').test(read(name)));
}

function read(name: string): string {
  return readFileSync(join(folder, name), 'utf8');
}

test.each(KINDS)('every %s file of the catalogue fits the schema that editors check it with', (kind) => {
  const fits = checkerOf(kind);
  const files = filesOf(kind);
  expect(files.length).toBeGreaterThan(0);
  for (const name of files) {
    const isFit = fits(parse(read(name)));
    expect(isFit, `${name}: ${JSON.stringify(fits.errors?.[0])}`).toBe(true);
  }
});

test.each(KINDS)('a misspelled key of a %s file is an error in an editor', (kind) => {
  const fits = checkerOf(kind);
  const [name = ''] = filesOf(kind);
  const value = parse(read(name));
  expect(fits({ ...value, schmea: 'x' })).toBe(false);
  const { schema: _, ...without } = value;
  expect(fits(without)).toBe(false);
});

test('what watch and diff print fits their schemas', async () => {
  const folder = folderOf({ 'programs.csv': INVENTORY });
  const result = join(folder, 'result.json');
  await interdict(['scan', join(folder, 'programs.csv'), ...AS_OF, '-o', `json=${result}`, '--quiet']);
  const watched = await interdict([
    'watch',
    result,
    '--as-of',
    '2024-01-01',
    '--until',
    '2025-01-01',
    '-o',
    'json',
  ]);
  const watch = JSON.parse(watched.stdout);
  expect(watch.coming.length).toBeGreaterThan(0);
  const later = join(folder, 'catalogue');
  cpSync(join(REPOSITORY, 'catalogue'), later, { recursive: true });
  const law = join(later, 'prohibitions', 'us', 'us-bis-icts-kaspersky-2024.yaml');
  writeFileSync(law, readFileSync(law, 'utf8').replaceAll('"2024-09-29T', '"2024-10-29T'));
  const diff = JSON.parse((await interdict(['catalogue', 'diff', later, '-o', 'json'])).stdout);
  expect(diff.prohibitions.length).toBe(1);
  for (const [kind, printed] of [
    ['watch', watch],
    ['diff', diff],
  ] as const) {
    const fits = checkerOf(kind);
    expect(fits(printed), JSON.stringify(fits.errors?.[0])).toBe(true);
  }
});
