import { fileURLToPath } from 'node:url';
import { compileFindings } from '../../engine/src/catalogue/lint-catalogue.ts';
import type { LintFinding } from '../../engine/src/catalogue/lint-finding.ts';
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
    return compileFindings(folder, matchAmong()).filter(({ severity }) => severity !== 'note');
  } catch (error) {
    if (!(error instanceof InterdictError)) throw error;
    const { code, message, subject, remedy } = error;
    return [{ lint: code, severity: 'error', where: subject, message, remedy }];
  }
}
