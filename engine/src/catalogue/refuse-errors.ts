import { InterdictError } from '../model/interdict-error.ts';
import type { LintFinding } from './lint-finding.ts';
import { placeOfFinding, type SearchedFolder } from './where-defined.ts';

/** Throws `catalogue-lint` for the first error among findings with where it stands, and says how many there are. */
export function refuseErrors(findings: readonly LintFinding[], searched: readonly SearchedFolder[]): void {
  const wrong = findings.filter((finding) => finding.severity === 'error');
  const first = wrong[0];
  if (!first) return;
  throw new InterdictError({
    code: 'catalogue-lint',
    family: 'usage',
    message: `${first.message.replace(/\.$/, '')} (${first.lint}${wrong.length > 1 ? `, and ${wrong.length - 1} more` : ''}).`,
    subject: [placeOfFinding(first.where, searched), first.where].filter(Boolean).join(' '),
    remedy: first.remedy,
  });
}
