import { readFileSync } from 'node:fs';
import type { CaseTable } from '../../engine/src/catalogue/read-cases.ts';
import type { Catalogue } from '../../engine/src/model/catalogue.ts';

const compiled = JSON.parse(readFileSync(process.env.COMPILED_ONCE ?? '', 'utf8'));

/** Stands in place of `compile-catalogue.ts` while mutants run: the catalogue of the repository, whatever the folder. */
export function compileCatalogue(): Catalogue {
  return compiled.catalogue;
}

/** Stands in place of `read-cases.ts`. */
export function readCases(): CaseTable[] {
  return compiled.cases;
}

/** Stands in place of `load-catalogue.ts`. */
export const loadCatalogue = compileCatalogue;
