import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Catalogue } from '../model/catalogue.ts';
import { readKinds } from './kinds.ts';
import { lintLaw, refuseErrors } from './lint-law.ts';
import { packIndicators } from './packed-indicators.ts';
import { readLaw, readOne, refuseDuplicates } from './read-catalogue.ts';
import { readRoots } from './roots.ts';
import { readSuppliers } from './supplier-folder.ts';
import { lintSuppliers } from './supplier-lint.ts';

const aboutFile = z.strictObject({
  schema: z.literal('interdict.catalogue/1'),
  version: z.string().regex(/^\d{4}\.\d{2}\.\d{2}(\.\d+)?$/, 'a version is a date: "2026.11.24"'),
});

/**
 * Reads, checks and indexes a catalogue's folder into one value.
 * Throws `InterdictError` for what does not fit its shape, and `catalogue-lint` for what contradicts itself.
 */
export function compileCatalogue(folder: string): Catalogue {
  const about = readOne(folder, 'catalogue.yaml', aboutFile);
  const law = readLaw(folder);
  const kinds = readKinds(folder);
  const supply = readSuppliers(folder, kinds);
  const { suppliers, products, indicators } = supply;
  refuseDuplicates(
    'prohibition',
    law.prohibitions.map((each) => each.id),
  );
  refuseDuplicates(
    'question',
    law.questions.map((each) => each.id),
  );
  refuseDuplicates(
    'source',
    law.sources.map((each) => each.id),
  );
  const parts: Omit<Catalogue, 'version' | 'digest'> = {
    vocabulary: law.vocabulary,
    ceilings: kinds.ceilings,
    suppliers,
    products,
    // The examples are for the lint; a program that starts a thousand times a day need not load them.
    indicators: indicators.map((each) => ({ ...each, matches: [], mustNotMatch: [] })),
    prohibitions: law.prohibitions,
    questions: law.questions,
    sources: law.sources,
    holidays: law.holidays,
    roots: readRoots(join(folder, 'roots')),
  };
  refuseErrors([
    ...lintLaw(
      law,
      suppliers.map((each) => each.id),
    ),
    ...lintSuppliers(supply, {
      match: null,
      sources: new Set(law.sources.map((each) => each.id)),
      classes: new Set(law.vocabulary.classes.map((each) => each.id)),
    }),
  ]);
  return { version: about.version, digest: digestOf(parts), ...parts };
}

/**
 * Compiles the catalogue's folder into the JSON file that `loadCatalogue` reads, and beside it `roots.json`
 * and `indicators.json`: they are nine tenths of the whole, and a question about the law needs neither.
 */
export async function compileCatalogueTo(folder: string, file: string): Promise<void> {
  const { roots, indicators, ...catalogue } = compileCatalogue(folder);
  writeFileSync(file, JSON.stringify({ ...catalogue, indicators: [], roots: [] }));
  writeFileSync(join(file, '..', 'indicators.json'), JSON.stringify(packIndicators(indicators)));
  writeFileSync(join(file, '..', 'roots.json'), JSON.stringify(roots));
}

/** `sha256:` of what a catalogue says, in the order in which it is compiled. */
export function digestOf(parts: object): string {
  return `sha256:${createHash('sha256').update(JSON.stringify(parts)).digest('hex')}`;
}
