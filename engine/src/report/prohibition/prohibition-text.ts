import { FIELD_WORDS } from '../../decide/clause-words.ts';
import type { Catalogue } from '../../model/catalogue.ts';
import type { Moment } from '../../model/instant.ts';
import type { Clause, Prohibition } from '../../model/prohibition.ts';
import { type Verification, weaker } from '../../model/verification.ts';
import { dayText, instantText } from '../text/dates.ts';
import { columns, type FieldLayout, field, painted, type Span, wrapped } from '../text/lines.ts';
import { printable } from '../text/printable.ts';
import { verdictSpan } from '../words/verdict-words.ts';
import { VERIFICATION_MARKS } from '../words/verification-words.ts';
import { type KnownProhibition, knownBy } from './known-prohibition.ts';
import { newReferences, type References } from './references.ts';
import { timeLine } from './time-line.ts';

export interface ProhibitionTextOptions {
  readonly catalogue: Catalogue;
  readonly asKnown: Moment;
  readonly notice: string;
  readonly colour: boolean;
  readonly width: number;
}

const STATES = {
  unknown: 'not public yet',
  proposed: 'proposed, not in force',
  announced: 'announced, not in force yet',
  'in-force': 'in force',
  ended: 'no longer in force',
} as const satisfies Record<KnownProhibition['state'], string>;

const CARD = 'A card, known in outline only: what it may reach is undetermined until the instrument is read.';

/** The whole story of one prohibition, each line with its source and how well it is verified. */
export function prohibitionText(prohibition: Prohibition, options: ProhibitionTextOptions): string {
  const known = knownBy(prohibition, options.asKnown);
  const layout = { width: options.width, colour: options.colour, indent: 0, label: 13 };
  if (known.state === 'unknown') {
    const said = [`Nothing of this instrument was public on ${dayText(known.by)}.`];
    return `${[...heading(prohibition, known, layout), '', ...wrapped(said, options.width, false)].join('\n')}\n`;
  }
  const references = newReferences(options.catalogue);
  const open = known.clauses.some((clause) => clause.effect === 'prohibited' && clause.valid.to === 'open');
  const lines = [
    ...heading(prohibition, known, layout),
    '',
    ...timeLine(known.events, open, options.width),
    '',
    ...known.story.flatMap((part) => storyLines(part, references, layout)),
    ...disputeLines(known, references, layout),
    ...field('Verified', [verifiedWords(known)], layout),
    ...leftOut(known, layout),
    '',
    painted('Clause by clause', 'strong', layout.colour),
    ...known.clauses.flatMap((clause) => clauseLines(prohibition, clause, references, layout)),
    '',
    painted('Sources', 'strong', layout.colour),
    ...references.list(layout),
    '',
    ...field('Instrument', [prohibition.instrument, '; ', prohibition.citation], layout),
    ...addresses(prohibition),
    '',
    ...wrapped([options.notice], options.width, false),
  ];
  return `${lines.join('\n')}\n`;
}

function addresses({ url, guidanceUrl }: Prohibition): string[] {
  return [url, ...(guidanceUrl === null ? [] : [guidanceUrl])].map((address) => `  ${printable(address)}`);
}

function heading(prohibition: Prohibition, known: KnownProhibition, layout: FieldLayout): string[] {
  const state = STATES[known.state];
  const title = printable(prohibition.shortTitle);
  const gap = layout.width - columns(title) - columns(state);
  const strong = painted(title, 'strong', layout.colour);
  const first =
    gap >= 2 ? [`${strong}${' '.repeat(gap)}${state}`] : [...wrapped([title], layout.width, false), state];
  const asOf = known.state === 'unknown' ? [] : [`As known on ${dayText(known.by)}.`];
  const card = prohibition.tier === 'C' ? wrapped([CARD], layout.width, false) : [];
  return [...first, ...wrapped([prohibition.title], layout.width, layout.colour), ...card, ...asOf];
}

function storyLines(
  part: KnownProhibition['story'][number],
  references: References,
  layout: FieldLayout,
): string[] {
  return part.lines.flatMap((line, index) => {
    const label = index === 0 ? part.heading : '';
    return field(label, [line.text, ' ', references.mark([line.cite], line.verification)], layout);
  });
}

function clauseLines(
  prohibition: Prohibition,
  clause: Clause,
  references: References,
  layout: FieldLayout,
): string[] {
  const checked = clause.checked.map((check) => check.status).reduce(weaker, 'primary');
  const mark = references.mark(
    clause.cite.map((cite) => ({ ...cite, pin: null })),
    checked,
    weakestParts(clause, checked),
  );
  const words = [...effectWords(clause), ` ${period(prohibition, clause)}. `, clause.text, ' ', mark];
  const open = clause.openNorm === null ? [] : [` Open: ${clause.openNorm.why}`];
  return [`  ${printable(clause.id)}`, ...field('', [...words, ...open], { ...layout, indent: 4, label: 0 })];
}

/** Which parts of a clause are checked no better than the weakest, where others are: ": from when". */
function weakestParts({ checked }: Clause, weakest: Verification): string {
  const weak = checked.filter(({ status }) => status === weakest).flatMap(({ fields }) => fields);
  const isWhole = checked.every(({ status }) => status === weakest);
  return isWhole ? '' : `: ${[...new Set(weak)].map((field) => FIELD_WORDS[field] ?? field).join(', ')}`;
}

/** What it says of whatever it reaches. Where a norm is open nobody can say so of anything. */
function effectWords(clause: Clause): (Span | string)[] {
  const effect: Span =
    clause.effect === 'disclosure-required'
      ? { text: 'TO REPORT', tone: 'doubt' }
      : verdictSpan(clause.effect);
  return clause.openNorm === null ? [effect] : [verdictSpan('undetermined'), ', perhaps ', effect, ','];
}

/** What a clause's time is held against where that is not the day of the act. */
const GOES_BY: Readonly<Record<Clause['anchor'], string>> = {
  conduct: '',
  'contract-award': ', by the day of award',
  'contract-renewal': ', by the day on which the contract was last made, extended or renewed',
  manufacture: ', by the day of manufacture',
  // The event says which year.
  'model-year': '',
};

function period(prohibition: Prohibition, clause: Clause): string {
  return `${lifetime(prohibition, clause)}${GOES_BY[clause.anchor]}`;
}

function lifetime(prohibition: Prohibition, { valid }: Clause): string {
  const date = (id: string) => {
    const event = prohibition.events.find((each) => each.id === id);
    if (!event) return id;
    if (event.at === null) return `the day it is ${event.title}`;
    const year = event.modelYear ? `, for model year ${event.modelYear} and later` : '';
    return `${instantText(event.at, event.zone)}${year}`;
  };
  if (valid.to === 'open') return `from ${date(valid.from)}`;
  if (valid.to === 'unknown') return `from ${date(valid.from)}; whether it has ended nobody has seen`;
  return `from ${date(valid.from)} until ${date(valid.to)}`;
}

/** Dates that what was read writes in two ways, and why one reading is the stronger. */
function disputeLines({ events }: KnownProhibition, references: References, layout: FieldLayout): string[] {
  const disputed = events.filter((event) => event.alternatives.length > 0);
  return disputed.flatMap((event, index) => {
    const readings = [event.asWritten ?? event.at, ...event.alternatives.map((other) => other.asWritten)];
    const said = `${event.title}: ${readings.map((text) => `"${text}"`).join(' or ')}. ${event.why ?? ''} `;
    const cites = [event.cite, ...event.alternatives.map((other) => other.cite)];
    return field(index === 0 ? 'Disputed' : '', [said, references.mark(cites, event.verification)], layout);
  });
}

/** Of what it bars without an open norm: the weakest check of the dates, of whom and what it reaches, and of what it does. */
function verifiedWords({ events, clauses }: KnownProhibition): string {
  const barred = clauses.filter((clause) => clause.effect === 'prohibited' && clause.openNorm === null);
  const of = (fields: readonly string[]): Verification =>
    barred
      .flatMap((clause) => clause.checked)
      .filter((check) => check.fields.some((name) => fields.includes(name)))
      .map((check) => check.status)
      .reduce(weaker, 'primary');
  const dates = events.map((event) => event.verification).reduce(weaker, 'primary');
  if (barred.length === 0)
    return `dates: ${VERIFICATION_MARKS[dates]} · the rest is open: read the instrument`;
  return [
    `dates: ${VERIFICATION_MARKS[dates]}`,
    `what is barred: ${VERIFICATION_MARKS[of(['effect', 'does'])]}`,
    `whom it binds: ${VERIFICATION_MARKS[of(['binds'])]}`,
    `which products: ${VERIFICATION_MARKS[of(['object'])]}`,
  ].join(' · ');
}

function leftOut({ linesLeftOut, by }: KnownProhibition, layout: FieldLayout): string[] {
  if (linesLeftOut === 0) return [];
  const lines = linesLeftOut === 1 ? 'one line rests' : `${linesLeftOut} lines rest`;
  return field('Left out', [`${lines} on what came after ${dayText(by)}`], layout);
}
