import type { ActivityWord } from '../model/catalogue.ts';
import type { Contract } from '../model/profile.ts';

/** Whether an act itself makes, extends or renews a contract: one that was given, or, for null, a new one. */
export function isMadeByAct(word: ActivityWord | undefined, contract: Contract | null): boolean {
  return word?.contract === 'renews' || (word?.contract === 'makes' && contract === null);
}

/** The last day, up to an ISO day, on which a contract was made, extended or renewed; null before all of them. */
export function lastRenewed({ date, renewals }: Contract, until: string): string | null {
  return [date, ...(renewals ?? [])].filter((day) => day <= until).at(-1) ?? null;
}
