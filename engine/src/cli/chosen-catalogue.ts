import { join, resolve } from 'node:path';
import { type CatalogueInUse, catalogueInUse, homeOf } from '../catalogue/catalogue-in-use.ts';
import { loadCatalogue, loadIndicators, loadRoots } from '../catalogue/load-catalogue.ts';
import type { Catalogue } from '../model/catalogue.ts';
import type { Settings } from './settings.ts';
import type { Surroundings } from './surroundings.ts';

type Around = Pick<Surroundings, 'cwd' | 'env'>;

/**
 * The catalogue in use, with the folders of `--catalogue` on top in their order; indicators and roots only
 * where things are looked for. What reads YAML is loaded only where there is such a folder.
 */
export async function chosenCatalogue(
  settings: Settings,
  around: Around,
  wanted: 'law' | 'all' = 'law',
): Promise<Catalogue> {
  const inUse = await chosenInUse(settings, around);
  let catalogue = loadInUse(inUse, wanted);
  const folders = settings.list('catalogue').map((folder) => resolve(around.cwd, folder));
  for (const [index, folder] of folders.entries()) {
    const { extendCatalogue } = await import('../catalogue/extend-catalogue.ts');
    catalogue = extendCatalogue(catalogue, folder, inUse.sources, folders.slice(0, index));
  }
  return catalogue;
}

/** The imported catalogue, or the one that came with the program. */
export function chosenInUse(settings: Settings, around: Around): Promise<CatalogueInUse> {
  return catalogueInUse(chosenHome(settings, around));
}

/** Where imported catalogues are kept. */
export function chosenHome(settings: Settings, { cwd, env }: Around): string {
  const given = settings.text('home');
  return given === null ? homeOf(env) : resolve(cwd, given);
}

export function loadInUse({ compiled }: CatalogueInUse, wanted: 'law' | 'all'): Catalogue {
  const file = (name: string): string | undefined => (compiled === null ? undefined : join(compiled, name));
  const law = loadCatalogue(file('catalogue.json'));
  if (wanted === 'law') return law;
  return {
    ...law,
    indicators: loadIndicators(file('indicators.json')),
    roots: loadRoots(file('roots.json')),
  };
}
