import { headlineRank } from '../../decide/headline.ts';
import { answerWords } from './answer-words.ts';
import { counterpartyNote } from './counterparty-words.ts';
import { assetNames, bySaying, type FindingGroup } from './grouping.ts';
import { type TableContext, underFinding } from './layout.ts';

/**
 * One line for each activity that concerns the asker, the most serious first; where assets differ, one for
 * each saying. What is addressed to the other side is explained once in a block.
 */
export function activityLines(group: FindingGroup, context: TableContext): string[] {
  const notesSaid = new Set<string>();
  return activitiesOf(group).flatMap((activity) => {
    const manner = { supplier: group.first.supplier, detail: 'brief', notesSaid } as const;
    const lines = linesOf(activity, group, manner, context);
    for (const answer of answersTo(activity, group)) {
      const note = counterpartyNote(answer, 'brief');
      if (note !== null) notesSaid.add(note);
    }
    return lines;
  });
}

function linesOf(
  activity: string,
  { findings }: FindingGroup,
  manner: Parameters<typeof answerWords>[1],
  context: TableContext,
): string[] {
  const sayings = bySaying(findings, (finding) => {
    const answer = finding.activities.find((each) => each.activity === activity);
    return answer ? answerWords(answer, manner, context) : null;
  });
  return sayings.flatMap(({ said, findings: some }, index) => {
    const on = sayings.length > 1 ? [`on ${assetNames(some)}: `] : [];
    const [head = [], ...rest] = said;
    return [
      ...underFinding(index === 0 ? labelOf(activity, context) : '', [...on, ...head], context),
      ...rest.flatMap((words) => underFinding('', words, context)),
    ];
  });
}

function answersTo(activity: string, { findings }: FindingGroup) {
  return findings.flatMap((finding) => finding.activities.filter((each) => each.activity === activity));
}

function activitiesOf({ findings }: FindingGroup): string[] {
  const ranks = new Map<string, number>();
  for (const answer of findings.flatMap((finding) => finding.activities)) {
    const rank = headlineRank(answer);
    ranks.set(answer.activity, Math.min(ranks.get(answer.activity) ?? rank, rank));
  }
  return [...ranks].sort(([, a], [, b]) => a - b).map(([activity]) => activity);
}

function labelOf(activity: string, { catalogue }: TableContext): string {
  return catalogue.vocabulary.activities.find((each) => each.id === activity)?.label ?? activity;
}
