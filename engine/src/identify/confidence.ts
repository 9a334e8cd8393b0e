import type { Confidence } from '../model/finding.ts';
import type { ScoredMatch } from './scored-match.ts';

/**
 * How sure a set of matches makes a finding (design.md, "Finding").
 *
 * `confirmed`: one conclusive match, or two strong ones of different authors of which not all are the
 * thing's own word. `probable`: one strong. `possible`: weak ones, however many. More matches never give
 * less.
 */
export function confidenceOf(matches: Iterable<ScoredMatch>): Confidence {
  const authors = new Set<string>();
  let anyStrong = false;
  let anyIndependent = false;
  for (const match of matches) {
    if (match.strength === 'conclusive') return 'confirmed';
    if (match.strength !== 'strong') continue;
    anyStrong = true;
    // Two are enough to know that there is more than one.
    if (authors.size < 2) authors.add(match.author);
    if (!match.selfDeclared) anyIndependent = true;
  }
  if (authors.size >= 2 && anyIndependent) return 'confirmed';
  return anyStrong ? 'probable' : 'possible';
}
