import { fileURLToPath } from 'node:url';
import { readKinds } from '../../engine/src/catalogue/kinds.ts';
import { type LintFinding, lintLaw } from '../../engine/src/catalogue/lint-law.ts';
import { readLaw } from '../../engine/src/catalogue/read-catalogue.ts';
import { readSuppliers } from '../../engine/src/catalogue/supplier-folder.ts';
import { lintSuppliers } from '../../engine/src/catalogue/supplier-lint.ts';
import { matchAmong } from '../../engine/src/identify/lint-means.ts';
import { InterdictError } from '../../engine/src/model/interdict-error.ts';
import type { Check } from './violation.ts';

const folder = fileURLToPath(new URL('../../catalogue', import.meta.url));

/** The catalogue agrees with itself: references, dates, examples, false friends. Its own lint says so. */
export function catalogueLint(findings: () => readonly LintFinding[] = lintCatalogue): Check {
  return {
    id: 'catalogue-lint',
    title: 'the catalogue agrees with itself',
    run: () =>
      findings().map(({ lint, where, message, remedy }) => ({
        path: `catalogue: ${where}`,
        line: 0,
        what: `${message.replace(/\.$/, '')} (${lint})`,
        remedy: remedy.replace(/\.$/, ''),
      })),
  };
}

function lintCatalogue(): LintFinding[] {
  try {
    const law = readLaw(folder);
    const supply = readSuppliers(folder, readKinds(folder));
    const suppliers = supply.suppliers.map(({ id }) => id);
    const sources = new Set(law.sources.map(({ id }) => id));
    const classes = new Set(law.vocabulary.classes.map(({ id }) => id));
    return [...lintLaw(law, suppliers), ...lintSuppliers(supply, { match: matchAmong(), sources, classes })];
  } catch (error) {
    if (!(error instanceof InterdictError)) throw error;
    const { code, message, subject, remedy } = error;
    return [{ lint: code, severity: 'error', where: subject, message, remedy }];
  }
}
