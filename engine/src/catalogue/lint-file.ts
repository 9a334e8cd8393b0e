import type { Catalogue } from '../model/catalogue.ts';
import { InterdictError } from '../model/interdict-error.ts';
import type { Prohibition } from '../model/prohibition.ts';
import { readDocument, readText } from './document.ts';
import { FILE_SCHEMAS } from './file-shape.ts';
import { lintAge } from './lint-age.ts';
import { lintOneLaw, type PlacedFinding, placed } from './lint-catalogue.ts';
import { lintEdits } from './lint-edits.ts';
import type { LintFinding } from './lint-finding.ts';
import { lintLaw } from './lint-law.ts';
import { lintOrder } from './lint-order.ts';
import { lintQuotes, type StoredTexts } from './lint-quotes.ts';
import { lintAbsence } from './lint-readers.ts';
import { lintReferences } from './lint-references.ts';
import { lintText } from './lint-text.ts';
import { prohibitionFile } from './prohibition-file.ts';
import { questionFile } from './question-file.ts';
import { placeWithin } from './where-defined.ts';

/** What one file is held against. */
export interface FileSurroundings {
  /** What the file may refer to. A law or a question in it that the file has too is taken from the file. */
  readonly base: Catalogue;
  readonly texts: StoredTexts;
  /** As `compileFindings` has them. */
  readonly today: string | null;
  readonly published: readonly Prohibition[] | null;
}

/**
 * What the lints have to say of one file, fast enough for every pause in typing: its shape and how it is written; of a
 * law also its references, dates, conditions, citations and quotes, of questions what they name and rest on. What
 * takes the whole catalogue (suppliers' marks, words that nobody uses, questions that ask alike) is left to it.
 *
 * @param named how messages name the file
 * @throws InterdictError as `readDocument` does, and `document-invalid` where the file says not which it is
 */
export function fileFindings(path: string, named: string, around: FileSurroundings): PlacedFinding[] {
  const text = readText(path, named);
  const name = /^schema:[ \t]*["']?([^\s"'#]+)/m.exec(text)?.[1] ?? '';
  const schema = FILE_SCHEMAS[name];
  if (schema === undefined) throw unknownFile(named);
  const about =
    name === 'interdict.prohibition/1'
      ? lawFindings(readDocument(text, named, prohibitionFile), around)
      : name === 'interdict.questions/1'
        ? questionFindings(text, named, around)
        : checkedAlone(text, named, schema);
  return placed(
    [...about, ...lintText(text, named), ...lintOrder(text, named)],
    (where) => placeWithin(where, text, named),
    around.base.suppliers[0]?.id ?? null,
  );
}

function lawFindings(law: Prohibition, { base, texts, today, published }: FileSurroundings): LintFinding[] {
  const data = { ...base, prohibitions: [law] };
  const suppliers = base.suppliers.map(({ id }) => id);
  const earlier = published?.filter(({ id }) => id === law.id) ?? [];
  const found = [
    ...lintLaw(data, suppliers),
    ...lintOneLaw(law, data),
    ...(today === null ? [] : lintAge(law, today)),
    ...lintEdits(earlier, [law]),
    ...lintQuotes({ ...data, sources: [] }, texts),
  ];
  return found.filter(({ where }) => where.split(/[/#]/)[0] === law.id);
}

function questionFindings(text: string, named: string, { base }: FileSurroundings): LintFinding[] {
  const own = readDocument(text, named, questionFile);
  const ids = new Set(own.map(({ id }) => id));
  const questions = [...base.questions.filter(({ id }) => !ids.has(id)), ...own];
  return [...lintReferences({ ...base, questions }), ...own.flatMap(lintAbsence)].filter(({ where }) =>
    ids.has(where),
  );
}

function checkedAlone(text: string, named: string, schema: (typeof FILE_SCHEMAS)[string]): LintFinding[] {
  readDocument(text, named, schema);
  return [];
}

function unknownFile(named: string): InterdictError {
  return new InterdictError({
    code: 'document-invalid',
    family: 'usage',
    message: 'It does not say at "schema" which file of a catalogue it is.',
    subject: `${named}:1:1`,
    remedy: `Give a file of one of: ${Object.keys(FILE_SCHEMAS).join(', ')}.`,
  });
}
