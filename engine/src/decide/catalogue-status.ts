import type { Catalogue } from '../model/catalogue.ts';
import type { Instant } from '../model/instant.ts';
import { VERIFICATIONS, type Verification, weaker } from '../model/verification.ts';

/** Beyond this age of a catalogue its facts have to be gone over again. */
export const STALE_DAYS = 30;

/** How old a catalogue is, and on what its clauses rest. */
export interface CatalogueStatus {
  readonly version: string;
  readonly digest: string;
  readonly ageDays: number;
  readonly stale: boolean;
  readonly prohibitions: Readonly<Record<'A' | 'B' | 'C', number>>;
  readonly proposals: number;
  readonly clauses: number;
  readonly suppliers: number;
  readonly indicators: number;
  /** How many clauses rest on no better than each. */
  readonly restOn: Readonly<Record<Verification, number>>;
  /** Clauses that nobody has looked at for longer than the catalogue may be old, oldest first. */
  readonly notLookedAt: readonly { readonly clause: string; readonly stillGoodOn: string }[];
}

export function statusOf(catalogue: Catalogue, now: Instant): CatalogueStatus {
  const ageDays = daysSince(catalogue.version.replaceAll('.', '-').slice(0, 10), now);
  const clauses = catalogue.prohibitions.flatMap((law) =>
    law.clauses.map((clause) => ({ id: `${law.id}/${clause.id}`, clause })),
  );
  const restOn: Record<Verification, number> = {
    primary: 0,
    'official-secondary': 0,
    secondary: 0,
    memory: 0,
  };
  for (const { clause } of clauses) {
    restOn[clause.checked.map((check) => check.status).reduce(weaker, VERIFICATIONS[0])] += 1;
  }
  const tier = (wanted: 'A' | 'B' | 'C'): number =>
    catalogue.prohibitions.filter((law) => law.tier === wanted).length;
  return {
    version: catalogue.version,
    digest: catalogue.digest,
    ageDays,
    stale: ageDays > STALE_DAYS,
    prohibitions: { A: tier('A'), B: tier('B'), C: tier('C') },
    proposals: catalogue.prohibitions.filter((law) => law.status === 'proposal').length,
    clauses: clauses.length,
    suppliers: catalogue.suppliers.length,
    indicators: catalogue.indicators.length,
    restOn,
    notLookedAt: clauses
      .filter(({ clause }) => daysSince(clause.stillGoodOn, now) > STALE_DAYS)
      .map(({ id, clause }) => ({ clause: id, stillGoodOn: clause.stillGoodOn }))
      .sort((a, b) =>
        a.stillGoodOn < b.stillGoodOn ? -1 : a.stillGoodOn > b.stillGoodOn ? 1 : a.clause < b.clause ? -1 : 1,
      ),
  };
}

/** Whole days from an ISO date to an instant; none before it. */
function daysSince(date: string, now: Instant): number {
  return Math.max(0, Math.floor((now - Date.parse(`${date}T00:00:00Z`)) / 86_400_000));
}
