import { readKinds } from './kinds.ts';
import { type LintFinding, lintLaw } from './lint-law.ts';
import { readLaw } from './read-catalogue.ts';
import { readSuppliers } from './supplier-folder.ts';
import { lintSuppliers } from './supplier-lint.ts';

/** Everything that the lints have to say of a catalogue's folder, errors first, in a fixed order. */
export function compileFindings(folder: string): LintFinding[] {
  const law = readLaw(folder);
  const supply = readSuppliers(folder, readKinds(folder));
  const findings = [
    ...lintLaw(
      law,
      supply.suppliers.map((each) => each.id),
    ),
    ...lintSuppliers(supply, {
      match: null,
      sources: new Set(law.sources.map((each) => each.id)),
      classes: new Set(law.vocabulary.classes.map((each) => each.id)),
    }),
  ];
  const rank = (finding: LintFinding): string => `${finding.severity} ${finding.where} ${finding.lint}`;
  return findings.sort((a, b) => (rank(a) < rank(b) ? -1 : 1));
}
