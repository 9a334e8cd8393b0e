import type { Determination } from '../../model/determination.ts';
import type { DecidedFinding } from '../../model/result.ts';
import { weaker } from '../../model/verification.ts';
import { TERMS_READ } from '../words/verification-words.ts';
import type { FindingGroup } from './grouping.ts';
import { type TableContext, underFinding } from './layout.ts';

/** The instruments that decided something about a group, how well their terms were checked, and where to read on. */
export function lawLines(group: FindingGroup, context: TableContext): string[] {
  const deciding = group.findings.flatMap(decidingDeterminations);
  const ids = [...new Set(deciding.map((determination) => determination.prohibition))];
  return ids.flatMap((id, index) => {
    const law = context.catalogue.prohibitions.find((prohibition) => prohibition.id === id);
    const weakest = deciding
      .filter((determination) => determination.prohibition === id)
      .map((determination) => determination.verification)
      .reduce(weaker, 'primary');
    const read = TERMS_READ[weakest];
    return [
      ...underFinding(
        index === 0 ? 'Law' : '',
        [`${law?.citation ?? id}${read === null ? '' : ` (${read})`}`],
        context,
      ),
      ...underFinding('', [{ text: `interdict catalogue show ${id}`, tone: 'quiet' }], context),
    ];
  });
}

function decidingDeterminations(finding: DecidedFinding): Determination[] {
  const decidedBy = new Set(
    finding.activities.flatMap((answer) => [...answer.decidedBy, ...(answer.counterparty?.decidedBy ?? [])]),
  );
  return finding.determinations.filter(({ prohibition, clause }) =>
    decidedBy.has(`${prohibition}/${clause}`),
  );
}
