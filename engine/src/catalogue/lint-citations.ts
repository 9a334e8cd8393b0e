import type { Citation, Clause, LawEvent, Prohibition, SupplierGroup } from '../model/prohibition.ts';
import type { SourceDocument } from '../model/source-document.ts';
import { caseOfDate, caseOfHour, caseUnheardOf } from './lint-event-case.ts';
import { type LintFinding, lintError, lintNote, shownBy } from './lint-finding.ts';
import {
  datesIn,
  daysAfter,
  daysSaidToBegin,
  daysSaidToEnd,
  daysSaidToLast,
  daysSaidToPass,
} from './written-dates.ts';

type Sources = ReadonlyMap<string, SourceDocument>;

/** Checks what a law's fields rest on: who is cited, how well it was read, and whether the words fit the dates. */
export function lintCitations(law: Prohibition, list: readonly SourceDocument[]): LintFinding[] {
  const sources: Sources = new Map(list.map((each) => [each.id, each]));
  const ends = new Set(law.clauses.map(({ valid }) => valid.to));
  const begins = new Set(law.clauses.map(({ valid }) => valid.from));
  return [
    ...law.clauses.flatMap((clause) => clauseFindings(`${law.id}/${clause.id}`, clause, sources)),
    ...law.events.flatMap((event) =>
      eventFindings(law, event, sources, {
        ends: ends.has(event.id),
        begins: begins.has(event.id),
      }),
    ),
    ...law.groups.flatMap((group) => groupFindings(`${law.id}#${group.id}`, group, sources)),
  ];
}

function wasRead(source: SourceDocument | undefined): boolean {
  return source !== undefined && source.read !== 'not-read';
}

function clauseFindings(where: string, clause: Clause, sources: Sources): LintFinding[] {
  const found = quoteFindings(where, clause.cite, sources);
  const cited = clause.cite.flatMap(({ source }) => sources.get(source) ?? []);
  const statuses = new Set(clause.checked.map(({ status }) => status));
  const onMemoryAlone = [...statuses].every((status) => status === 'memory');
  if (!onMemoryAlone && !cited.some(wasRead)) {
    const message = 'It is said to be checked, and nothing that it cites was read.';
    found.push(lintError('no-citation', where, message, 'Cite what was read, or say "status: memory".'));
  }
  if (statuses.has('primary') && !cited.some((each) => each.kind === 'instrument' && wasRead(each))) {
    const message =
      'A field is said to be checked against the instrument, and no instrument that was read is cited.';
    found.push(lintError('primary-without-instrument', where, message, 'Cite it, or lower the status.'));
  }
  const texts = cited.filter((each) => each.kind === 'instrument' && wasRead(each));
  if (statuses.has('primary') && texts.length > 0 && texts.every(({ read }) => read === 'excerpt')) {
    const message = 'It is checked against the instrument, of which an excerpt was read.';
    found.push(lintNote('excerpt-as-whole', where, message, 'Read the rest: it may say more, or otherwise.'));
  }
  const memory = clause.checked.filter(({ status }) => status === 'memory').flatMap(({ fields }) => fields);
  const decisive = memory.filter((field) => ['effect', 'binds', 'does', 'object', 'valid'].includes(field));
  if (clause.effect === 'prohibited' && clause.openNorm === null && decisive.length > 0) {
    const message = `It prohibits, and ${decisive.join(', ')} rest on memory. Every verdict says so.`;
    found.push(lintNote('prohibited-on-memory', where, message, 'Read a source for it.'));
  }
  if (!cited.some(({ kind }) => kind === 'instrument' || kind === 'official') && cited.some(wasRead)) {
    const message = 'Only law firms, press or others are cited.';
    found.push(lintNote('secondary-only', where, message, 'Cite the instrument or the authority.'));
  }
  for (const { what, basis } of clause.duty?.deadlines ?? []) {
    if (basis === 'stated') continue;
    const message = `How the days of "${what}" are counted is assumed.`;
    found.push(lintNote('deadline-basis-assumed', where, message, 'Look for the text that says it.'));
  }
  return found;
}

/** A quote is only ever from the instrument: whoever else is cited is told in our own words. */
function quoteFindings(where: string, cites: readonly Citation[], sources: Sources): LintFinding[] {
  return cites.flatMap(({ source, quote }) => {
    const kind = sources.get(source)?.kind;
    if (quote === null || kind === undefined || kind === 'instrument') return [];
    const message = `It quotes "${source}", which is no instrument.`;
    return [lintError('quote-not-from-instrument', where, message, 'Quote the instrument, or tell it.')];
  });
}

/** Whether clauses begin with an event, and whether they end with it. */
interface UseOfEvent {
  readonly ends: boolean;
  readonly begins: boolean;
}

function eventFindings(law: Prohibition, event: LawEvent, sources: Sources, used: UseOfEvent): LintFinding[] {
  const where = `${law.id}#${event.id}`;
  const readings = event.alternatives.map(({ cite }) => cite);
  const found = quoteFindings(where, [event.cite, ...readings], sources);
  for (const { source } of readings) {
    const read = sources.get(source);
    if (read === undefined || wasRead(read)) continue;
    const message = `A disputed reading cites "${source}", which nobody has read.`;
    found.push(lintError('reading-without-source', where, message, 'Cite who reads it so.'));
  }
  const published = sources.get(event.cite.source)?.published ?? null;
  if (published !== null && event.known < published) {
    const message = `It is said to be known on ${event.known}, and what it cites was published on ${published}.`;
    const early = lintError(
      'known-before-published',
      where,
      message,
      'Correct known, or cite what was public.',
    );
    found.push(shownBy(law, caseUnheardOf(law, event), early));
  }
  return event.at === null ? found : [...found, ...dateFindings(law, event, event.at, used)];
}

function dateFindings(law: Prohibition, event: LawEvent, at: string, used: UseOfEvent): LintFinding[] {
  const { cite, asWritten } = event;
  const where = `${law.id}#${event.id}`;
  const day = at.slice(0, 10);
  const found = [
    ...boundFindings(law, event, `${cite.quote ?? ''} ${asWritten ?? ''}`, used),
    ...seasonFindings(law, event, at),
  ];
  const quoted = datesIn(cite.quote ?? '');
  // An end is half-open: what lasts through a day ends with the next.
  if (quoted.length === 0 || quoted.some((each) => each === day || daysAfter(each, 1) === day)) return found;
  const message = `It is dated ${day}, and its quote names ${quoted.join(', ')}.`;
  const other = lintError('cite-names-other-date', where, message, 'Correct the date or the quote.');
  return [shownBy(law, caseOfDate(law, event, quoted[0] ?? day), other), ...found];
}

/** Intervals are half-open: an event is the first day of what it begins, and the first without what it ends. */
function boundFindings(law: Prohibition, event: LawEvent, words: string, used: UseOfEvent): LintFinding[] {
  const day = event.at?.slice(0, 10);
  const ends = [...daysSaidToLast(words).map((last) => daysAfter(last, 1)), ...daysSaidToEnd(words)];
  const begins = [...daysSaidToBegin(words), ...daysSaidToPass(words).map((last) => daysAfter(last, 1))];
  return [used.ends ? ends : [], used.begins ? begins : []].flatMap((dates) => {
    const near = dates.find((date) => daysAfter(date, -1) === day || daysAfter(date, 1) === day);
    if (near === undefined || (day !== undefined && dates.includes(day))) return [];
    const message = `It is dated ${day}, and by its words the first day ${dates === ends ? 'without it' : 'of it'} is ${near}.`;
    const found = lintError('interval-vs-quote', `${law.id}#${event.id}`, message, `Date it ${near}.`);
    return [shownBy(law, caseOfDate(law, event, near), found)];
  });
}

/** Hours from Greenwich that the letters of a zone stand for in winter; in summer one more. */
const WINTER: Readonly<Record<string, number>> = { E: -5, C: -6, M: -7, P: -8 };

/** A time of winter written for a day of summer, or the reverse: which hour is meant, nobody can say. */
function seasonFindings(law: Prohibition, event: LawEvent, at: string): LintFinding[] {
  const { asWritten, zone, alternatives } = event;
  const zoned = /\b([ECMP])([SD])T\b/.exec(asWritten ?? '');
  if (zoned === null || alternatives.length > 0) return [];
  const real = abbreviation(at, zone);
  if (real === zoned[0] || !/^[ECMP][SD]T$/.test(real)) return [];
  const message = `It is written ${zoned[0]}, and on ${at.slice(0, 10)} the clocks there show ${real}.`;
  const found = lintError(
    'zone-vs-season',
    `${law.id}#${event.id}`,
    message,
    'Give both readings as alternatives.',
  );
  // The same hour by a clock that is an hour ahead comes an hour sooner.
  const summer = (WINTER[zoned[1] ?? ''] ?? 0) + 1;
  const isSummer = at.includes(`-${String(-summer).padStart(2, '0')}:00`);
  return [shownBy(law, at.includes('T') ? caseOfHour(law, event, at, isSummer) : [], found)];
}

function abbreviation(at: string, zone: string): string {
  const instant = Date.parse(at.includes('T') ? at : `${at}T12:00:00Z`);
  const parts = new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'short' }).formatToParts(
    instant,
  );
  return parts.find(({ type }) => type === 'timeZoneName')?.value ?? '';
}

function groupFindings(where: string, group: SupplierGroup, sources: Sources): LintFinding[] {
  const found = quoteFindings(where, [group.cite], sources);
  const quote = group.cite.quote ?? '';
  const atLeast =
    /(\d+) (?:percent|per cent|%) or (?:more|greater)|at least (?:a )?(\d+)[ -](?:percent|per cent|%)/i.exec(
      quote,
    );
  const moreThan = /(?:more than|over|exceeding) (\d+) (?:percent|per cent|%)/i.exec(quote);
  const share = atLeast?.[1] ?? atLeast?.[2] ?? moreThan?.[1];
  if (share === undefined) return found;
  const { threshold } = group;
  if (threshold?.share === share && threshold.inclusive === (atLeast !== null)) return found;
  const message = `Its quote says ${(atLeast ?? moreThan)?.[0]}, and its threshold does not.`;
  const written = `{owned: "${atLeast ? '>=' : '>'}${share}"}`;
  return [...found, lintError('threshold-vs-quote', where, message, `Write threshold: ${written}.`)];
}
