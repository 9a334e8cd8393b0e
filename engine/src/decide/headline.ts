import type { ActivityAnswer } from '../model/determination.ts';
import type { Verdict } from '../model/verdict.ts';

/**
 * The order of headlines: prohibited, undetermined that could become prohibited, advised against, other
 * undetermined, allowed or exempt, not covered. What binds only the other side is `not-covered` here.
 */
export function headlineRank(answer: Pick<ActivityAnswer, 'verdict' | 'couldBe'>): number {
  switch (answer.verdict) {
    case 'prohibited':
      return 0;
    case 'undetermined':
      return answer.couldBe.includes('prohibited') ? 1 : 3;
    case 'advised-against':
      return 2;
    case 'allowed':
    case 'exempt':
      return 4;
    case 'not-covered':
      return 5;
  }
}

/** The answer that heads a list: the most serious, and of equals the first. */
export function headlineOf(answers: readonly ActivityAnswer[]): ActivityAnswer | null {
  let best: ActivityAnswer | null = null;
  for (const answer of answers) {
    if (best === null || headlineRank(answer) < headlineRank(best)) best = answer;
  }
  return best;
}

/** The same order for what is only a verdict. */
export const HEADLINE_ORDER: readonly Verdict[] = [
  'prohibited',
  'undetermined',
  'advised-against',
  'allowed',
  'exempt',
  'not-covered',
];
