import type { Finding, Match } from '../../model/finding.ts';
import { printLocation } from '../../model/location.ts';
import { excerpt } from '../text/printable.ts';
import { EVIDENCE_WORDS } from '../words/evidence-words.ts';

const SHOWN = 3;
const VALUE_LENGTH = 64;
const LOCATION_LENGTH = 72;

/** The marks that a confidence rests on, strongest first, each with where it was seen. */
export function evidenceText(findings: readonly Finding[]): string {
  const marks: string[] = [];
  for (const match of strongestFirst(findings)) {
    const mark = markText(match);
    if (!marks.includes(mark)) marks.push(mark);
  }
  const count = findings.reduce((sum, finding) => sum + finding.matchCount, 0);
  const more = Math.max(marks.length, count) - SHOWN;
  const shown = marks.slice(0, SHOWN);
  if (more > 0) return `${shown.join(', ')} and ${more} more`;
  const last = shown.pop() ?? 'no mark';
  return shown.length > 0 ? `${shown.join(', ')} and ${last}` : last;
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

function markText({ sighting }: Match): string {
  const value = excerpt(sighting.observable.value, VALUE_LENGTH);
  const where = excerpt(printLocation(sighting.location), LOCATION_LENGTH);
  return `${EVIDENCE_WORDS[sighting.observable.kind]} "${value}" (${where})`;
}
