import type { Catalogue } from '../model/catalogue.ts';
import type { CoverageGap } from '../model/coverage.ts';
import type { ActivityAnswer, Determination } from '../model/determination.ts';
import type { Finding } from '../model/finding.ts';
import { printLocation } from '../model/location.ts';
import type { DecidedFinding, ScanResult } from '../model/result.ts';
import { weaker } from '../model/verification.ts';
import type { Report, ReportOptions } from './report.ts';
import { sourceTextText } from './table/closing.ts';
import { evidenceText } from './table/evidence.ts';
import { assumptionSentence } from './table/heading.ts';
import { printable } from './text/printable.ts';
import { VERIFICATION_MARKS } from './words/verification-words.ts';

/** The columns, in order. New ones are added at the end. */
const COLUMNS = [
  'record',
  'id',
  'supplier',
  'supplier-name',
  'product',
  'product-name',
  'version',
  'carrier',
  'confidence',
  'presence',
  'asset-kind',
  'asset',
  'target',
  'location',
  'evidence',
  'activity',
  'verdict',
  'could-be',
  'bound',
  'since',
  'next-verdict',
  'next-from',
  'for-the-other-side',
  'laws',
  'citations',
  'open-questions',
  'accepted',
  'discovered-at',
  'why',
  'remedy',
  'duties',
  'assumed',
  'contracts',
  'verified',
  'since-for-the-other-side',
  'contracts-for-the-other-side',
] as const;

type Row = Partial<Record<(typeof COLUMNS)[number], string>>;

/**
 * RFC 4180, for spreadsheets: a row for each activity of each finding, then one for each lead and each gap in
 * coverage, and last what was looked at, for whom and by which catalogue, told apart by the first column. Instants
 * are ISO 8601 in UTC.
 */
export const csv: Report = {
  id: 'csv',
  title: 'a row for each activity of each finding, for spreadsheets',
  write: writeRows,
};

function* writeRows(result: ScanResult, { catalogue }: ReportOptions): Generator<string> {
  yield lineOf([...COLUMNS]);
  for (const finding of result.findings) {
    for (const row of findingRows(finding, catalogue)) yield printed(row);
  }
  for (const lead of result.leads) yield printed({ record: 'lead', ...factsOf(lead, catalogue) });
  const { gaps, gapsNotListed } = result.coverage;
  for (const gap of gaps) yield printed(gapRow(gap));
  if (gapsNotListed > 0)
    yield printed({ record: 'gap', why: `${gapsNotListed} more are not listed one by one` });
  const closed = sourceTextText(result.coverage);
  if (closed !== null) yield printed({ record: 'gap', why: closed });
  yield printed(aboutRow(result));
}

/** A finding about which no activity was asked has a row all the same. */
function findingRows(finding: DecidedFinding, catalogue: Catalogue): Row[] {
  const facts: Row = {
    record: 'finding',
    ...factsOf(finding, catalogue),
    accepted: finding.accepted.join(' '),
    'discovered-at': finding.discoveredAt,
    duties: dutiesOf(finding),
  };
  if (finding.activities.length === 0) return [facts];
  return finding.activities.map((answer) => ({ ...facts, ...answerRow(answer, finding) }));
}

function factsOf(finding: Finding, { suppliers, products }: Catalogue): Row {
  const location = finding.matches[0]?.sighting.location;
  return {
    id: finding.id,
    supplier: finding.supplier,
    'supplier-name': suppliers.find(({ id }) => id === finding.supplier)?.name ?? '',
    product: finding.product ?? '',
    'product-name': products.find(({ id }) => id === finding.product)?.name ?? '',
    version: finding.version ?? '',
    carrier: finding.carrier ?? '',
    confidence: finding.confidence,
    presence: finding.presence,
    'asset-kind': finding.asset.kind,
    asset: finding.asset.label,
    target: finding.target,
    location: location === undefined ? '' : printLocation(location),
    evidence: evidenceText([finding]),
    why: finding.why,
  };
}

function answerRow(answer: ActivityAnswer, { determinations }: DecidedFinding): Row {
  const { counterparty } = answer;
  const deciding = new Set([...answer.decidedBy, ...(counterparty?.decidedBy ?? [])]);
  const cited = determinations.filter(({ prohibition, clause }) => deciding.has(`${prohibition}/${clause}`));
  return {
    activity: answer.activity,
    verdict: answer.verdict,
    'could-be': answer.verdict === 'undetermined' ? answer.couldBe.join(' ') : '',
    bound: answer.bound,
    since: answer.since ?? '',
    'next-verdict': answer.next?.verdict ?? '',
    'next-from': answer.next?.from ?? '',
    'for-the-other-side': counterparty?.verdict ?? '',
    laws: [...deciding].sort().join(' '),
    citations: [...new Set(cited.map(({ citation }) => citation))].sort().join('; '),
    'open-questions': answer.questions.map(({ id }) => id).join(' '),
    assumed: answer.assumed.join('; '),
    contracts: answer.contracts.join('; '),
    verified: verifiedWords(cited),
    'since-for-the-other-side': counterparty?.since ?? '',
    'contracts-for-the-other-side': [
      ...(counterparty?.contracts ?? []),
      ...(counterparty?.contractsToCome ?? []).map(
        ({ contract, from }) => `${contract} from ${from.slice(0, 10)}`,
      ),
    ].join('; '),
  };
}

/** How well what decided is verified: as its weakest part is. */
function verifiedWords(deciding: readonly Determination[]): string {
  const [first, ...more] = deciding.map(({ verification }) => verification);
  return first === undefined ? '' : VERIFICATION_MARKS[more.reduce(weaker, first)];
}

function aboutRow(result: ScanResult): Row {
  const { catalogue, summary, notice } = result;
  const begin = summary.lookedAtNothing
    ? 'Nothing was looked at. That is not the same as finding nothing. '
    : '';
  const part = summary.interrupted ? 'Interrupted: this is a part of the whole. ' : '';
  return {
    record: 'about',
    target: result.targets.join('; '),
    why: `${begin}${part}${assumptionSentence(result)} ${notice} Catalogue ${catalogue.version}, ${catalogue.digest}.`,
  };
}

/** Duties are a list of their own and belong to no activity: what is to be done, and whether its trigger is met. */
function dutiesOf({ duties }: DecidedFinding): string {
  const open = duties.filter(({ status }) => status !== 'not-triggered');
  return [...new Set(open.map(({ kind, status }) => `${kind}:${status}`))].sort().join(' ');
}

function gapRow(gap: CoverageGap): Row {
  return {
    record: gap.material ? 'gap' : 'harmless-gap',
    target: gap.target,
    location: printLocation(gap.location),
    why: gap.reason,
    remedy: gap.remedy,
  };
}

function printed(row: Row): string {
  return lineOf(COLUMNS.map((column) => row[column] ?? ''));
}

function lineOf(values: readonly string[]): string {
  return `${values.map(cell).join(',')}\r\n`;
}

/**
 * A spreadsheet calculates what begins like a formula, and one of a country that writes decimals with a comma
 * begins a new cell after a semicolon. An apostrophe before it makes it text.
 */
const FORMULA = /(^|;)(\s*)(?=[=+\-@\uff0b\uff0d\uff1d\uff20])/g;

/** RFC 4180, section 2: a cell with a comma or a quote stands in quotes, a quote in it is doubled. */
function cell(value: string): string {
  const text = printable(value).replace(FORMULA, "$1$2'");
  return /[",;]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
