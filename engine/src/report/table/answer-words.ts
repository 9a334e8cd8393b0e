import { theirContractWords } from '../../decide/contract-words.ts';
import { disputeWords } from '../../decide/dispute-words.ts';
import { lawIndex } from '../../decide/law-index.ts';
import { otherSideName } from '../../decide/other-side.ts';
import type { Catalogue } from '../../model/catalogue.ts';
import type { ActivityAnswer, NextVerdict, OpenQuestion } from '../../model/determination.ts';
import type { Clause } from '../../model/prohibition.ts';
import type { SettledVerdict } from '../../model/verdict.ts';
import { instantText } from '../text/dates.ts';
import type { Span, Words } from '../text/lines.ts';
import { verdictChoice, verdictSpan, verdictWord } from '../words/verdict-words.ts';
import { shortCitation } from './citations.ts';
import { counterpartyNote, counterpartyWords, sentence } from './counterparty-words.ts';
import { supplierName, type TableContext } from './layout.ts';
import { type Detail, questionLines } from './question-lines.ts';

type Context = Pick<TableContext, 'catalogue'>;

/** How an answer is said. */
export interface Manner {
  readonly supplier: string;
  readonly detail: Detail;
  /** Notes that the reader has just read, and needs no second time. */
  readonly notesSaid: ReadonlySet<string>;
}

/** What is said of one activity: the verdict's own line, the questions that would settle it, what stands beside it. */
export interface AnswerParts {
  readonly verdict: Words;
  readonly questions: readonly OpenQuestion[];
  readonly beside: readonly Words[];
}

export function answerParts(answer: ActivityAnswer, manner: Manner, context: Context): AnswerParts {
  return {
    verdict: verdictLine(answer, manner, context),
    questions: answer.questions,
    beside: [
      ...(answer.contracts.length === 0 ? [] : [[`Under contract ${answer.contracts.join('; ')}.`]]),
      ...theirContractWords(answer.counterparty, zoneOf(answer, context)).map((each): Words => [each]),
      ...besideLines(answer, context),
      ...answer.assumed.map((each): Words => [`Assumed: ${each}.`]),
    ],
  };
}

/** The same as lines. */
export function answerWords(answer: ActivityAnswer, manner: Manner, context: Context): Words[] {
  return partLines(answerParts(answer, manner, context), manner.detail);
}

export function partLines({ verdict, questions, beside }: AnswerParts, detail: Detail): Words[] {
  return [verdict, ...questionLines(questions, detail), ...beside];
}

function verdictLine(answer: ActivityAnswer, manner: Manner, context: Context): Words {
  const zone = zoneOf(answer, context);
  if (answer.segments.length > 1) {
    const parts = answer.segments.map(
      ({ from, verdict }) => `${verdictWord(verdict)} from ${instantText(from, zone)}`,
    );
    return [
      verdictSpan(answer.verdict),
      `: it changes within the day asked about: ${parts.join('; ')}. `,
      'Give a time with its offset.',
      ...disputeSpans(answer),
    ];
  }
  const toward = towardOther(answer, manner, zone, context);
  if (answer.verdict === 'not-covered' && toward.length > 0) {
    return [...toward, ...(answer.next ? [' For you: ', ...nextWords(answer.next, zone)] : [])];
  }
  const since = answer.since === null ? '' : ` since ${instantText(answer.since, zone)}`;
  return [
    verdictSpan(answer.verdict),
    `${since}. `,
    sentenceAfterVerdict(answer, context),
    ...(answer.next ? [' Then ', ...nextWords(answer.next, zone)] : []),
    ...(toward.length > 0 ? [' ', ...toward] : []),
  ];
}

function towardOther(
  answer: ActivityAnswer,
  { supplier, detail, notesSaid }: Manner,
  zone: string,
  context: Context,
): (string | Span)[] {
  const note = counterpartyNote(answer, detail);
  if (note === null) return [];
  const decidedBy = answer.counterparty?.decidedBy ?? [];
  const name = otherSideName(decidedBy, supplierName(supplier, context), lawIndex(context.catalogue).clauses);
  const open = answer.counterparty?.verdict === 'undetermined' && detail === 'whole';
  const words = [...counterpartyWords(answer, name, zone), ...(open ? disputeSpans(answer) : [])];
  return notesSaid.has(note) ? words : [...words, ` ${note}`];
}

/** Where sources disagree: with what, and which is the stronger. */
function disputeSpans({ readings }: ActivityAnswer): string[] {
  return readings.length === 0 ? [] : [` ${disputeWords(readings)}`];
}

/** What the deciding clauses say, in the catalogue's own words and no others. */
function sentenceAfterVerdict(answer: ActivityAnswer, { catalogue }: Context): string {
  const { verdict } = answer;
  if (verdict === 'not-covered') return 'No clause in the catalogue reaches this.';
  if (verdict === 'undetermined' && answer.questions.length > 0) return undeterminedWords(answer.couldBe);
  if (verdict === 'undetermined' || verdict === 'exempt') return afterVerdict(answer);
  const clauses = decidingClauses(answer, catalogue);
  const said = clauses.flatMap((clause) => (clause.says.length > 0 ? clause.says : [clause.title]));
  return [...new Set(said)].map(sentence).join(' ');
}

function decidingClauses(answer: ActivityAnswer, catalogue: Catalogue): Clause[] {
  return catalogue.prohibitions.flatMap((law) =>
    law.clauses.filter((clause) => answer.decidedBy.includes(`${law.id}/${clause.id}`)),
  );
}

/** The answer's own sentence, which begins with the verdict that stands there in capitals already. */
function afterVerdict({ says, verdict }: ActivityAnswer): string {
  const rest = says.slice(verdict.length).replace(/^[:. ]+/, '');
  return rest === '' ? '' : sentence(rest);
}

function undeterminedWords(couldBe: readonly SettledVerdict[]): string {
  return couldBe.length > 1 ? `It could be ${verdictChoice(couldBe)}.` : '';
}

function nextWords(next: NextVerdict, zone: string): (string | Span)[] {
  return [verdictSpan(next.verdict), ` from ${instantText(next.from, zone)}.`];
}

/** What other laws say of the same activity: one law's exemption never cancels another's prohibition. */
function besideLines(answer: ActivityAnswer, { catalogue }: Context): Words[] {
  const deciding = new Set(answer.decidedBy.map((each) => each.split('/')[0]));
  return answer.byProhibition
    .filter((each) => each.verdict !== 'not-covered' && !deciding.has(each.prohibition))
    .map((each): Words => {
      const law = catalogue.prohibitions.find((prohibition) => prohibition.id === each.prohibition);
      const name = law ? shortCitation(law) : each.prohibition;
      return ['Beside it: ', verdictSpan(each.verdict), ` under ${name}.`];
    });
}

/** The place whose days and hours the deciding law is written in. */
function zoneOf(answer: ActivityAnswer, { catalogue }: Context): string {
  const decidedBy = [...answer.decidedBy, ...(answer.counterparty?.decidedBy ?? [])];
  const ids = decidedBy.map((each) => each.split('/')[0]);
  const reaching = answer.byProhibition.map((each) => each.prohibition);
  const laws = catalogue.prohibitions;
  const law = laws.find(({ id }) => ids.includes(id)) ?? laws.find(({ id }) => reaching.includes(id));
  return law?.zone ?? 'UTC';
}
