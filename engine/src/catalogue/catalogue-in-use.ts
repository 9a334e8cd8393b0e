import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { catalogueFolder, loadCatalogue } from './load-catalogue.ts';

/** Where the catalogue in use is. */
export interface CatalogueInUse {
  readonly version: string;
  /** The folder of its sources. */
  readonly sources: string;
  /** The folder of its compiled files; null for those beside the program. */
  readonly compiled: string | null;
  /** Whose signature it bore, and when it came; null for the one that came with the program. */
  readonly imported: { readonly signer: string; readonly at: string } | null;
}

/** Where imported catalogues are kept: XDG Base Directory Specification; `%LOCALAPPDATA%` on Windows. */
export function homeOf(env: Readonly<Record<string, string | undefined>>): string {
  const base = env.LOCALAPPDATA ?? env.XDG_DATA_HOME ?? join(homedir(), '.local', 'share');
  return join(base, 'interdict', 'catalogues');
}

/** The file in there that names the one to use. */
export function pointerIn(home: string): string {
  return join(home, 'current.json');
}

/**
 * The imported catalogue where it is newer than the one that came with the program, else that one: an update
 * of the program never goes back. What reads an import is loaded only where there is one.
 *
 * @throws InterdictError `import-broken` where what was imported is not there whole
 */
export async function catalogueInUse(home: string): Promise<CatalogueInUse> {
  const { version } = loadCatalogue();
  const built: CatalogueInUse = { version, sources: catalogueFolder(), compiled: null, imported: null };
  if (!existsSync(pointerIn(home))) return built;
  const { newerImport } = await import('./imported-catalogue.ts');
  return (await newerImport(home, version)) ?? built;
}
