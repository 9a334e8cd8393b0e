import type { WatchedChange } from '../decide/watch.ts';
import type { Catalogue } from '../model/catalogue.ts';
import { dayText, instantText } from './text/dates.ts';
import { field, painted, wrapped } from './text/lines.ts';
import { verdictSpan } from './words/verdict-words.ts';

/** `interdict.watch/1`, as `watch -o json` prints it. */
export interface WatchReport {
  readonly schema: 'interdict.watch/1';
  readonly catalogue: {
    readonly before: { readonly version: string; readonly digest: string };
    readonly now: { readonly version: string; readonly digest: string };
  };
  /** The day or instant that the earlier result was decided for. */
  readonly since: string;
  readonly asOf: string;
  readonly until: string | null;
  readonly assumed: readonly string[];
  readonly changed: readonly WatchedChange[];
  readonly coming: readonly WatchedChange[];
  readonly unchanged: number;
  readonly notice: string;
}

export interface WatchTextOptions {
  readonly catalogue: Catalogue;
  readonly width: number;
  readonly colour: boolean;
}

/** What changed since a result was made, and what will, for people. Equal changes are told once. */
export function watchText(report: WatchReport, options: WatchTextOptions): string {
  const { width, colour } = options;
  const { before, now } = report.catalogue;
  const same = before.digest === now.digest;
  const lines = [
    ...wrapped(
      [
        same
          ? `The catalogue is the one that the result was made with (${now.version}).`
          : `The result was made with the catalogue of ${before.version}; today's is that of ${now.version}.`,
      ],
      width,
      colour,
    ),
    ...report.assumed.flatMap((line) => wrapped([`Assumed: ${line}.`], width, colour)),
    '',
    ...section(`Changed since ${dayText(report.since)}`, report.changed, 'Nothing has changed.', {
      ...options,
      // Between the two days nobody looked: a change has its instant only where it is to come.
      by: dayText(report.asOf),
    }),
    '',
    ...section(
      report.until === null ? 'Coming' : `Coming until ${report.until}`,
      report.coming,
      report.until === null ? 'Not looked at: give --until DATE.' : 'Nothing that the catalogue knows of.',
      options,
    ),
    '',
    ...wrapped(
      [
        report.unchanged === 1
          ? '1 finding keeps every answer.'
          : `${report.unchanged} findings keep every answer.`,
        ` ${report.notice}`,
      ],
      width,
      false,
    ),
  ];
  return `${lines.join('\n')}\n`;
}

function section(
  title: string,
  changes: readonly WatchedChange[],
  none: string,
  options: WatchTextOptions & { readonly by?: string },
): string[] {
  const { width, colour } = options;
  const head = painted(title, 'strong', colour);
  if (changes.length === 0) return [head, ...field('', [none], { width, colour, indent: 2, label: 0 })];
  const groups = new Map<string, WatchedChange[]>();
  for (const change of changes) {
    const key = [
      change.at,
      change.product ?? change.supplier,
      change.activity,
      change.bound,
      change.before,
      change.after,
    ].join(' ');
    groups.set(key, [...(groups.get(key) ?? []), change]);
  }
  return [head, ...[...groups.values()].flatMap((group) => groupLines(group, options))];
}

const MOST_ASSETS = 6;

function groupLines(
  group: readonly WatchedChange[],
  { catalogue, width, colour, by }: WatchTextOptions & { readonly by?: string },
): string[] {
  const first = group[0];
  if (!first) return [];
  const product = catalogue.products.find((each) => each.id === first.product)?.name;
  const supplier = catalogue.suppliers.find((each) => each.id === first.supplier)?.name ?? first.supplier;
  const label =
    catalogue.vocabulary.activities.find((each) => each.id === first.activity)?.label ?? first.activity;
  const law = catalogue.prohibitions.find((each) =>
    first.decidedBy.some((id) => id.startsWith(`${each.id}/`)),
  );
  const assets = [...new Set(group.map((change) => change.asset))];
  const more = assets.length > MOST_ASSETS ? ` and ${assets.length - MOST_ASSETS} more` : '';
  return field(
    by === undefined ? instantText(first.at, law?.zone ?? 'UTC') : `by ${by}`,
    [
      `${product ?? `a product of ${supplier}`} on ${assets.slice(0, MOST_ASSETS).join(', ')}${more}: ${label} `,
      verdictSpan(first.before),
      ...(first.before === first.after
        ? [' as before, with other outcomes possible']
        : [' becomes ', verdictSpan(first.after)]),
      { self: '', counterparty: ` for ${supplier}`, agency: ' for an agency' }[first.bound],
      ` (${first.stricter ? 'stricter' : 'looser'})${first.decidedBy.length > 0 ? `, by ${first.decidedBy.join(', ')}` : ''}`,
    ],
    { width, colour, indent: 2, label: 16 },
  );
}
