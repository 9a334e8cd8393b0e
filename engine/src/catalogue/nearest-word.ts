/**
 * The valid words closest to a mistyped one, best first, at most three.
 *
 * Optimal string alignment distance (insert, delete, replace, swap of neighbours), folded to lower case;
 * a word further away than a third of its length (at least 2) is no suggestion.
 */
export function nearestWords(word: string, valid: readonly string[]): string[] {
  const given = word.toLowerCase();
  const scored: { word: string; distance: number }[] = [];
  for (const candidate of valid) {
    const folded = candidate.toLowerCase();
    const limit = Math.max(2, Math.floor(folded.length / 3));
    if (given.length >= 3 && folded.includes(given)) {
      scored.push({ word: candidate, distance: 1 });
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
  if (near.length > 0) return `Did you mean ${near.map((each) => `"${each}"`).join(' or ')}?`;
  const shown = [...valid].sort().slice(0, 12);
  const more = valid.length > shown.length ? `, and ${valid.length - shown.length} more` : '';
  return `Valid here: ${shown.join(', ')}${more}.`;
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
