import { type LintFinding, lintError } from './lint-finding.ts';
import type { LawData } from './read-catalogue.ts';
import type { SupplierFolder } from './supplier-folder.ts';

export const COUNTED = [
  'prohibitions',
  'clauses',
  'questions',
  'sources',
  'suppliers',
  'indicators',
] as const;

/** How many of a kind a catalogue usually has; what is not named is not counted. */
export type UsualCounts = Readonly<Partial<Record<(typeof COUNTED)[number], number>>>;

/** What is less than so much of the usual, or more than the reverse, was lost or doubled on the way. */
const SHARE = 4;

/** Counts what a catalogue has against what it usually has, loosely: a folder that was left out is noticed. */
export function lintCounts(usual: UsualCounts, law: LawData, supply: SupplierFolder | null): LintFinding[] {
  const counts: Required<UsualCounts> = {
    prohibitions: law.prohibitions.length,
    clauses: law.prohibitions.reduce((sum, { clauses }) => sum + clauses.length, 0),
    questions: law.questions.length,
    sources: law.sources.length,
    suppliers: supply?.suppliers.length ?? 0,
    indicators: supply?.indicators.length ?? 0,
  };
  return COUNTED.flatMap((what) => {
    const expected = usual[what];
    const found = counts[what];
    if (expected === undefined || (found * SHARE >= expected && found <= expected * SHARE)) return [];
    const message = `It has ${found} ${what}, and usually has about ${expected}.`;
    return [
      lintError(
        'assertions',
        'catalogue.yaml:1:1',
        message,
        'Find what is missing or doubled, or correct "usual".',
      ),
    ];
  });
}
