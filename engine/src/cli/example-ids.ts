import { loadCatalogue } from '../catalogue/load-catalogue.ts';
import type { ExampleIds } from './help.ts';

/** Ids for the examples in help: the first law of the catalogue that names a supplier. */
export function exampleIds(): ExampleIds {
  const { prohibitions } = loadCatalogue();
  const named = prohibitions.find(
    (law) => law.status === 'made' && law.concerns === 'supply' && law.groups[0],
  );
  return { supplier: named?.groups[0]?.roots[0] ?? 'ID', prohibition: named?.id ?? 'ID' };
}
