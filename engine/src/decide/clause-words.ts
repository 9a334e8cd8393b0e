import type { Bound, Determination } from '../model/determination.ts';
import type { Contract } from '../model/profile.ts';
import type { Clause, Prohibition } from '../model/prohibition.ts';
import type { SourceDocument } from '../model/source-document.ts';
import { type Verification, weaker } from '../model/verification.ts';
import type { Asker } from './case.ts';
import { clauseAsPrinted } from './contract-clause.ts';
import { lawIndex } from './law-index.ts';

/** What a determination says of its clause whatever the thing is and whatever comes of it. */
export interface ClauseWords
  extends Pick<
    Determination,
    | 'prohibition'
    | 'clause'
    | 'actor'
    | 'text'
    | 'citation'
    | 'url'
    | 'verification'
    | 'restsOn'
    | 'contract'
    | 'contractClause'
  > {
  /** Determinations are in the order of these texts. */
  readonly order: string;
}

export function clauseWords(
  prohibition: Prohibition,
  clause: Clause,
  bound: Bound,
  asker: Asker,
  contract: Contract | null,
): ClauseWords {
  const { weakest, restsOn } = checksOf(clause);
  return {
    order: `${prohibition.id}/${clause.id}/${bound}/${contract?.id ?? ''}`,
    prohibition: prohibition.id,
    clause: clause.id,
    actor: (bound === 'self' ? asker.roles : clause.binds).join(', '),
    text: clause.text,
    citation: citationOf(prohibition, clause, lawIndex(asker.catalogue).sources),
    url: prohibition.url,
    verification: weakest,
    restsOn,
    contract: contract?.id ?? null,
    contractClause: clauseAsPrinted(contract, clause.contractClause),
  };
}

const DECIDING_FIELDS = ['effect', 'binds', 'does', 'object', 'valid'];
/** What each field of a clause says, in words. */
export const FIELD_WORDS: Readonly<Record<string, string>> = {
  effect: 'what it says',
  binds: 'who is bound',
  does: 'which acts',
  object: 'which products',
  valid: 'from when',
  known: 'since when it was known',
  duty: 'what is to be told',
};

/** The weakest verification among the fields that decide, and which fields those are. */
function checksOf({ checked }: Clause): { weakest: Verification; restsOn: string | null } {
  let weakest: Verification = 'primary';
  const byField = new Map<string, Verification>();
  for (const check of checked) {
    for (const field of check.fields) {
      if (!DECIDING_FIELDS.includes(field)) continue;
      byField.set(field, check.status);
      weakest = weaker(weakest, check.status);
    }
  }
  if (weakest === 'primary' || weakest === 'official-secondary') return { weakest, restsOn: null };
  const fields = [...byField]
    .filter(([, status]) => status === weakest)
    .map(([field]) => FIELD_WORDS[field] ?? field);
  return { weakest, restsOn: `${fields.join(', ')}: ${weakest}` };
}

/** The instrument with its place; where only another document was read, that is said. */
export function citationOf(
  prohibition: Prohibition,
  clause: Clause,
  sources: ReadonlyMap<string, SourceDocument>,
): string {
  const first = clause.cite[0];
  if (!first) return prohibition.citation;
  const source = sources.get(first.source);
  const place = first.pin === null ? '' : `, ${first.pin}`;
  if (source?.kind === 'instrument') return `${prohibition.citation}${place}`;
  return `${prohibition.citation}; as read in ${source?.title ?? first.source}${place}`;
}
