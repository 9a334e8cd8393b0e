import { headlineRank } from '../../decide/headline.ts';
import { type AnswerParts, answerParts, partLines } from './answer-words.ts';
import { counterpartyNote } from './counterparty-words.ts';
import { assetNames, bySaying, type FindingGroup, type SaidOf } from './grouping.ts';
import { type TableContext, underFinding } from './layout.ts';
import type { Detail } from './question-lines.ts';

/** What is said of one activity: once, or of each part of the assets where they differ. */
export interface ActivitySayings {
  readonly label: string;
  readonly sayings: readonly SaidOf<AnswerParts>[];
}

/**
 * Each activity that concerns the asker, the most serious first. What is addressed to the other side is
 * explained once in a group.
 */
export function activitySayings(
  group: FindingGroup,
  detail: Detail,
  context: Pick<TableContext, 'catalogue'>,
): ActivitySayings[] {
  const notesSaid = new Set<string>();
  return activitiesOf(group).map((activity) => {
    const manner = { supplier: group.first.supplier, detail, notesSaid } as const;
    const sayings = bySaying(group.findings, (finding) => {
      const answer = finding.activities.find((each) => each.activity === activity);
      return answer ? answerParts(answer, manner, context) : null;
    });
    for (const answer of answersTo(activity, group)) {
      const note = counterpartyNote(answer, detail);
      if (note !== null) notesSaid.add(note);
    }
    return { label: labelOf(activity, context), sayings };
  });
}

/** One line for each activity; where assets differ, one for each saying. */
export function activityLines(group: FindingGroup, context: TableContext): string[] {
  return activitySayings(group, 'brief', context).flatMap(({ label, sayings }) =>
    sayings.flatMap(({ said, findings }, index) => {
      const on = sayings.length > 1 ? [`on ${assetNames(findings)}: `] : [];
      const [head = [], ...rest] = partLines(said, 'brief');
      return [
        ...underFinding(index === 0 ? label : '', [...on, ...head], context),
        ...rest.flatMap((words) => underFinding('', words, context)),
      ];
    }),
  );
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

function labelOf(activity: string, { catalogue }: Pick<TableContext, 'catalogue'>): string {
  return catalogue.vocabulary.activities.find((each) => each.id === activity)?.label ?? activity;
}
