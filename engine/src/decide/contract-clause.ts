import type { Contract } from '../model/profile.ts';

/** Whether two ways of writing a contract clause name the same one: "FAR 52.204-23" and "52.204-23". */
export function sameClause(a: string, b: string): boolean {
  const bare = (text: string): string => text.toLowerCase().replace(/^(far|dfars|48 cfr)\s+/, '');
  return bare(a) === bare(b);
}

/** A clause as a contract prints it, with its edition where that was given; null where it is not in it. */
export function clauseAsPrinted(contract: Contract | null, wanted: string | null): string | null {
  if (wanted === null) return null;
  const clause = contract?.clauses.find((each) => sameClause(each.id, wanted));
  if (!clause) return null;
  return clause.edition === null ? clause.id : `${clause.id} (${clause.edition})`;
}
