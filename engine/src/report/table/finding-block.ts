import type { Finding } from '../../model/finding.ts';
import { columns, painted, wrapped } from '../text/lines.ts';
import { excerpt, printable } from '../text/printable.ts';
import { PRESENCE_WORDS } from '../words/evidence-words.ts';
import { activityLines } from './activity-lines.ts';
import { dutyStatusLines } from './duty-lines.ts';
import { evidenceText } from './evidence.ts';
import { assetNames, type FindingGroup } from './grouping.ts';
import { lawLines } from './law-lines.ts';
import { supplierName, type TableContext, underFinding } from './layout.ts';

const NAME_LENGTH = 60;

/** Everything about one thing: what and where, how sure, each activity, duties, law. */
export function findingBlock(
  group: FindingGroup,
  number: number,
  lawsNamed: Set<string>,
  context: TableContext,
): string[] {
  const { first, findings } = group;
  return [
    ...titleLines(group, number, context),
    ...underFinding(
      'How sure',
      [first.confidence, ': ', evidenceText(findings), '; ', whyText(findings)],
      context,
    ),
    ...activityLines(group, context),
    ...dutyStatusLines(group, context),
    ...lawLines(group, lawsNamed, context),
    ...underFinding('Accepted', acceptedWords(group), context),
  ];
}

/** What a finding is, for people: the product's name, its version, and what carries it. */
export function titleOf(finding: Finding, context: Pick<TableContext, 'catalogue'>): string {
  const product = context.catalogue.products.find((each) => each.id === finding.product);
  const supplier = supplierName(finding.supplier, context);
  const name = product?.name ?? finding.product ?? `A product of ${supplier}, which one is not known`;
  // Where the asset is the very product that carries it, the place beside the title says so already.
  const said = finding.carrier === null || finding.carrier === finding.asset.label;
  const carrier = said ? '' : `, inside ${excerpt(finding.carrier ?? '', NAME_LENGTH)}`;
  if (finding.version === null) return `${name}${carrier}`;
  const version = excerpt(finding.version, 24);
  return product === undefined ? `${name}${carrier} (version ${version})` : `${name} ${version}${carrier}`;
}

function titleLines({ first, findings }: FindingGroup, number: number, context: TableContext): string[] {
  const title = printable(titleOf(first, context));
  const place = `${PRESENCE_WORDS[first.presence]} ${printable(assetNames(findings))}`;
  const head = `${number}`.padEnd(3);
  const strong = painted(title, 'strong', context.colour);
  const column = Math.min(48, Math.floor(context.width / 2));
  const left = columns(head) + columns(title);
  const gap = Math.max(2, column - left);
  if (left + gap + columns(place) <= context.width) return [`${head}${strong}${' '.repeat(gap)}${place}`];
  const room = context.width - 3;
  const [firstLine = '', ...more] = wrapped([{ text: title, tone: 'strong' }], room, context.colour);
  return [
    `${head}${firstLine}`,
    ...more.map((line) => `   ${line}`),
    ...wrapped([place], room, false).map((line) => `   ${line}`),
  ];
}

export function whyText(findings: FindingGroup['findings']): string {
  return [...new Set(findings.map((finding) => finding.why))].join('; ');
}

/** What was accepted, and of which assets where not of all. */
export function acceptedWords({ findings }: FindingGroup): string[] {
  const accepted = findings.filter((finding) => finding.accepted.length > 0);
  if (accepted.length === 0) return [];
  const ids = [...new Set(accepted.flatMap((finding) => finding.accepted))].join(', ');
  const on = accepted.length < findings.length ? ` on ${assetNames(accepted)}` : '';
  return [`${ids}${on}: out of the exit code, the verdict stays`];
}
