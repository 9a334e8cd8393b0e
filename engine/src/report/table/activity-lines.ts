import { headlineRank } from '../../decide/headline.ts';
import type { Catalogue } from '../../model/catalogue.ts';
import type { ActivityAnswer, NextVerdict, OpenQuestion } from '../../model/determination.ts';
import type { Clause } from '../../model/prohibition.ts';
import type { DecidedFinding } from '../../model/result.ts';
import type { SettledVerdict, Verdict } from '../../model/verdict.ts';
import { instantText } from '../text/dates.ts';
import type { Span, Words } from '../text/lines.ts';
import { verdictSpan, verdictWord } from '../words/verdict-words.ts';
import { shortCitation } from './citations.ts';
import { assetNames, bySaying, type FindingGroup } from './grouping.ts';
import { supplierName, type TableContext, underFinding } from './layout.ts';

/**
 * One line for each activity that concerns the asker, the most serious first; where assets differ, one for
 * each saying.
 */
export function activityLines(group: FindingGroup, context: TableContext): string[] {
  const ranks = new Map<string, number>();
  for (const answer of group.findings.flatMap((finding) => finding.activities)) {
    ranks.set(answer.activity, Math.min(ranks.get(answer.activity) ?? 9, headlineRank(answer)));
  }
  const activities = [...ranks].sort(([, a], [, b]) => a - b).map(([activity]) => activity);
  return activities.flatMap((activity) => {
    const sayings = bySaying(group.findings, (finding) => {
      const answer = finding.activities.find((each) => each.activity === activity);
      return answer ? answerWords(answer, finding, context, 'brief') : null;
    });
    return sayings.flatMap(({ said, findings }, index) => {
      const on = sayings.length > 1 ? [`on ${assetNames(findings)}: `] : [];
      const [head = [], ...rest] = said;
      return [
        ...underFinding(index === 0 ? labelOf(activity, context) : '', [...on, ...head], context),
        ...rest.flatMap((words) => underFinding('', words, context)),
      ];
    });
  });
}

function labelOf(activity: string, { catalogue }: TableContext): string {
  return catalogue.vocabulary.activities.find((each) => each.id === activity)?.label ?? activity;
}

/** `brief` leaves out what an answer to one question has room for. */
export type Detail = 'brief' | 'whole';

/** What is said of one activity: the verdict's own line, then its questions and what stands beside it. */
export function answerWords(
  answer: ActivityAnswer,
  finding: Pick<DecidedFinding, 'supplier'>,
  context: TableContext,
  detail: Detail,
): Words[] {
  return [
    verdictLine(answer, finding, context, detail),
    ...questionLines(answer.questions, detail),
    ...besideLines(answer, context),
  ];
}

function verdictLine(
  answer: ActivityAnswer,
  finding: Pick<DecidedFinding, 'supplier'>,
  context: TableContext,
  detail: Detail,
): Words {
  const zone = zoneOf(answer, context);
  if (answer.segments.length > 1) {
    const parts = answer.segments.map(
      ({ from, verdict }) => `${verdictWord(verdict)} from ${instantText(from, zone)}`,
    );
    return [verdictSpan(answer.verdict), `: it changes within the day asked about: ${parts.join('; ')}.`];
  }
  const toward = counterpartyWords(answer, finding, zone, context, detail);
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

/** What the deciding clauses say, in the catalogue's own words and no others. */
function sentenceAfterVerdict(answer: ActivityAnswer, { catalogue }: TableContext): string {
  if (answer.verdict === 'not-covered') return 'No clause in the catalogue reaches this.';
  if (answer.verdict === 'undetermined' && answer.questions.length > 0)
    return undeterminedWords(answer.couldBe);
  if (answer.verdict === 'undetermined' || answer.verdict === 'exempt') return afterVerdict(answer);
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
  const words = couldBe.map((verdict) => verdictWord(verdict));
  const last = words.pop() ?? '';
  return words.length > 0 ? `It could be ${words.join(', ')} or ${last}.` : '';
}

function counterpartyWords(
  answer: ActivityAnswer,
  finding: Pick<DecidedFinding, 'supplier'>,
  zone: string,
  context: TableContext,
  detail: Detail,
): (string | Span)[] {
  const other = answer.counterparty;
  if (other === null || (other.verdict === 'not-covered' && other.next === null)) return [];
  const name = supplierName(finding.supplier, context);
  const since = other.since === null ? '' : ` since ${instantText(other.since, zone)}`;
  const note = other.note ?? 'Addressed to the other side; your own exposure is not settled here.';
  const next = other.next ? [' Then ', ...nextWords(other.next, zone)] : [];
  const said = detail === 'brief' ? firstSentence(note) : note;
  return [verdictSpan(other.verdict), ` for ${name}${since}. `, sentence(said), ...next];
}

function nextWords(next: NextVerdict, zone: string): (string | Span)[] {
  return [verdictSpan(next.verdict), ` from ${instantText(next.from, zone)}.`];
}

/** A single question with what each answer gives; of several, a screen names only what is asked. */
function questionLines(questions: readonly OpenQuestion[], detail: Detail): Words[] {
  if (questions.length === 0) return [];
  if (detail === 'brief' && questions.length > 1) {
    const [first] = questions;
    const more = `${questions.length - 1} more, all of them in -o json`;
    return [[`It turns on ${questions.length} facts, first: ${first?.ask ?? ''} (${more})`]];
  }
  const head = questions.length === 1 ? 'One fact settles it:' : `${questions.length} facts settle it:`;
  return [
    [head],
    ...questions.flatMap((question): Words[] => [
      ['- ', question.ask, ' ', { text: `[${question.id}]`, tone: 'quiet' }],
      [`yes: ${could(question.ifYes)}; no: ${could(question.ifNo)}`],
    ]),
  ];
}

function could(verdicts: readonly Verdict[]): string {
  return verdicts.map(verdictWord).join(' or ') || 'it stays open';
}

/** What other laws say of the same activity: one law's exemption never cancels another's prohibition. */
function besideLines(answer: ActivityAnswer, { catalogue }: TableContext): Words[] {
  const deciding = new Set(answer.decidedBy.map((each) => each.split('/')[0]));
  return answer.byProhibition
    .filter((each) => each.verdict !== 'not-covered' && !deciding.has(each.prohibition))
    .map((each): Words => {
      const law = catalogue.prohibitions.find((prohibition) => prohibition.id === each.prohibition);
      return [
        'Beside it: ',
        verdictSpan(each.verdict),
        ` under ${law ? shortCitation(law) : each.prohibition}.`,
      ];
    });
}

/** The place whose days and hours the deciding law is written in. */
function zoneOf(answer: ActivityAnswer, { catalogue }: TableContext): string {
  const ids = [...answer.decidedBy, ...(answer.counterparty?.decidedBy ?? [])].map(
    (each) => each.split('/')[0],
  );
  const next = answer.byProhibition.map((each) => each.prohibition);
  return catalogue.prohibitions.find(({ id }) => ids.includes(id) || next.includes(id))?.zone ?? 'UTC';
}

/** A note's first sentence: what follows is for whoever asks about that one thing. */
function firstSentence(text: string): string {
  return /^.*?[.](?= [A-Z])/.exec(text)?.[0] ?? text;
}

function sentence(text: string): string {
  const trimmed = text.trim();
  return `${trimmed[0]?.toUpperCase() ?? ''}${trimmed.slice(1).replace(/[.]?$/, '.')}`;
}
