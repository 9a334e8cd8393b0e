import type { Catalogue } from '../model/catalogue.ts';
import type {
  CaseChange,
  CatalogueDiff,
  DecidedAs,
  EntryChanges,
  ProhibitionChange,
} from '../model/catalogue-diff.ts';
import { instantText } from './text/dates.ts';
import { field, painted, type Span, wrapped } from './text/lines.ts';
import { printable } from './text/printable.ts';
import { verdictChoice, verdictSpan } from './words/verdict-words.ts';

export interface DiffTextOptions {
  readonly before: Catalogue;
  readonly after: Catalogue;
  readonly notice: string;
  readonly width: number;
  readonly colour: boolean;
}

/** Beyond these many lines of one kind a screen says less, not more. */
const MOST_GROUPS = 12;
const MOST_IDS = 8;

/** What differs between two catalogues, for people: what is stricter or looser, for whom, and a case that shows it. */
export function diffText(diff: CatalogueDiff, options: DiffTextOptions): string {
  const { width, colour, notice } = options;
  const same = diff.before.digest === diff.after.digest;
  const head = same
    ? `Both are the catalogue of ${diff.after.version}, with one digest: nothing differs.`
    : `From the catalogue of ${diff.before.version} to that of ${diff.after.version}.`;
  const none =
    !same && diff.prohibitions.length === 0 ? ['No prohibition decides any case differently.'] : [];
  const lines = [
    ...wrapped([head], width, colour),
    '',
    ...none.flatMap((line) => [...wrapped([line], width, colour), '']),
    ...diff.prohibitions.flatMap((change) => [...prohibitionLines(change, options), '']),
    ...entryLines(diff, options),
    ...wrapped([notice], width, false),
  ];
  return `${lines.join('\n')}\n`;
}

function prohibitionLines(change: ProhibitionChange, options: DiffTextOptions): string[] {
  const { width, colour } = options;
  const layout = { width, colour, indent: 2, label: 14 };
  const groups = grouped(change.cases);
  const shown = groups.slice(0, MOST_GROUPS);
  const quiet = change.cases.length === 0 ? ['decides no case differently'] : [];
  return [
    painted(printable(`${change.prohibition}: ${change.kind}`), 'strong', colour),
    ...quiet.flatMap((words) => field('', [words], layout)),
    ...shown.flatMap((group) => groupLines(group, change.prohibition, options)),
    ...(groups.length > shown.length
      ? field('', [`${groups.length - shown.length} more, all of them in -o json`], layout)
      : []),
    ...(change.exhaustive ? [] : field('', ['not every combination of open questions was tried'], layout)),
    ...(change.written.length > 0
      ? field('Written', [`otherwise: ${change.written.join('; ')}`], layout)
      : []),
  ];
}

type Group = readonly [CaseChange, ...CaseChange[]];

const ORDER: readonly CaseChange['direction'][] = ['stricter', 'looser', 'otherwise'];

/** Changes that differ only in who acts and what is done, the stricter first. */
function grouped(cases: readonly CaseChange[]): Group[] {
  const groups = new Map<string, [CaseChange, ...CaseChange[]]>();
  for (const each of cases) {
    const { actor: _actor, activity: _activity, witness: _witness, ...rest } = each;
    const key = JSON.stringify(rest);
    const group = groups.get(key);
    if (group) group.push(each);
    else groups.set(key, [each]);
  }
  return [...groups.values()].sort(([a], [b]) => ORDER.indexOf(a.direction) - ORDER.indexOf(b.direction));
}

const DIRECTIONS = { stricter: 'STRICTER', looser: 'looser', otherwise: 'otherwise' } as const;

function groupLines(group: Group, prohibition: string, options: DiffTextOptions): string[] {
  const { before, after, width, colour } = options;
  const layout = { width, colour, indent: 2, label: 14 };
  const [first] = group;
  const zone =
    [after, before].flatMap(({ prohibitions }) => prohibitions.filter(({ id }) => id === prohibition))[0]
      ?.zone ?? 'UTC';
  const label: Span = {
    text: DIRECTIONS[first.direction],
    tone: first.direction === 'stricter' ? 'stop' : 'quiet',
  };
  const actors = [...new Set(group.map(({ actor }) => actor))].join(', ');
  const acts = [...new Set(group.map(({ activity }) => activity))].join(', ');
  const told = first.bound === 'counterparty' ? 'for the other side of it, ' : '';
  const facts = first.facts.map(({ question, answer }) => `${question} is ${answer}`).join(' and ');
  return [
    ...field(
      label.text,
      [
        `${actors}: ${acts}, ${told}${spanText(first, zone)}: `,
        ...decidedWords(first.before),
        ' becomes ',
        ...decidedWords(first.after),
        ...dutyWords(first),
        facts === '' ? '' : `, where ${facts}`,
        first.products.length === 0 ? '' : `, for ${listed(first.products)}`,
        first.suppliers.length > 1 || first.products.length > 0 ? `; ${listed(first.suppliers)}` : '',
      ],
      layout,
    ),
    ...field('', [`interdict ask ${first.witness.join(' ')}`], layout),
  ];
}

function spanText({ from, until }: CaseChange, zone: string): string {
  if (from === null && until === null) return 'at any time';
  if (until === null) return `acts from ${instantText(from ?? '', zone)}`;
  if (from === null) return `acts before ${instantText(until, zone)}`;
  return `acts from ${instantText(from, zone)} and before ${instantText(until, zone)}`;
}

function decidedWords({ verdict, couldBe }: DecidedAs): (string | Span)[] {
  if (verdict !== 'undetermined' || couldBe.length === 0) return [verdictSpan(verdict)];
  return [verdictSpan(verdict), ` (it could be ${verdictChoice(couldBe)})`];
}

function dutyWords({ before, after }: CaseChange): string[] {
  if (before.duties.join() === after.duties.join()) return [];
  const said = (duties: readonly string[]): string => (duties.length === 0 ? 'none' : duties.join(', '));
  return [`; duties: ${said(before.duties)}, then ${said(after.duties)}`];
}

function entryLines(diff: CatalogueDiff, { width, colour }: DiffTextOptions): string[] {
  const layout = { width, colour, indent: 0, label: 16 };
  const parts: readonly (readonly [string, EntryChanges])[] = [
    ['Suppliers', diff.suppliers],
    ['Products', diff.products],
    ['Indicators', diff.indicators],
    ['Roots', diff.roots],
    ['Words', diff.words],
    ['Questions', diff.questions],
    ['Holidays', diff.holidays],
    ['Sources', diff.sources],
  ];
  const lines = parts.flatMap(([name, { added, removed, changed }]) => {
    const said = [
      ...(added.length > 0 ? [`added: ${listed(added)}`] : []),
      ...(removed.length > 0 ? [`removed: ${listed(removed)}`] : []),
      ...(changed.length > 0 ? [`changed: ${listed(changed)}`] : []),
    ];
    return said.length === 0 ? [] : field(name, [said.join('; ')], layout);
  });
  return lines.length === 0 ? [] : [...lines, ''];
}

function listed(ids: readonly string[]): string {
  const shown = ids.slice(0, MOST_IDS).join(', ');
  return ids.length > MOST_IDS ? `${shown} and ${ids.length - MOST_IDS} more` : shown;
}
