import { questionsOf } from '../catalogue/lint-law.ts';
import type { Catalogue } from '../model/catalogue.ts';
import type { Contract } from '../model/profile.ts';
import type { Clause, Prohibition } from '../model/prohibition.ts';
import type { Asker } from './case.ts';
import { exceptionClauses } from './clause-plan.ts';
import { sameClause } from './contract-clause.ts';
import { lawIndex } from './law-index.ts';

const NONE: readonly null[] = [null];

/**
 * The contracts that a clause is held against, each apart; null stands for none, or for one that the act makes.
 * Where the text of a contract binds they are those that carry it, and where the day of a contract decides, all
 * that were given.
 */
export function ownContracts(
  prohibition: Prohibition,
  clause: Clause,
  activity: string,
  one: Asker,
): readonly (Contract | null)[] {
  const wanted = clause.contractClause;
  if (wanted !== null) {
    const carrying = one.contracts.filter((contract) =>
      contract.clauses.some((each) => sameClause(each.id, wanted)),
    );
    return carrying.length > 0 ? carrying : NONE;
  }
  if (one.contracts.length === 0 || !goesByContractDay(prohibition, clause, one.catalogue)) return NONE;
  if (lawIndex(one.catalogue).activities.get(activity)?.contract === 'makes') return NONE;
  return one.contractsComplete ? one.contracts : [null, ...one.contracts];
}

/** The same for a clause on the other side's act, which may always be a new contract too. */
export function theirContracts(
  prohibition: Prohibition,
  clause: Clause,
  one: Asker,
): readonly (Contract | null)[] {
  return goesByContractDay(prohibition, clause, one.catalogue) ? [null, ...one.contracts] : NONE;
}

/** By the catalogue too: house rules may say otherwise how a question of the same law is answered. */
const byDay = new WeakMap<Catalogue, Map<Prohibition, ReadonlySet<Clause>>>();

/** Whether a clause, or an exception to it, turns on when a contract was made or renewed. */
function goesByContractDay(prohibition: Prohibition, clause: Clause, catalogue: Catalogue): boolean {
  const ofCatalogue = byDay.get(catalogue) ?? new Map<Prohibition, ReadonlySet<Clause>>();
  const going = ofCatalogue.get(prohibition) ?? goingByContractDay(prohibition, catalogue);
  byDay.set(catalogue, ofCatalogue.set(prohibition, going));
  return going.has(clause);
}

function goingByContractDay(prohibition: Prohibition, catalogue: Catalogue): ReadonlySet<Clause> {
  const { questions } = lawIndex(catalogue);
  const asksDay = (id: string): boolean => {
    const kind = questions.get(id)?.derive?.kind;
    return kind === 'contract-made' || kind === 'contract-renewed';
  };
  const goes = (clause: Clause): boolean =>
    clause.anchor === 'contract-award' ||
    clause.anchor === 'contract-renewal' ||
    questionsOf(clause).some(asksDay) ||
    exceptionClauses(prohibition, clause).some(goes);
  return new Set(prohibition.clauses.filter(goes));
}
