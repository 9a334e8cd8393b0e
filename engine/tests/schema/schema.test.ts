import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { REPOSITORY } from '../run-interdict.ts';

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
