import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { InterdictError } from '../model/interdict-error.ts';
import { TOOL } from '../model/tool.ts';
import { type CatalogueInUse, pointerIn } from './catalogue-in-use.ts';
import { compareVersions } from './catalogue-version.ts';
import { compileCatalogueTo } from './compile-catalogue.ts';

const pointer = z.strictObject({
  schema: z.literal('interdict.imported-catalogue/1'),
  version: z.string(),
  digest: z.string(),
  folder: z.string().regex(/^[0-9][0-9.]*-[0-9a-f]{12}$/),
  signer: z.string(),
  imported: z.iso.datetime(),
});

/** What `current.json` says: which imported catalogue is in use, and whose signature it bore. */
export type Pointer = z.infer<typeof pointer>;

/**
 * The catalogue that was imported last, where it is newer than a version; what is not is not even looked into, for
 * an older one need not fit this program. Its compiled form is of the program that made it: another version of the
 * program compiles its sources again, once.
 *
 * @throws InterdictError `import-broken`, and what `compileCatalogue` throws
 */
export async function newerImport(home: string, than: string): Promise<CatalogueInUse | null> {
  const { version, folder, signer, imported } = pointerAt(pointerIn(home));
  if (compareVersions(version, than) <= 0) return null;
  const sources = sourcesIn(join(home, folder));
  if (!existsSync(sources)) throw broken(sources, null);
  const compiled = compiledIn(join(home, folder));
  if (!existsSync(compiled)) {
    await makingWhole(compiled, (draft) => compileCatalogueTo(sources, join(draft, 'catalogue.json')));
  }
  return { version, sources, compiled, imported: { signer, at: imported } };
}

/** Where an imported catalogue keeps its sources. */
export function sourcesIn(folder: string): string {
  return join(folder, 'sources');
}

/** Where it keeps what this version of the program made of them. */
export function compiledIn(folder: string): string {
  return join(folder, `compiled-${TOOL.version}`);
}

/** A folder that is there whole or not at all. */
export async function makingWhole<T>(folder: string, fill: (draft: string) => Promise<T>): Promise<T> {
  const draft = `${folder}.${randomBytes(6).toString('hex')}.part`;
  try {
    mkdirSync(draft, { recursive: true });
    const made = await fill(draft);
    rmSync(folder, { recursive: true, force: true });
    renameSync(draft, folder);
    return made;
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
}

/** Makes an imported catalogue the one in use, in one step. */
export function pointTo(home: string, imported: Pointer): void {
  const draft = join(home, `.current.${randomBytes(6).toString('hex')}.part`);
  writeFileSync(draft, `${JSON.stringify(imported, null, 2)}\n`);
  renameSync(draft, pointerIn(home));
}

function pointerAt(path: string): Pointer {
  try {
    return pointer.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch (cause) {
    throw broken(path, cause);
  }
}

function broken(path: string, cause: unknown): InterdictError {
  return new InterdictError({
    code: 'import-broken',
    family: 'usage',
    message: 'The catalogue that was imported is not there whole.',
    subject: path,
    remedy:
      'Remove current.json from the folder of imported catalogues, and import the bundle again; without it the catalogue that came with the program is used.',
    ...(cause === null ? {} : { cause }),
  });
}
