import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Catalogue, Vocabulary } from '../model/catalogue.ts';
import { InterdictError } from '../model/interdict-error.ts';
import { digestOf } from './compile-catalogue.ts';
import { readKinds } from './kinds.ts';
import { lintsOf } from './lint-catalogue.ts';
import { type LawData, readLawParts } from './read-catalogue.ts';
import { refuseDuplicates } from './refuse-duplicates.ts';
import { refuseErrors } from './refuse-errors.ts';
import { readSuppliers } from './supplier-folder.ts';
import type { SearchedFolder } from './where-defined.ts';

/**
 * A catalogue with the house's own rules beside it: a folder with any of `prohibitions/`, `questions/`,
 * `sources/`, `holidays/`, `suppliers/` and a `vocabulary.yaml` of further words. What the folder says comes
 * on top; it can take nothing away, and an id that stands in both is refused.
 *
 * @param kindsFolder the folder that the base was compiled from
 * @param earlier such folders that are in the base already, for messages to name
 * @throws InterdictError `document-invalid` and the like with file and line, `duplicate-id`, `catalogue-lint`,
 *   `document-unreadable` where there is no such folder
 */
export function extendCatalogue(
  base: Catalogue,
  folder: string,
  kindsFolder: string,
  earlier: readonly string[] = [],
): Catalogue {
  refuseNoCatalogue(folder);
  const searched = [kindsFolder, ...earlier, folder].map((each) => ({ folder: each, named: each }));
  const law = readLawParts(folder);
  const supply = existsSync(join(folder, 'suppliers'))
    ? readSuppliers(folder, readKinds(kindsFolder), folder)
    : null;
  const parts: Omit<Catalogue, 'version' | 'digest'> = {
    ...base,
    vocabulary: joined(base.vocabulary, law.vocabulary, searched),
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
    ['holidays', parts.holidays],
  ] as const) {
    refuseDuplicates(what, list, searched);
  }
  const linted = { law: { ...parts, prohibitions: law.prohibitions }, supply, others: base.suppliers };
  refuseErrors(lintsOf({ ...linted, match: null }), searched);
  return { ...parts, version: base.version, digest: digestOf(parts) };
}

const PARTS = ['prohibitions', 'questions', 'sources', 'holidays', 'suppliers', 'vocabulary.yaml'];

/** Whoever names a folder has rules in it: one that adds nothing is the wrong one. */
function refuseNoCatalogue(folder: string): void {
  const message = !existsSync(folder)
    ? 'There is no such folder.'
    : !statSync(folder).isDirectory()
      ? 'This is no folder.'
      : PARTS.some((part) => existsSync(join(folder, part)))
        ? null
        : 'This folder has no part of a catalogue.';
  if (message === null) return;
  throw new InterdictError({
    code: 'document-unreadable',
    family: 'usage',
    message,
    subject: `--catalogue ${folder}`,
    remedy: 'Give a folder with prohibitions/, suppliers/ or another part of a catalogue.',
  });
}

function joined(
  base: Vocabulary,
  more: LawData['vocabulary'] | null,
  searched: readonly SearchedFolder[],
): Vocabulary {
  if (more === null) return base;
  const vocabulary = {
    actors: [...base.actors, ...more.actors],
    activities: [...base.activities, ...more.activities],
    classes: [...base.classes, ...more.classes],
  };
  for (const what of ['actors', 'activities', 'classes'] as const) {
    refuseDuplicates(what, vocabulary[what], searched);
  }
  return vocabulary;
}
