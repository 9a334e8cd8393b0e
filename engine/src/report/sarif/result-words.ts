import type { Catalogue } from '../../model/catalogue.ts';
import type { Determination, Duty } from '../../model/determination.ts';
import type { Finding } from '../../model/finding.ts';
import type { DecidedFinding } from '../../model/result.ts';
import { shortCitation } from '../table/citations.ts';
import { sentence, UNSETTLED } from '../table/counterparty-words.ts';
import { DUTY_LABELS, dutyWords } from '../table/duty-lines.ts';
import { evidenceText } from '../table/evidence.ts';
import { titleOf } from '../table/finding-block.ts';
import { instantText } from '../text/dates.ts';
import { plain } from '../text/lines.ts';
import { contractWords } from '../words/contract-words.ts';
import { PRESENCE_WORDS } from '../words/evidence-words.ts';
import { verdictChoice, verdictWord } from '../words/verdict-words.ts';
import type { ResultDraft } from './result-drafts.ts';

export interface WordsContext {
  readonly catalogue: Catalogue;
}

/** What is found and where, what the clause says of it, and how sure that is: the words of the screen. */
export function resultWords(
  finding: DecidedFinding,
  { determinations, duties }: ResultDraft,
  context: WordsContext,
): string {
  const said = [
    ...determinations.map((each) => determinationWords(each, finding, context)),
    ...assumedIn(finding, determinations).map((each) => `Assumed: ${each}.`),
    ...duties.map(dutyText),
  ];
  if (said.length === 0) said.push('No clause in the catalogue reaches this for whoever was asked about.');
  return [headWords(finding, context), ...new Set(said), sureWords(finding)].join(' ');
}

/** What the answers to these activities take for granted on the asker's own side. */
function assumedIn({ activities }: DecidedFinding, determinations: readonly Determination[]): string[] {
  const own = determinations.filter(({ bound }) => bound !== 'counterparty');
  return activities
    .filter(({ activity }) => own.some((each) => each.activity === activity))
    .flatMap(({ assumed }) => assumed);
}

export function leadWords(lead: Finding, context: WordsContext): string {
  return `${headWords(lead, context).replace(/\.$/, '')}, perhaps. ${sureWords(lead)}`;
}

function headWords(finding: Finding, { catalogue }: WordsContext): string {
  const title = titleOf(finding, { catalogue });
  return `${title}, ${PRESENCE_WORDS[finding.presence]} ${finding.asset.label}.`;
}

function sureWords(finding: Finding): string {
  return `How sure: ${finding.confidence}: ${evidenceText([finding])}; ${finding.why.replace(/[.]?$/, '.')}`;
}

function determinationWords(
  determination: Determination,
  { supplier }: Finding,
  { catalogue }: WordsContext,
): string {
  const { verdict, activity, bound, since } = determination;
  const law = catalogue.prohibitions.find(({ id }) => id === determination.prohibition);
  const clause = law?.clauses.find(({ id }) => id === determination.clause);
  const label = catalogue.vocabulary.activities.find(({ id }) => id === activity)?.label ?? activity;
  const whom = {
    self: '',
    agency: ' for an agency',
    counterparty: ` for ${catalogue.suppliers.find(({ id }) => id === supplier)?.name ?? supplier}`,
  }[bound];
  const from =
    since === null || verdict === 'undetermined' ? '' : ` since ${instantText(since, law?.zone ?? 'UTC')}`;
  const contract = contractWords(determination);
  const under = contract === null ? '' : ` under contract ${contract}`;
  const head = `${label}: ${verdictWord(verdict)}${whom}${from}${under}`;
  const title = clause === undefined ? determination.text : (clause.says[0] ?? clause.title);
  const note = bound === 'counterparty' ? `${sentence(clause?.counterpartyNote ?? UNSETTLED)} ` : '';
  const cited = law === undefined ? determination.citation : shortCitation(law);
  return `${head}. ${sentence(title)} ${note}${openWords(determination, catalogue)}${sentence(`Law: ${cited}`)}`;
}

/** What an undetermined verdict could be, and the questions that would settle it. */
function openWords({ verdict, couldBe, openQuestions }: Determination, { questions }: Catalogue): string {
  if (verdict !== 'undetermined') return '';
  const asks = openQuestions.map((id) => questions.find((each) => each.id === id)?.ask ?? id);
  const turns = asks.length > 0 ? ` It turns on: ${asks.join(' ')}` : '';
  return `It could be ${verdictChoice(couldBe)}.${turns} `;
}

function dutyText(duty: Duty): string {
  return `${DUTY_LABELS[duty.kind]}: ${dutyWords(duty).map(plain).map(sentenceEnd).join(' ')}`;
}

function sentenceEnd(text: string): string {
  return /[.?!:\]]$/.test(text) ? text : `${text}.`;
}
