import { questionsOf } from '../catalogue/lint-law.ts';
import type { Catalogue } from '../model/catalogue.ts';
import type { Clause, Prohibition } from '../model/prohibition.ts';
import { concerns } from './activity-cases.ts';
import type { Asker, Case } from './case.ts';
import { productKey } from './clause-test.ts';
import { lawIndex } from './law-index.ts';
import { isInPlace } from './object-tests.ts';
import { perAsker } from './per-asker.ts';

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
  const met = presence && !isInPlace(one) ? one.presence : '';
  const read = `${activity}\n${met}\n${one.supplier}\n${productKey(one)}`;
  const texts = [...(origins ? one.origins : []), ...one.assetNames];
  return texts.length === 0
    ? read
    : `${read}\n${JSON.stringify([origins ? one.origins : [], one.assetNames])}`;
}

/** By the list of laws, then by activity. */
const known = perAsker(() => new WeakMap<readonly Prohibition[], Map<string, Reads>>());

function readsOf(prohibitions: readonly Prohibition[], activity: string, asker: Asker): Reads {
  const kept = known(asker);
  const ofList = kept.get(prohibitions) ?? new Map<string, Reads>();
  const found = ofList.get(activity);
  if (found) return found;
  const { activities, speaking } = lawIndex(asker.catalogue);
  const asksPresence = (id: string | null): boolean =>
    id !== null && (activities.get(id)?.presenceQuestion ?? null) !== null;
  let presence = asksPresence(activity);
  let origins = false;
  for (const prohibition of prohibitions) {
    const heard = speaking(prohibition, activity).filter((each) => concerns(each, asker));
    presence ||= heard.some((each) => asksPresence(each.converse));
    origins ||= heard.some(({ clause }) =>
      asksOrigin([clause, ...exceptionsIn(prohibition)], asker.catalogue),
    );
  }
  const made = { presence, origins };
  kept.set(prohibitions, ofList.set(activity, made));
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
