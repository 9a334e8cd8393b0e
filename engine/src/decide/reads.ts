import { questionsOf } from '../catalogue/lint-law.ts';
import type { Catalogue } from '../model/catalogue.ts';
import type { Clause, Prohibition } from '../model/prohibition.ts';
import { concerns } from './activity-cases.ts';
import type { Case } from './case.ts';
import { isInPlace } from './clause-case.ts';
import { lawIndex } from './law-index.ts';

/** What answering an activity looks at of how and where a thing was met. */
interface Reads {
  readonly presence: boolean;
  readonly origins: boolean;
}

/**
 * Everything of a finding that answering an activity reads, as one text: two findings with one text have one
 * answer. How a thing was met and where it says it comes from count only where some clause asks about that.
 */
export function readOf(prohibitions: readonly Prohibition[], activity: string, one: Case): string {
  const { presence, origins } = readsOf(prohibitions, activity, one);
  const product = one.product.kind === 'product' ? one.product.product.id : one.product.kind;
  const read = [activity, one.supplier, product, presence && !isInPlace(one) ? (one.presence ?? '') : ''];
  return JSON.stringify([...read, origins ? one.origins : [], one.assetNames]);
}

const known = new WeakMap<readonly Prohibition[], Map<string, Reads>>();

function readsOf(prohibitions: readonly Prohibition[], activity: string, one: Case): Reads {
  const ofList = known.get(prohibitions) ?? new Map<string, Reads>();
  const key = [activity, ...one.roles, '', ...one.unknownRoles].join('\n');
  const found = ofList.get(key);
  if (found) return found;
  const { activities, speaking } = lawIndex(one.catalogue);
  const asksPresence = (id: string | null): boolean =>
    id !== null && (activities.get(id)?.presenceQuestion ?? null) !== null;
  let presence = asksPresence(activity);
  let origins = false;
  for (const prohibition of prohibitions) {
    const heard = speaking(prohibition, activity).filter((each) => concerns(each, one));
    presence ||= heard.some((each) => asksPresence(each.converse));
    origins ||= heard.some(({ clause }) => asksOrigin([clause, ...exceptionsIn(prohibition)], one.catalogue));
  }
  const made = { presence, origins };
  known.set(prohibitions, ofList.set(key, made));
  return made;
}

function exceptionsIn({ clauses }: Prohibition): Clause[] {
  return clauses.filter((clause) => clause.mode !== null);
}

function asksOrigin(clauses: readonly Clause[], catalogue: Catalogue): boolean {
  const { questions } = lawIndex(catalogue);
  return clauses.some((clause) =>
    questionsOf(clause).some((id) => questions.get(id)?.derive?.kind === 'country-of-origin'),
  );
}
