import type { Determination } from '../../model/determination.ts';
import type { Prohibition } from '../../model/prohibition.ts';

/** The first words of a citation, where they are enough to know the instrument by: up to a bracket or semicolon. */
export function shortCitation({ citation }: Pick<Prohibition, 'citation'>): string {
  return citation.split(/,? \(|;/, 1)[0] ?? citation;
}

/**
 * The places inside an instrument that determinations cite, where the instrument itself was read: a
 * determination's citation is then the instrument's own with the place after it.
 */
export function citedPlaces(law: Prohibition, determinations: readonly Determination[]): string[] {
  const head = `${law.citation}, `;
  const places = determinations
    .filter((each) => each.prohibition === law.id && each.citation.startsWith(head))
    .map((each) => each.citation.slice(head.length));
  return [...new Set(places)].sort();
}
