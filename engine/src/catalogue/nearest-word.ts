/**
 * The valid words closest to a mistyped one, best first, at most three.
 *
 * Optimal string alignment distance (insert, delete, replace, swap of neighbours), folded to lower case, a blank
 * being a hyphen; a word further away than a third of its length (at least 2) is no suggestion. Of words that
 * contain what was typed, those that begin with it come first, the shorter before the longer.
 */
export function nearestWords(word: string, valid: readonly string[]): string[] {
  const given = word.toLowerCase().replace(/\s+/g, '-');
  const scored: { word: string; distance: number }[] = [];
  for (const candidate of valid) {
    const folded = candidate.toLowerCase();
    const limit = Math.max(2, Math.floor(folded.length / 3));
    if (folded === given) {
      scored.push({ word: candidate, distance: 0 });
      continue;
    }
    if (given.length >= 3 && folded.includes(given)) {
      // Behind one slip of the keys, and in front of two.
      const length = Math.min(folded.length, 400) / 1000;
      scored.push({ word: candidate, distance: (folded.startsWith(given) ? 1 : 1.5) + length });
      continue;
    }
    if (Math.abs(folded.length - given.length) > limit) continue;
    const distance = alignmentDistance(given, folded);
    if (distance <= limit) scored.push({ word: candidate, distance });
  }
  scored.sort((a, b) => a.distance - b.distance || (a.word < b.word ? -1 : 1));
  return scored.slice(0, 3).map((entry) => entry.word);
}

/** "did you mean `update`?" or "one of: …", ready to stand at the end of a remedy. */
export function suggest(word: string, valid: readonly string[]): string {
  const near = nearestWords(word, valid);
  if (near.length > 0) return didYouMean(near);
  const shown = [...valid].sort().slice(0, 12);
  const more = valid.length > shown.length ? `, and ${valid.length - shown.length} more` : '';
  return `Valid here: ${shown.join(', ')}${more}.`;
}

/** A word of the vocabulary with what explains it. */
export interface ExplainedWord {
  readonly id: string;
  readonly says: string;
  readonly label?: string;
}

/** The same; where no word is near, those whose label or explanation speaks of what was typed: "buy". */
export function suggestMeant(word: string, words: readonly ExplainedWord[]): string {
  const ids = words.map(({ id }) => id);
  if (word.length < 3 || nearestWords(word, ids).length > 0) return suggest(word, ids);
  const begins = new RegExp(`(?<!\\p{L})${word.replace(/[^\p{L}\p{N}]/gu, '.')}`, 'iu');
  const meant = [
    ...words.filter(({ label = '' }) => begins.test(label)),
    ...words.filter(({ label = '', says }) => !begins.test(label) && begins.test(says)),
  ];
  return meant.length > 0 ? didYouMean(meant.slice(0, 3).map(({ id }) => id)) : suggest(word, ids);
}

function didYouMean(words: readonly string[]): string {
  return `Did you mean ${words.map((each) => `"${each}"`).join(' or ')}?`;
}

function alignmentDistance(a: string, b: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1;
      let best = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + cost);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        best = Math.min(best, (beforeLast[j - 2] ?? 0) + 1);
      }
      row.push(best);
    }
    beforeLast = last;
    last = row;
  }
  return last[b.length] ?? 0;
}
