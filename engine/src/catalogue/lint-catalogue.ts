import { relative } from 'node:path';
import type { Prohibition } from '../model/prohibition.ts';
import { readAbout } from './about-catalogue.ts';
import { readText } from './document.ts';
import { readKinds } from './kinds.ts';
import { lintAge } from './lint-age.ts';
import { pastedCases } from './lint-case.ts';
import { lintCitations } from './lint-citations.ts';
import { lintCounts, type UsualCounts } from './lint-counts.ts';
import { lintEdges } from './lint-edges.ts';
import { lintEdits } from './lint-edits.ts';
import { lintExceptions } from './lint-exceptions.ts';
import type { LintFinding } from './lint-finding.ts';
import { lintGaps } from './lint-gaps.ts';
import { lintGraph } from './lint-graph.ts';
import { lintHistory } from './lint-history.ts';
import { lintLaw } from './lint-law.ts';
import { lintLogic } from './lint-logic.ts';
import { lintOrder } from './lint-order.ts';
import { lintQuotes, readTexts } from './lint-quotes.ts';
import { lintAbsence, lintReaders } from './lint-readers.ts';
import { lintReferences } from './lint-references.ts';
import { lintText } from './lint-text.ts';
import { lintWords } from './lint-words.ts';
import { caseFiles, type LawData, readLaw, yamlFiles } from './read-catalogue.ts';
import { readSuppliers, type SupplierFolder } from './supplier-folder.ts';
import { lintSuppliers, type MatchAmong } from './supplier-lint.ts';
import { nothingRead, placeOfFinding } from './where-defined.ts';

/** A finding as it is told. */
export interface PlacedFinding extends Omit<LintFinding, 'shows'> {
  /** `file:line:column` of what it is about, relative to the catalogue's folder; null where nobody can say. */
  readonly place: string | null;
  /** Cases in the words of the cases files that fail for it, to paste beside the law; null where none can show it. */
  readonly case: string | null;
}

/** What the lints are run over: the data that is checked, among all that it may refer to. */
export interface LintedData {
  readonly law: LawData;
  /** Null where the folder has no suppliers. */
  readonly supply: SupplierFolder | null;
  /** Suppliers that stand elsewhere, for `law` and `supply` to refer to. */
  readonly others?: SupplierFolder['suppliers'];
  /** How much of it there usually is; left out, nothing is counted. */
  readonly usual?: UsualCounts;
  /** Leaves out what needs matching where it is null. */
  readonly match: MatchAmong | null;
}

/** Everything that the lints have to say of a catalogue's data. */
export function lintsOf({ law, supply, others = [], usual = {}, match }: LintedData): LintFinding[] {
  const suppliers = [...others, ...(supply?.suppliers ?? [])];
  return [
    ...lintLaw(
      law,
      suppliers.map((each) => each.id),
    ),
    ...lintReferences(law),
    ...law.prohibitions.flatMap((each) => lintOneLaw(each, law)),
    ...law.questions.flatMap(lintAbsence),
    ...lintCounts(usual, law, supply),
    ...(supply === null
      ? []
      : lintSuppliers(supply, {
          match,
          suppliers: new Set(others.map((each) => each.id)),
          sources: new Set(law.sources.map((each) => each.id)),
          classes: new Set(law.vocabulary.classes.map((each) => each.id)),
        })),
    ...lintGraph(suppliers),
    ...lintEdges(suppliers, law.sources),
  ];
}

/** What the lints say of one law by itself. */
export function lintOneLaw(one: Prohibition, law: LawData): LintFinding[] {
  return [
    ...lintHistory(one),
    ...lintCitations(one, law.sources),
    ...lintLogic(one, law.vocabulary),
    ...lintExceptions(one, law.vocabulary),
    ...lintGaps(one, law.vocabulary, law.questions),
    ...lintReaders(one),
  ];
}

/** How a file is written, cases too. */
function writingFindings(folder: string, path: string): LintFinding[] {
  const [text, named] = [readText(path), relative(folder, path)];
  return [...lintText(text, named), ...lintOrder(text, named)];
}

/**
 * Everything that the lints have to say of a catalogue's folder, errors first, in a fixed order.
 *
 * @param today ISO day by which things are old or about to end; null says nothing of it
 * @param published the law of a catalogue that was published before; null holds it against none
 */
export function compileFindings(
  folder: string,
  match: MatchAmong | null = null,
  today: string | null = null,
  published: readonly Prohibition[] | null = null,
): PlacedFinding[] {
  const law = readLaw(folder);
  const supply = readSuppliers(folder, readKinds(folder));
  const findings = [
    ...lintsOf({ law, supply, usual: readAbout(folder).usual, match }),
    ...(today === null ? [] : law.prohibitions.flatMap((each) => lintAge(each, today))),
    ...(published === null ? [] : lintEdits(published, law.prohibitions)),
    ...lintQuotes(law, readTexts(folder)),
    ...lintWords(
      law,
      supply.products.flatMap((each) => each.classes),
    ),
    ...[...yamlFiles(folder), ...caseFiles(folder)].flatMap((path) => writingFindings(folder, path)),
  ];
  const files = nothingRead();
  const placeOf = (where: string): string | null => placeOfFinding(where, [{ folder, named: '' }], files);
  return placed(findings, placeOf, supply.suppliers[0]?.id ?? null);
}

/**
 * Findings as they are told, errors first, in a fixed order.
 *
 * @param anySupplier whose product a case is about where the law names no maker
 */
export function placed(
  findings: readonly LintFinding[],
  placeOf: (where: string) => string | null,
  anySupplier: string | null,
): PlacedFinding[] {
  const rank = ({ severity, where, lint }: LintFinding): string =>
    `${['error', 'warning', 'note'].indexOf(severity)} ${where} ${lint}`;
  return findings
    .toSorted((a, b) => (rank(a) < rank(b) ? -1 : 1))
    .map(({ shows, ...finding }) => ({
      ...finding,
      place: /:\d+:\d+$/.test(finding.where) ? finding.where : placeOf(finding.where),
      case: shows === undefined ? null : pastedCases(shows.law, shows.cases, anySupplier),
    }));
}
