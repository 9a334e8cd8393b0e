import { resolve } from 'node:path';
import { catalogueFolder, loadCatalogue } from '../catalogue/load-catalogue.ts';
import type { Catalogue } from '../model/catalogue.ts';
import type { Settings } from './settings.ts';

/**
 * The built catalogue, with the folders of `--catalogue` on top in their order. What reads YAML is loaded only
 * where there is such a folder.
 */
export async function chosenCatalogue(settings: Settings, cwd: string): Promise<Catalogue> {
  let catalogue = loadCatalogue();
  for (const folder of settings.list('catalogue')) {
    const { extendCatalogue } = await import('../catalogue/extend-catalogue.ts');
    catalogue = extendCatalogue(catalogue, resolve(cwd, folder), catalogueFolder());
  }
  return catalogue;
}
