import { broader } from '../catalogue/broader-words.ts';
import type { Vocabulary } from '../model/catalogue.ts';

/**
 * The activities of the other side of a transaction: what this one's converse is, and whatever has this
 * one for its converse.
 */
export function otherSide(activity: string, vocabulary: Vocabulary): ReadonlySet<string> {
  const mine = broader(activity, vocabulary.activities);
  const found = new Set<string>();
  for (const word of vocabulary.activities) {
    if (mine.has(word.id) && word.converse !== null) found.add(word.converse);
    if (word.converse !== null && mine.has(word.converse)) found.add(word.id);
  }
  return found;
}
