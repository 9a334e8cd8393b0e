import type { Verdict } from '../../model/verdict.ts';
import type { Span, Tone } from '../text/lines.ts';

/** How verdicts are written for people; capitals carry them where there is no colour. */
const WORDS = {
  prohibited: { word: 'PROHIBITED', tone: 'stop' },
  undetermined: { word: 'UNDETERMINED', tone: 'doubt' },
  'advised-against': { word: 'ADVISED AGAINST', tone: 'care' },
  allowed: { word: 'ALLOWED', tone: 'fine' },
  exempt: { word: 'EXEMPT', tone: 'fine' },
  'not-covered': { word: 'NOT COVERED', tone: 'quiet' },
} as const satisfies Record<Verdict, { word: string; tone: Tone }>;

export function verdictWord(verdict: Verdict): string {
  return WORDS[verdict].word;
}

export function verdictSpan(verdict: Verdict): Span {
  return { text: WORDS[verdict].word, tone: WORDS[verdict].tone };
}

/** Several of which one holds: "PROHIBITED, EXEMPT or NOT COVERED"; '' of none. */
export function verdictChoice(verdicts: readonly Verdict[]): string {
  const words = verdicts.map(verdictWord);
  const last = words.pop() ?? '';
  return words.length === 0 ? last : `${words.join(', ')} or ${last}`;
}
