import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Catalogue, Vocabulary } from '../model/catalogue.ts';
import { InterdictError } from '../model/interdict-error.ts';
import { digestOf } from './compile-catalogue.ts';
import { readKinds } from './kinds.ts';
import { lintLaw, refuseErrors } from './lint-law.ts';
import { type LawData, readLawParts, refuseDuplicates } from './read-catalogue.ts';
import { readSuppliers } from './supplier-folder.ts';
import { lintSuppliers } from './supplier-lint.ts';

/**
 * A catalogue with the house's own rules beside it: a folder with any of `prohibitions/`, `questions/`,
 * `sources/`, `holidays/`, `suppliers/` and a `vocabulary.yaml` of further words. What the folder says comes
 * on top; it can take nothing away, and an id that stands in both is refused.
 *
 * @throws InterdictError `document-invalid` and the like with file and line, `duplicate-id`, `catalogue-lint`,
 *   `document-unreadable` where there is no such folder
 */
export function extendCatalogue(base: Catalogue, folder: string, kindsFolder: string): Catalogue {
  if (!existsSync(folder)) {
    throw new InterdictError({
      code: 'document-unreadable',
      family: 'usage',
      message: 'There is no such folder.',
      subject: `--catalogue ${folder}`,
      remedy: 'Give a folder with prohibitions/, suppliers/ or another part of a catalogue.',
    });
  }
  const law = readLawParts(folder);
  const supply = existsSync(join(folder, 'suppliers')) ? readSuppliers(folder, readKinds(kindsFolder)) : null;
  const parts: Omit<Catalogue, 'version' | 'digest'> = {
    ...base,
    vocabulary: joined(base.vocabulary, law.vocabulary),
    suppliers: [...base.suppliers, ...(supply?.suppliers ?? [])],
    products: [...base.products, ...(supply?.products ?? [])],
    indicators: [...base.indicators, ...(supply?.indicators ?? [])],
    prohibitions: [...base.prohibitions, ...law.prohibitions],
    questions: [...base.questions, ...law.questions],
    sources: [...base.sources, ...law.sources],
    holidays: [...base.holidays, ...law.holidays],
  };
  for (const [what, list] of [
    ['prohibition', parts.prohibitions],
    ['question', parts.questions],
    ['source', parts.sources],
    ['supplier', parts.suppliers],
    ['product', parts.products],
    ['indicator', parts.indicators],
  ] as const) {
    refuseDuplicates(
      what,
      list.map((each) => each.id),
    );
  }
  refuseErrors([
    ...lintLaw(
      { ...parts, prohibitions: law.prohibitions },
      parts.suppliers.map((each) => each.id),
    ),
    ...(supply
      ? lintSuppliers(supply, {
          match: null,
          sources: new Set(parts.sources.map((each) => each.id)),
          classes: new Set(parts.vocabulary.classes.map((each) => each.id)),
        })
      : []),
  ]);
  return { ...parts, version: base.version, digest: digestOf(parts) };
}

function joined(base: Vocabulary, more: LawData['vocabulary'] | null): Vocabulary {
  if (more === null) return base;
  const vocabulary = {
    actors: [...base.actors, ...more.actors],
    activities: [...base.activities, ...more.activities],
    classes: [...base.classes, ...more.classes],
  };
  for (const [what, words] of Object.entries(vocabulary)) {
    refuseDuplicates(
      `vocabulary (${what})`,
      words.map((each: { readonly id: string }) => each.id),
    );
  }
  return vocabulary;
}
