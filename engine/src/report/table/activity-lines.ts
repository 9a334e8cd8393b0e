import type { Catalogue } from '../../model/catalogue.ts';
import type { ActivityAnswer, NextVerdict, OpenQuestion } from '../../model/determination.ts';
import type { Clause } from '../../model/prohibition.ts';
import type { DecidedFinding } from '../../model/result.ts';
import type { SettledVerdict, Verdict } from '../../model/verdict.ts';
import { instantText } from '../text/dates.ts';
import type { Span, Words } from '../text/lines.ts';
import { verdictSpan, verdictWord } from '../words/verdict-words.ts';
import { assetNames, bySaying, type FindingGroup } from './grouping.ts';
import { supplierName, type TableContext, underFinding } from './layout.ts';

/** One line for each activity that concerns the asker; where assets differ, one for each saying. */
export function activityLines(group: FindingGroup, context: TableContext): string[] {
  const activities = [
    ...new Set(group.findings.flatMap((finding) => finding.activities.map((each) => each.activity))),
  ];
  return activities.flatMap((activity) => {
    const sayings = bySaying(group.findings, (finding) => {
      const answer = finding.activities.find((each) => each.activity === activity);
      return answer ? answerWords(answer, finding, context) : null;
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

/** What is said of one activity: the verdict's own line, then its questions and what stands beside it. */
export function answerWords(
  answer: ActivityAnswer,
  finding: Pick<DecidedFinding, 'supplier'>,
  context: TableContext,
): Words[] {
  return [
    verdictLine(answer, finding, context),
    ...questionLines(answer.questions),
    ...besideLines(answer, context),
  ];
}

function verdictLine(
  answer: ActivityAnswer,
  finding: Pick<DecidedFinding, 'supplier'>,
  context: TableContext,
): Words {
  const zone = zoneOf(answer, context);
  if (answer.segments.length > 1) {
    const parts = answer.segments.map(
      ({ from, verdict }) => `${verdictWord(verdict)} from ${instantText(from, zone)}`,
    );
    return [verdictSpan(answer.verdict), `: it changes within the day asked about: ${parts.join('; ')}.`];
  }
  const toward = counterpartyWords(answer, finding, zone, context);
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
): (string | Span)[] {
  const other = answer.counterparty;
  if (other === null || (other.verdict === 'not-covered' && other.next === null)) return [];
  const name = supplierName(finding.supplier, context);
  const since = other.since === null ? '' : ` since ${instantText(other.since, zone)}`;
  const note = other.note ?? 'Addressed to the other side; your own exposure is not settled here.';
  const next = other.next ? [' Then ', ...nextWords(other.next, zone)] : [];
  return [verdictSpan(other.verdict), ` for ${name}${since}. `, sentence(note), ...next];
}

function nextWords(next: NextVerdict, zone: string): (string | Span)[] {
  return [verdictSpan(next.verdict), ` from ${instantText(next.from, zone)}.`];
}

function questionLines(questions: readonly OpenQuestion[]): Words[] {
  if (questions.length === 0) return [];
  const head = questions.length === 1 ? 'One fact settles it:' : `${questions.length} facts settle it:`;
  return [
    [head],
    ...questions.flatMap((question): Words[] => [
      [`  ${question.ask}`],
      [`  yes: ${could(question.ifYes)}; no: ${could(question.ifNo)}`],
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
      return ['Beside it: ', verdictSpan(each.verdict), ` under ${law?.citation ?? each.prohibition}.`];
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

function sentence(text: string): string {
  const trimmed = text.trim();
  return `${trimmed[0]?.toUpperCase() ?? ''}${trimmed.slice(1).replace(/[.]?$/, '.')}`;
}
