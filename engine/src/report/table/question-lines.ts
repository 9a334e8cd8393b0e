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
    ...questions.flatMap((question): Words[] => [
      ['- ', question.ask, ' ', { text: `[${question.id}]`, tone: 'quiet' }],
      ...(detail === 'whole' && question.help !== null ? [[question.help]] : []),
      [outcomes(question)],
    ]),
  ];
}

export function settledBy(questions: readonly OpenQuestion[]): string {
  return questions.length === 1 ? 'One fact settles it:' : `${questions.length} facts settle it:`;
}

/** What each answer would give. */
export function outcomes({ ifYes, ifNo }: OpenQuestion): string {
  return `yes: ${verdictChoice(ifYes) || OPEN}; no: ${verdictChoice(ifNo) || OPEN}`;
}

const OPEN = 'it stays open';
