import type { VocabularyWord } from '../model/catalogue.ts';

/** A word with every broader word that it implies, itself first. */
export function broader(word: string, words: readonly VocabularyWord[]): ReadonlySet<string> {
  return broaderOfAll([word], words);
}

/** Every word that any of the given ones is or implies. */
export function broaderOfAll(
  given: readonly string[],
  words: readonly VocabularyWord[],
): ReadonlySet<string> {
  const found = new Set<string>();
  const open = [...given];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (found.has(next)) continue;
    found.add(next);
    const word = next;
    open.push(...(words.find((entry) => entry.id === word)?.implies ?? []));
  }
  return found;
}
