import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Catalogue } from '../model/catalogue.ts';
import { readAbout } from './about-catalogue.ts';
import { readKinds } from './kinds.ts';
import { lintsOf } from './lint-catalogue.ts';
import { packIndicators } from './packed-indicators.ts';
import { readLaw } from './read-catalogue.ts';
import { refuseDuplicates } from './refuse-duplicates.ts';
import { refuseErrors } from './refuse-errors.ts';
import { readRoots } from './roots.ts';
import { readSuppliers } from './supplier-folder.ts';

/**
 * Reads, checks and indexes a catalogue's folder into one value.
 * Throws `InterdictError` for what does not fit its shape, and `catalogue-lint` for what contradicts itself.
 */
export function compileCatalogue(folder: string): Catalogue {
  const about = readAbout(folder);
  const law = readLaw(folder);
  const kinds = readKinds(folder);
  const supply = readSuppliers(folder, kinds);
  const { suppliers, products, indicators } = supply;
  const searched = [{ folder, named: '' }];
  refuseDuplicates('prohibition', law.prohibitions, searched);
  refuseDuplicates('question', law.questions, searched);
  refuseDuplicates('source', law.sources, searched);
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
  refuseErrors(lintsOf({ law, supply, usual: about.usual, match: null }), searched);
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
