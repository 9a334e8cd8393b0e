import type { Bound, Determination } from '../model/determination.ts';
import type { Clause } from '../model/prohibition.ts';

/** Actors of the vocabulary that buy with public money: a clause that binds them alone is an agency's to keep. */
const AGENCIES: ReadonlySet<string> = new Set([
  'federal-agency',
  'state-agency',
  'political-subdivision',
  'public-university',
]);

/**
 * Whom a clause on the other side of an act addresses. A law that forbids agencies to contract with whoever
 * uses a thing makes that user ineligible and no offender: it is an agency's.
 */
export function otherSideOf(clause: Clause): Exclude<Bound, 'self'> {
  return clause.binds.every((word) => AGENCIES.has(word)) ? 'agency' : 'counterparty';
}

/** The same of several: an agency's only where each of those that decided is. */
export function otherSideOfAll(
  determinations: readonly Determination[],
  decidedBy: readonly string[],
): Exclude<Bound, 'self'> {
  const deciding = determinations.filter(
    (each) => each.bound !== 'self' && decidedBy.includes(`${each.prohibition}/${each.clause}`),
  );
  const agencies = deciding.length > 0 && deciding.every((each) => each.bound === 'agency');
  return agencies ? 'agency' : 'counterparty';
}

/** How the other side is called: the supplier, or an agency where the clauses that decided bind agencies alone. */
export function otherSideName(
  decidedBy: readonly string[],
  supplier: string,
  clauses: ReadonlyMap<string, Clause>,
): string {
  const deciding = decidedBy.flatMap((id) => clauses.get(id) ?? []);
  const agencies = deciding.length > 0 && deciding.every((clause) => otherSideOf(clause) === 'agency');
  return agencies ? 'an agency' : supplier;
}
