import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { parse, stringify } from 'yaml';
import { readDocument } from '../../src/catalogue/document.ts';
import { catalogueFolder } from '../../src/catalogue/load-catalogue.ts';
import { prohibitionFile } from '../../src/catalogue/prohibition-file.ts';
import { InterdictError } from '../../src/model/interdict-error.ts';
import { REPOSITORY } from '../run-interdict.ts';
import { FEWER } from './property-runs.ts';

const text = readFileSync(join(catalogueFolder(), 'prohibitions/us/us-bis-icts-kaspersky-2024.yaml'), 'utf8');
const schema = readFileSync(join(REPOSITORY, 'schema/prohibition-1.schema.json'), 'utf8');
const fits = addFormats.default(new Ajv2020({ strict: false })).compile(JSON.parse(schema));

type Tree = { [key: string]: unknown } | unknown[];
const isTree = (value: unknown): value is Tree => typeof value === 'object' && value !== null;

function treesIn(value: unknown): Tree[] {
  return isTree(value) ? [value, ...Object.values(value).flatMap(treesIn)] : [];
}

/** Takes a key away, misspells it, or puts something else under it. */
const WRONGS = [undefined, 'misspelt', null, 7, true, 'words', '2024-13-45', [], {}] as const;

function spoil(tree: Tree, place: number, wrong: (typeof WRONGS)[number]): void {
  const keys = Object.keys(tree);
  const key = keys[place % keys.length];
  if (key === undefined) return;
  if (wrong === 'misspelt' && !Array.isArray(tree)) {
    tree[`${key}x`] = tree[key];
    delete tree[key];
  } else if (wrong !== undefined) Reflect.set(tree, key, wrong);
  else if (Array.isArray(tree)) tree.splice(Number(key), 1);
  else delete tree[key];
}

function isRead(written: string): boolean {
  try {
    readDocument(written, 'law.yaml', prohibitionFile);
    return true;
  } catch (error) {
    if (error instanceof InterdictError && error.code === 'document-invalid') return false;
    throw error;
  }
}

it('a law that is printed and read again is the same law', () => {
  const again = readDocument(stringify(parse(text)), 'law.yaml', prohibitionFile);
  expect(again).toEqual(readDocument(text, 'law.yaml', prohibitionFile));
});

it('what the schema of a law refuses in an editor the loader refuses, and what it accepts is read', () => {
  const trees = treesIn(parse(text)).length;
  fc.assert(
    fc.property(fc.nat(trees - 1), fc.nat(40), fc.constantFrom(...WRONGS), (which, place, wrong) => {
      const value = parse(text);
      const tree = treesIn(value)[which];
      if (tree === undefined) throw new Error('no such place');
      spoil(tree, place, wrong);
      expect(isRead(stringify(value))).toBe(fits(value));
    }),
    FEWER,
  );
});
