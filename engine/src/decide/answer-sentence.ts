import type { ActivityAnswer, Determination } from '../model/determination.ts';
import type { Clause } from '../model/prohibition.ts';
import type { Verdict } from '../model/verdict.ts';
import type { Case } from './case.ts';
import { theirContractWords } from './contract-words.ts';
import { disputeWords } from './dispute-words.ts';
import { lawIndex } from './law-index.ts';
import { otherSideName } from './other-side.ts';
import { verdictList, verdictName } from './verdict-words.ts';
import { dateIn } from './zoned-time.ts';

type Draft = Omit<ActivityAnswer, 'says'>;

/** One or two sentences that say no more than the verdict allows. Days are those of the law's own place. */
export function sayAnswer(answer: Draft, determinations: readonly Determination[], one: Case): string {
  if (answer.segments.length > 1) {
    const parts = answer.segments.map((each) => `${verdictName(each.verdict)} from ${each.from}`);
    const changes = `It changes within the day asked about: ${parts.join(', ')}. Give a time with its offset.`;
    return [changes, disputeWords(answer.readings)].filter((each) => each !== '').join(' ');
  }
  switch (answer.verdict) {
    case 'prohibited':
      return `Prohibited${since(answer, one)}: ${titles(answer, one)}.`;
    case 'advised-against':
      return sentences(['Advised against', ...decidingClauses(answer, one).flatMap((clause) => clause.says)]);
    case 'exempt':
      return `Exempt: ${exemptionTitles(determinations, answer, one)}.${other(answer)}`;
    case 'allowed':
      return `Allowed${until(answer, one)}: ${titles(answer, one)}.`;
    case 'undetermined':
      return sayUndetermined(answer, determinations);
    case 'not-covered':
      return sayNotCovered(answer, one);
  }
}

function sayUndetermined(answer: Draft, determinations: readonly Determination[]): string {
  const head = `Undetermined: ${verdictList(answer.couldBe)}.`;
  const question = answer.questions[0];
  if (question) {
    const more = answer.questions.length > 1 ? ` (and ${answer.questions.length - 1} more)` : '';
    return `${head} It turns on: ${question.ask}${more}`;
  }
  if (answer.readings.length > 0) return `${head} ${disputeWords(answer.readings)}`;
  const norm = determinations.find((each) => each.verdict === 'undetermined' && each.note !== null);
  return norm?.note ? `${head} ${norm.note}` : head;
}

function sayNotCovered(answer: Draft, one: Case): string {
  const head = `No clause in the catalogue of ${one.catalogue.version} reaches this for you`;
  const next = answer.next ? `; ${nextName(answer.next.verdict)} from ${answer.next.from}` : '';
  const other = answer.counterparty;
  if (other === null || other.verdict === 'not-covered') return `${head}${next}.`;
  const from = other.since === null ? '' : ` since ${dayOf(other.since, other.decidedBy, one)}`;
  const note =
    other.note === null ? 'addressed to the other side; your own exposure is not settled here.' : other.note;
  const name = otherSideName(other.decidedBy, supplierName(one), lawIndex(one.catalogue).clauses);
  const said = `${head}${next}. For ${name}: ${verdictName(other.verdict)}${from}, ${note}`;
  return [said, ...theirContractWords(other, zoneOf(other.decidedBy, one))].join(' ');
}

/** What comes next, in words that a sentence about what is not covered may use. */
function nextName(verdict: Verdict): string {
  return verdict === 'allowed' ? 'expressly permitted' : verdictName(verdict);
}

function supplierName(one: Case): string {
  return lawIndex(one.catalogue).suppliers.get(one.supplier)?.name ?? one.supplier;
}

function since(answer: Draft, one: Case): string {
  return answer.since === null ? '' : ` since ${dayOf(answer.since, answer.decidedBy, one)}`;
}

function until(answer: Draft, one: Case): string {
  if (answer.next === null) return '';
  return ` until ${dayOf(answer.next.from, answer.decidedBy, one)}, then ${verdictName(answer.next.verdict)}`;
}

/** The day of an instant in the place of the law that decided. */
function dayOf(iso: string, decidedBy: readonly string[], one: Case): string {
  return dateIn(Date.parse(iso), zoneOf(decidedBy, one));
}

/** The zone of the law that decided. */
function zoneOf(decidedBy: readonly string[], one: Case): string {
  const { prohibitions } = lawIndex(one.catalogue);
  // Of several the first in the order of the catalogue, whatever the order of their ids.
  const laws = new Set(decidedBy.map((id) => id.split('/', 1)[0] ?? ''));
  const first = [...prohibitions.keys()].find((id) => laws.has(id)) ?? '';
  return prohibitions.get(first)?.zone ?? 'UTC';
}

function other(answer: Draft): string {
  return answer.byProhibition.length > 1 ? " One law's exemption leaves every other law as it is." : '';
}

/** In the order of `decidedBy`, so that no order of files shows. */
function decidingClauses(answer: Draft, one: Case): Clause[] {
  const { clauses } = lawIndex(one.catalogue);
  return answer.decidedBy.flatMap((id) => clauses.get(id) ?? []);
}

function titles(answer: Draft, one: Case): string {
  return decidingClauses(answer, one)
    .map((clause) => lowerFirst(clause.title))
    .join('; ');
}

/** The titles of the exceptions that took away what decided; laws may call theirs by one name. */
function exemptionTitles(determinations: readonly Determination[], answer: Draft, one: Case): string {
  const { clauses } = lawIndex(one.catalogue);
  const named = new Set<string>();
  for (const { prohibition, clause, basis } of determinations) {
    if (!answer.decidedBy.includes(`${prohibition}/${clause}`)) continue;
    for (const test of basis)
      if (test.step === 'exception' && test.result === 'true') named.add(`${prohibition}/${test.subject}`);
  }
  const said = [...named].flatMap((id) => clauses.get(id) ?? []).map(({ title }) => lowerFirst(title));
  return said.sort().join('; ') || titles(answer, one);
}

function sentences(parts: readonly string[]): string {
  return parts
    .filter((part) => part.length > 0)
    .map((part) => `${part.charAt(0).toUpperCase()}${part.slice(1).replace(/\.$/, '')}.`)
    .join(' ');
}

function lowerFirst(text: string): string {
  return `${text.charAt(0).toLowerCase()}${text.slice(1)}`;
}
