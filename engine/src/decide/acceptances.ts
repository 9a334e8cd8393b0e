import type { Instant } from '../model/instant.ts';
import type { Acceptance } from '../model/profile.ts';
import type { AcceptanceOutcome, DecidedFinding } from '../model/result.ts';
import { covers, type FailOn, failReasons, speaksOf } from './fail-on.ts';

/** A finding with its acceptances, and whether anything of it on the list of `--fail-on` is left. */
export interface Accepted {
  readonly finding: DecidedFinding;
  readonly found: boolean;
}

/** Applies the user's own decisions, finding by finding, and tells at the end what came of each. */
export interface AcceptanceBook {
  apply(finding: DecidedFinding): Accepted;
  outcomes(): AcceptanceOutcome[];
}

/**
 * The user's own decisions, before the exit code. No verdict is changed. From its day of expiry (UTC) on an
 * acceptance does nothing, and that is reported, as is one that nothing here answers to.
 */
export function openAcceptances(
  acceptances: readonly Acceptance[],
  list: readonly FailOn[],
  now: Instant,
): AcceptanceBook {
  const live = acceptances.filter((acceptance) => !isExpired(acceptance, now));
  const matched = acceptances.map((acceptance) => ({ acceptance, findings: [] as string[] }));
  return {
    apply(finding) {
      for (const entry of matched) {
        if (speaksOf(entry.acceptance, finding)) entry.findings.push(finding.id);
      }
      let found = false;
      const accepted = new Set<string>();
      for (const reason of failReasons(finding, list)) {
        const covering = live.filter((acceptance) => covers(acceptance, finding, reason));
        for (const { id } of covering) accepted.add(id);
        found ||= covering.length === 0;
      }
      return { finding: { ...finding, accepted: [...accepted].sort() }, found };
    },
    outcomes: () => matched.map((entry) => outcomeOf(entry.acceptance, entry.findings, now)),
  };
}

/** The same for all findings of a finished scan. */
export function applyAcceptances(
  findings: readonly DecidedFinding[],
  acceptances: readonly Acceptance[],
  list: readonly FailOn[],
  now: Instant,
): {
  readonly findings: readonly DecidedFinding[];
  readonly outcomes: readonly AcceptanceOutcome[];
  readonly found: boolean;
} {
  const book = openAcceptances(acceptances, list, now);
  const accepted = findings.map((finding) => book.apply(finding));
  return {
    findings: accepted.map(({ finding }) => finding),
    outcomes: book.outcomes(),
    found: accepted.some(({ found }) => found),
  };
}

function isExpired(acceptance: Acceptance, now: Instant): boolean {
  return now >= Date.parse(`${acceptance.expires}T00:00:00Z`);
}

function outcomeOf(acceptance: Acceptance, findings: readonly string[], now: Instant): AcceptanceOutcome {
  const { id, activity, prohibition, reason, approver, expires } = acceptance;
  const state = isExpired(acceptance, now) ? 'expired' : findings.length > 0 ? 'applied' : 'unused';
  return { id, state, findings, activity, prohibition, reason, approver, expires };
}
