import type { Finding, Match } from '../../model/finding.ts';
import { printLocation } from '../../model/location.ts';
import { excerpt } from '../text/printable.ts';
import { EVIDENCE_WORDS } from '../words/evidence-words.ts';

const SHOWN = 3;
const PLACES = 2;
const VALUE_LENGTH = 64;
const LOCATION_LENGTH = 72;

/** The marks that a confidence rests on, strongest first, each with where it was seen. */
export function evidenceText(findings: readonly Finding[]): string {
  const marks = new Map<string, string[]>();
  for (const { sighting } of strongestFirst(findings)) {
    const value = excerpt(sighting.observable.value, VALUE_LENGTH);
    const mark = `${EVIDENCE_WORDS[sighting.observable.kind]} "${value}"`;
    const where = excerpt(printLocation(sighting.location), LOCATION_LENGTH);
    const places = marks.get(mark) ?? [];
    if (!places.includes(where)) places.push(where);
    marks.set(mark, places);
  }
  const texts = [...withPlaces(marks)];
  const more = texts.length - SHOWN;
  if (more > 0) return `${texts.slice(0, SHOWN).join(', ')} and ${more} more`;
  const last = texts.pop() ?? 'no mark';
  return texts.length > 0 ? `${texts.join(', ')} and ${last}` : last;
}

/** Each mark with its places; marks seen in the very same places name them once, after the last. */
function* withPlaces(marks: ReadonlyMap<string, readonly string[]>): Iterable<string> {
  const texts = [...marks].map(([mark, places]) => ({ mark, places: placesText(places) }));
  for (const [index, { mark, places }] of texts.entries()) {
    yield texts[index + 1]?.places === places && index + 1 < SHOWN ? mark : `${mark} (${places})`;
  }
}

function placesText(places: readonly string[]): string {
  const more = places.length - PLACES;
  return more > 0 ? `${places.slice(0, PLACES).join(', ')} and ${more} more` : places.join(', ');
}

/** One mark of each finding in turn, so that each asset's best is among the first. */
function strongestFirst(findings: readonly Finding[]): Match[] {
  const depth = Math.max(0, ...findings.map((finding) => finding.matches.length));
  const matches: Match[] = [];
  for (let index = 0; index < depth; index++) {
    for (const finding of findings) {
      const match = finding.matches[index];
      if (match) matches.push(match);
    }
  }
  return matches;
}
