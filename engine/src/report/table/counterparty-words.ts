import type { ActivityAnswer } from '../../model/determination.ts';
import { instantText } from '../text/dates.ts';
import type { Span } from '../text/lines.ts';
import { verdictSpan } from '../words/verdict-words.ts';
import type { Detail } from './question-lines.ts';

export const UNSETTLED = 'Addressed to the other side; your own exposure is not settled here.';

/** What is said beside the verdict that binds only the other side: to whom it is addressed. */
export function counterpartyNote({ counterparty }: ActivityAnswer, detail: Detail): string | null {
  if (counterparty === null || isSilent(counterparty)) return null;
  const note = counterparty.note ?? UNSETTLED;
  return sentence(detail === 'brief' ? firstSentence(note) : note);
}

/** The verdict for the other side of the transaction, with its name: it never stands for the asker's own. */
export function counterpartyWords(
  { counterparty }: ActivityAnswer,
  name: string,
  zone: string,
): (string | Span)[] {
  if (counterparty === null || isSilent(counterparty)) return [];
  const { verdict, since, next } = counterparty;
  const from = since === null ? '' : ` since ${instantText(since, zone)}`;
  const then = next ? [' Then ', verdictSpan(next.verdict), ` from ${instantText(next.from, zone)}.`] : [];
  return [verdictSpan(verdict), ` for ${name}${from}.`, ...then];
}

function isSilent(counterparty: NonNullable<ActivityAnswer['counterparty']>): boolean {
  return counterparty.verdict === 'not-covered' && counterparty.next === null;
}

/** A note's first sentence: what follows is for whoever asks about that one thing. */
function firstSentence(text: string): string {
  return /^.*?[.](?= [A-Z])/.exec(text)?.[0] ?? text;
}

/** A text as a sentence: a capital at its head, a full stop at its end. */
export function sentence(text: string): string {
  const trimmed = text.trim();
  return `${trimmed[0]?.toUpperCase() ?? ''}${trimmed.slice(1).replace(/[.]?$/, '.')}`;
}
