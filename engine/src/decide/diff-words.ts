import type { Catalogue, Vocabulary } from '../model/catalogue.ts';
import { lawIndex } from './law-index.ts';

/** Words of one list that both catalogues have, and that imply others than they did. */
export interface WordChange {
  readonly id: string;
  /** The words that it implies in one of the catalogues alone. */
  readonly reach: ReadonlySet<string>;
}

export type ChangedWords = Readonly<Record<keyof Vocabulary, readonly WordChange[]>>;

/** A word that only one catalogue has names nobody in the other, and is compared with nothing. */
export function changedWords(before: Catalogue, after: Catalogue): ChangedWords {
  const ofList = (list: keyof Vocabulary): WordChange[] => {
    const shared = after.vocabulary[list].filter(({ id }) =>
      before.vocabulary[list].some((old) => old.id === id),
    );
    return shared.flatMap(({ id }) => {
      const [old, now] = [before, after].map((each) => lawIndex(each).broader(list, [id]));
      const reach = new Set(
        [...(old ?? []), ...(now ?? [])].filter((word) => old?.has(word) !== now?.has(word)),
      );
      return reach.size === 0 ? [] : [{ id, reach }];
    });
  };
  return { actors: ofList('actors'), activities: ofList('activities'), classes: ofList('classes') };
}

/** The changed words that reach some of a clause's own in one catalogue and not in the other. */
export function reachingOtherwise(changed: readonly WordChange[], own: readonly string[]): string[] {
  return changed.flatMap(({ id, reach }) => (own.some((word) => reach.has(word)) ? [id] : []));
}
