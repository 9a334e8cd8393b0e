import type { Catalogue, Vocabulary } from '../model/catalogue.ts';
import { lawIndex } from './law-index.ts';

/** A word that both catalogues have. */
export interface WordChange {
  readonly id: string;
  /** The words that it implies in one of the catalogues alone; most often none. */
  readonly reach: ReadonlySet<string>;
}

export type ChangedWords = Readonly<Record<keyof Vocabulary, readonly WordChange[]>>;

/** A word that only one catalogue has names nobody in the other, and is compared with nothing. */
export function changedWords(before: Catalogue, after: Catalogue): ChangedWords {
  const ofList = (list: keyof Vocabulary): WordChange[] => {
    const shared = after.vocabulary[list].filter(({ id }) =>
      before.vocabulary[list].some((old) => old.id === id),
    );
    return shared.map(({ id }) => {
      const [old, now] = [lawIndex(before).broader(list, [id]), lawIndex(after).broader(list, [id])];
      return { id, reach: new Set([...old, ...now].filter((word) => old.has(word) !== now.has(word))) };
    });
  };
  return { actors: ofList('actors'), activities: ofList('activities'), classes: ofList('classes') };
}

/** The changed words that reach some of a clause's own in one catalogue and not in the other. */
export function reachingOtherwise(changed: readonly WordChange[], own: readonly string[]): string[] {
  return changed.flatMap(({ id, reach }) => (own.some((word) => reach.has(word)) ? [id] : []));
}
