import type { Determination } from '../../model/determination.ts';
import type { DecidedFinding } from '../../model/result.ts';
import { weaker } from '../../model/verification.ts';
import { TERMS_READ } from '../words/verification-words.ts';
import { citedPlaces, shortCitation } from './citations.ts';
import type { FindingGroup } from './grouping.ts';
import { type TableContext, underFinding } from './layout.ts';

/**
 * The instruments that decided something about a group, where in them, and how well their terms were
 * checked. Where an instrument is first named it is cited in full, with the command that tells its story.
 *
 * @param named the instruments named so far; added to
 */
export function lawLines(group: FindingGroup, named: Set<string>, context: TableContext): string[] {
  const deciding = group.findings.flatMap(decidingDeterminations);
  const ids = [...new Set(deciding.map((determination) => determination.prohibition))];
  return ids.flatMap((id, index) => {
    const first = !named.has(id);
    named.add(id);
    const label = index === 0 ? 'Law' : '';
    const story = `interdict catalogue show ${id}`;
    return [
      ...underFinding(label, [citationText(id, first, deciding, context)], context),
      ...(first ? underFinding('', [{ text: story, tone: 'quiet' }], context) : []),
    ];
  });
}

/** An instrument as it is cited for what it decided; in full with how well its terms were checked. */
export function citationText(
  id: string,
  inFull: boolean,
  deciding: readonly Determination[],
  { catalogue }: Pick<TableContext, 'catalogue'>,
): string {
  const law = catalogue.prohibitions.find((prohibition) => prohibition.id === id);
  if (!law) return id;
  const ofLaw = deciding.filter((determination) => determination.prohibition === id);
  const places = citedPlaces(law, ofLaw);
  const at = places.length > 0 ? `, at ${places.join('; ')}` : '';
  const read = inFull ? TERMS_READ[ofLaw.map((each) => each.verification).reduce(weaker, 'primary')] : null;
  return `${inFull ? law.citation : shortCitation(law)}${at}${read === null ? '' : ` (${read})`}`;
}

export function decidingDeterminations(finding: DecidedFinding): Determination[] {
  const decidedBy = new Set(
    finding.activities.flatMap((answer) => [...answer.decidedBy, ...(answer.counterparty?.decidedBy ?? [])]),
  );
  return finding.determinations.filter(({ prohibition, clause }) =>
    decidedBy.has(`${prohibition}/${clause}`),
  );
}
