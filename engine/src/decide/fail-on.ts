import type { Acceptance } from '../model/profile.ts';
import type { DecidedFinding } from '../model/result.ts';

/** The words of `--fail-on`. */
export const FAIL_ON = ['prohibited', 'undetermined', 'advised-against', 'duty', 'any'] as const;
export type FailOn = (typeof FAIL_ON)[number];

/** One thing about a finding that is on the list of `--fail-on`. */
export interface FailReason {
  readonly on: FailOn;
  /** Null for `any`. */
  readonly activity: string | null;
  readonly prohibition: string | null;
}

/**
 * What about a finding is on the list. Only what binds the asker counts: a clause addressed to the other
 * side of the transaction, or one that binds an agency, never does. A duty counts where its trigger is met.
 */
export function failReasons(finding: DecidedFinding, list: readonly FailOn[]): FailReason[] {
  const reasons: FailReason[] = [];
  if (list.includes('any')) reasons.push({ on: 'any', activity: null, prohibition: null });
  for (const { verdict, bound, activity, prohibition } of finding.determinations) {
    if (bound !== 'self') continue;
    if (verdict !== 'prohibited' && verdict !== 'undetermined' && verdict !== 'advised-against') continue;
    if (list.includes(verdict)) reasons.push({ on: verdict, activity, prohibition });
  }
  if (list.includes('duty')) {
    for (const duty of finding.duties) {
      if (duty.status === 'applies') {
        reasons.push({ on: 'duty', activity: null, prohibition: duty.prohibition });
      }
    }
  }
  return reasons;
}

/**
 * Whether an acceptance speaks of this reason. One that names an activity or a prohibition covers no more
 * than that; a duty belongs to no activity, so an acceptance of one activity does not reach it.
 */
export function covers(acceptance: Acceptance, finding: DecidedFinding, reason: FailReason): boolean {
  return (
    speaksOf(acceptance, finding) &&
    (acceptance.activity === null || acceptance.activity === reason.activity) &&
    (acceptance.prohibition === null || acceptance.prohibition === reason.prohibition)
  );
}

/** Whether every field that an acceptance gives of a finding matches; scope within it is not asked. */
export function speaksOf(acceptance: Acceptance, finding: DecidedFinding): boolean {
  const { assets } = acceptance;
  return (
    (acceptance.finding === null || acceptance.finding === finding.id) &&
    (acceptance.supplier === null || acceptance.supplier === finding.supplier) &&
    (acceptance.product === null || acceptance.product === finding.product) &&
    (assets.length === 0 || assets.includes(finding.asset.id) || assets.includes(finding.asset.label))
  );
}
