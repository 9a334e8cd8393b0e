import type { Coverage, CoverageGap } from '../../model/coverage.ts';
import type { Finding } from '../../model/finding.ts';
import { printLocation } from '../../model/location.ts';
import type { AcceptanceOutcome, ScanResult } from '../../model/result.ts';
import { dayText } from '../text/dates.ts';
import { excerpt } from '../text/printable.ts';
import { evidenceText } from './evidence.ts';
import { titleOf } from './finding-block.ts';
import { atFoot, type TableContext } from './layout.ts';

const LISTED = 10;

/** Leads: things that point somewhere and settle nothing. */
export function leadLines({ leads }: ScanResult, context: TableContext): string[] {
  return listed('Leads', leads, (lead) => leadText(lead, context), context);
}

export function leadText(lead: Finding, context: Pick<TableContext, 'catalogue'>): string {
  return `${titleOf(lead, context)}, perhaps: ${evidenceText([lead])}; ${lead.why}`;
}

/** What was not looked at, with what to do; what could have hidden something comes first. */
export function gapLines({ coverage, summary }: ScanResult, context: TableContext): string[] {
  const material = coverage.gaps.filter((gap) => gap.material);
  const harmless = summary.gaps - summary.materialGaps;
  const closed = sourceTextText(coverage);
  if (summary.gaps === 0 && closed === null) {
    return summary.lookedAtNothing ? [] : atFoot('Not seen   0', [nothingUnread(coverage)], context);
  }
  const lines = listed('Not seen', material, gapText, context, summary.materialGaps);
  const named = `${harmlessText(harmless)} (-o json names ${harmless === 1 ? 'it' : 'them'})`;
  const more = [...(closed === null ? [] : [closed]), ...(harmless === 0 ? [] : [named])];
  const head = lines.length > 0 ? '' : 'Not seen   0';
  return [...lines, ...more.flatMap((each, index) => atFoot(index === 0 ? head : '', [each], context))];
}

/** Files that were left closed for their names; null where there are none. */
export function sourceTextText({ targets }: Coverage): string | null {
  const count = targets.reduce((sum, { unopened }) => sum + (unopened ?? 0), 0);
  if (count === 0) return null;
  const files = count === 1 ? '1 file' : `${count.toLocaleString('en-US')} files`;
  return `${files} in installed packages, source text by name, ${count === 1 ? 'was' : 'were'} not opened (--every-file opens such files)`;
}

/** A live computer is looked at in the places where programs are kept, and nowhere else. */
export function nothingUnread({ targets }: Coverage): string {
  return targets.some(({ scheme }) => scheme === 'host')
    ? 'the places where this computer keeps programs were read; a folder or disk given as a target is read whole'
    : 'everything here was read';
}

export function harmlessText(count: number): string {
  const things = count === 1 ? 'thing that was not read holds' : 'things that were not read hold';
  return `${count} ${things} nothing that the catalogue could find`;
}

export function gapText(gap: CoverageGap): string {
  const where = excerpt(printLocation(gap.location), 80);
  return `${where}: ${gap.reason.replace(/[.]$/, '')}. ${gap.remedy}`;
}

/** The user's own decisions, each with what came of it. */
export function acceptanceLines({ acceptances }: ScanResult, context: TableContext): string[] {
  return listed('Accepted', acceptances, acceptanceText, context);
}

export function acceptanceText({
  id,
  state,
  findings,
  reason,
  approver,
  expires,
}: AcceptanceOutcome): string {
  const who = `${reason} (${approver}, until ${dayText(expires)})`;
  if (state === 'expired') return `${id} EXPIRED on ${dayText(expires)} and does nothing: ${who}`;
  if (state === 'unused') return `${id} UNUSED, nothing here answers to it: ${who}`;
  return `${id} applied to ${findings.length === 1 ? '1 finding' : `${findings.length} findings`}: ${who}`;
}

/** What to do next, in commands that exist. */
export function nextLine(result: ScanResult, context: TableContext): string[] {
  if (result.summary.lookedAtNothing) {
    return atFoot('Next', ['name a directory or file that holds something'], context);
  }
  const steps = ['keep this with -o json=result.json'];
  const shipped = result.findings.some(
    ({ presence, activities }) =>
      presence === 'component' && !activities.some((answer) => answer.activity === 'integrate'),
  );
  if (shipped) {
    steps.push('--activity integrate,sell asks for a product that you ship');
  }
  steps.push('interdict ask answers your own case');
  return atFoot('Next', [steps.join('; ')], context);
}

function listed<T>(
  label: string,
  items: readonly T[],
  text: (item: T) => string,
  context: TableContext,
  total: number = items.length,
): string[] {
  if (total === 0) return [];
  const head = `${label.padEnd(11)}${total}`;
  const lines = items
    .slice(0, LISTED)
    .flatMap((item, index) => atFoot(index === 0 ? head : '', [text(item)], context));
  const more = total - Math.min(LISTED, items.length);
  return more > 0 ? [...lines, ...atFoot('', [`and ${more} more (-o json names them)`], context)] : lines;
}
