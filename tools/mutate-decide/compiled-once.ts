import { readFileSync } from 'node:fs';
import type { CaseTable } from '../../engine/src/catalogue/read-cases.ts';
import type { Catalogue } from '../../engine/src/model/catalogue.ts';

interface Compiled {
  readonly catalogue: Catalogue;
  readonly cases: CaseTable[];
}

/** Read once for all mutants: modules are evaluated anew for each, and what they keep of these values goes with them. */
function compiled(): Compiled {
  const found: Compiled | undefined = Reflect.get(globalThis, 'compiledOnce');
  const made = found ?? JSON.parse(readFileSync(process.env.COMPILED_ONCE ?? '', 'utf8'));
  Reflect.set(globalThis, 'compiledOnce', made);
  return made;
}

/** Stands in place of `compile-catalogue.ts` while mutants run: the catalogue of the repository, whatever the folder. */
export function compileCatalogue(): Catalogue {
  return compiled().catalogue;
}

/** Stands in place of `read-cases.ts`. */
export function readCases(): CaseTable[] {
  return compiled().cases;
}

/** Stands in place of `load-catalogue.ts`. */
export const loadCatalogue = compileCatalogue;
