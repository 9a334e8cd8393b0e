import { resolve } from 'node:path';
import { catalogueFolder, loadCatalogue, loadIndicators } from '../catalogue/load-catalogue.ts';
import type { Catalogue } from '../model/catalogue.ts';
import type { Settings } from './settings.ts';

/**
 * The built catalogue, with the folders of `--catalogue` on top in their order; indicators only where they are
 * looked for. What reads YAML is loaded only
 * where there is such a folder.
 */
export async function chosenCatalogue(
  settings: Settings,
  cwd: string,
  wanted: 'law' | 'law and indicators' = 'law',
): Promise<Catalogue> {
  const built = loadCatalogue();
  let catalogue: Catalogue = wanted === 'law' ? built : { ...built, indicators: loadIndicators() };
  for (const folder of settings.list('catalogue')) {
    const { extendCatalogue } = await import('../catalogue/extend-catalogue.ts');
    catalogue = extendCatalogue(catalogue, resolve(cwd, folder), catalogueFolder());
  }
  return catalogue;
}
