import type { Instant } from '../model/instant.ts';
import type { Acceptance } from '../model/profile.ts';
import type { AcceptanceOutcome, DecidedFinding } from '../model/result.ts';
import { covers, type FailOn, failReasons, speaksOf } from './fail-on.ts';

export interface Accepted {
  /** The findings, each with the ids of the acceptances that took something of it out of the exit code. */
  readonly findings: readonly DecidedFinding[];
  readonly outcomes: readonly AcceptanceOutcome[];
  /** Whether anything on the list of `--fail-on` is left. */
  readonly found: boolean;
}

/**
 * Applies the user's own decisions before the exit code. No verdict is changed. From its day of expiry
 * (UTC) on an acceptance does nothing, and that is reported, as is one that nothing here answers to.
 */
export function applyAcceptances(
  findings: readonly DecidedFinding[],
  acceptances: readonly Acceptance[],
  list: readonly FailOn[],
  now: Instant,
): Accepted {
  const live = acceptances.filter((acceptance) => !isExpired(acceptance, now));
  let found = false;
  const marked = findings.map((finding) => {
    const accepted = new Set<string>();
    for (const reason of failReasons(finding, list)) {
      const covering = live.filter((acceptance) => covers(acceptance, finding, reason));
      for (const { id } of covering) accepted.add(id);
      found ||= covering.length === 0;
    }
    return { ...finding, accepted: [...accepted].sort() };
  });
  return { findings: marked, outcomes: acceptances.map((each) => outcomeOf(each, findings, now)), found };
}

function isExpired(acceptance: Acceptance, now: Instant): boolean {
  return now >= Date.parse(`${acceptance.expires}T00:00:00Z`);
}

function outcomeOf(
  acceptance: Acceptance,
  findings: readonly DecidedFinding[],
  now: Instant,
): AcceptanceOutcome {
  const { id, reason, approver, expires } = acceptance;
  const matched = findings.filter((finding) => speaksOf(acceptance, finding)).map((finding) => finding.id);
  const state = isExpired(acceptance, now) ? 'expired' : matched.length > 0 ? 'applied' : 'unused';
  return { id, state, findings: matched, reason, approver, expires };
}
