import type { OpenQuestion } from '../../model/determination.ts';
import type { Words } from '../text/lines.ts';
import { verdictChoice } from '../words/verdict-words.ts';

/** `brief` leaves out what only an answer to one question has room for. */
export type Detail = 'brief' | 'whole';

/** A single question with what each answer gives; of several, a screen names only what is asked first. */
export function questionLines(questions: readonly OpenQuestion[], detail: Detail): Words[] {
  const [first] = questions;
  if (!first) return [];
  if (detail === 'brief' && questions.length > 1) {
    const more = `${questions.length - 1} more, all of them in -o json`;
    return [[`It turns on ${questions.length} facts, first: ${first.ask} (${more})`]];
  }
  return [
    [settledBy(questions)],
    ...questions.flatMap((question): Words[] => {
      const gives = outcomes(question);
      return [
        ['- ', question.ask, ' ', { text: `[${question.id}]`, tone: 'quiet' }],
        ...(detail === 'whole' && question.help !== null ? [[question.help]] : []),
        ...(gives === null ? [] : [[gives]]),
      ];
    }),
  ];
}

/**
 * Of a question that is not answered by yes or no it is not known that it settles anything alone, and one of which
 * an answer leaves several verdicts does not.
 */
export function settledBy(questions: readonly OpenQuestion[]): string {
  const [only, ...more] = questions;
  if (only !== undefined && more.length === 0 && outcomes(only) !== null && !settles(only))
    return 'It turns first on one fact:';
  const facts = questions.length === 1 ? 'One fact' : `${questions.length} facts`;
  if (questions.every((question) => outcomes(question) !== null))
    return `${facts} ${questions.length === 1 ? 'settles' : 'settle'} it:`;
  return questions.length === 1 ? 'It turns on this:' : `It turns on ${questions.length} facts:`;
}

function settles({ ifYes, ifNo }: OpenQuestion): boolean {
  return ifYes.length === 1 && ifNo.length === 1;
}

/** What each answer would give; null where neither gives anything alone, or it is no question of yes or no. */
export function outcomes({ ifYes, ifNo }: OpenQuestion): string | null {
  if (ifYes.length + ifNo.length === 0) return null;
  return `yes: ${verdictChoice(ifYes) || OPEN}; no: ${verdictChoice(ifNo) || OPEN}`;
}

const OPEN = 'it stays open';
