import type { Instant } from '../model/instant.ts';
import type { Clause, LawEvent, Prohibition } from '../model/prohibition.ts';
import { all, atom, FALSE, type Formula, known, not, TRUE } from './formula.ts';
import { instantOf } from './zoned-time.ts';

/**
 * How disputed readings of an instant are taken: `every` keeps them apart (between the earliest and the
 * latest nobody can say whether the event has happened), `main` takes the stronger reading alone.
 */
export type Readings = 'every' | 'main';

/** The instant of an event by its main reading; infinity for what has not happened. */
export function mainInstant(event: LawEvent): Instant {
  return event.at === null ? Number.POSITIVE_INFINITY : instantOf(event.at, event.zone);
}

/** Every instant at which some reading has the event happen. */
export function readingInstants(event: LawEvent): Instant[] {
  return [mainInstant(event), ...event.alternatives.map((other) => instantOf(other.at, event.zone))];
}

export function readingAtom(prohibition: Prohibition, event: LawEvent): string {
  return `reading/${prohibition.id}#${event.id}`;
}

/** Whether a clause is in force at an instant. */
export function validAt(prohibition: Prohibition, clause: Clause, at: Instant, readings: Readings): Formula {
  return validWithin(spanOf(prohibition, clause), at, readings);
}

/** The same of a span. */
export function validWithin({ from, to }: ClauseSpan, at: Instant, readings: Readings): Formula {
  return all([happened(from, at, readings), not(happened(to, at, readings))]);
}

/** The same as a constant or a formula of its own, for who has no use for its parts. */
export function inForce(span: ClauseSpan, at: Instant, readings: Readings): Formula {
  const begun = happened(span.from, at, readings);
  const ended = happened(span.to, at, readings);
  if (begun === FALSE || ended === TRUE) return FALSE;
  return ended === FALSE ? begun : all([begun, not(ended)]);
}

/** Whether the public could know a clause at an instant. Knowledge is never disputed. */
export function knownAt(prohibition: Prohibition, clause: Clause, at: Instant): boolean {
  const { knownFrom, knownTo } = spanOf(prohibition, clause);
  return knownFrom <= at && at < knownTo;
}

export function eventOf(prohibition: Prohibition, id: string): LawEvent | null {
  return prohibition.events.find((event) => event.id === id) ?? null;
}

/** An event as instants: by its main reading, and the first and last of all. */
interface EventInstants {
  readonly main: Instant;
  readonly first: Instant;
  readonly last: Instant;
  readonly all: readonly Instant[];
  /** Stands for what is disputed between the first and the last. */
  readonly open: Formula;
}

/** A clause's time in force and in public knowledge; half-open. Null: never, or no end. */
export interface ClauseSpan {
  readonly from: EventInstants | null;
  readonly to: EventInstants | null;
  readonly knownFrom: Instant;
  readonly knownTo: Instant;
}

const spans = new WeakMap<Prohibition, Map<Clause, ClauseSpan>>();

/** A clause's span. A prohibition is a value: worked out once. */
export function spanOf(prohibition: Prohibition, clause: Clause): ClauseSpan {
  const ofLaw = spans.get(prohibition) ?? new Map<Clause, ClauseSpan>();
  const found = ofLaw.get(clause);
  if (found) return found;
  const knownFrom = eventOf(prohibition, clause.known.from);
  const knownTo = eventOf(prohibition, clause.known.to);
  const made: ClauseSpan = {
    from: instantsOf(prohibition, clause.valid.from),
    to: instantsOf(prohibition, clause.valid.to),
    knownFrom: knownFrom === null ? Number.POSITIVE_INFINITY : instantOf(knownFrom.known, knownFrom.zone),
    knownTo: knownTo === null ? Number.POSITIVE_INFINITY : instantOf(knownTo.known, knownTo.zone),
  };
  spans.set(prohibition, ofLaw.set(clause, made));
  return made;
}

function instantsOf(prohibition: Prohibition, id: string): EventInstants | null {
  const event = eventOf(prohibition, id);
  if (event === null) return null;
  const instants = readingInstants(event);
  return {
    main: mainInstant(event),
    first: Math.min(...instants),
    last: Math.max(...instants),
    all: instants.filter(Number.isFinite),
    open: atom(readingAtom(prohibition, event)),
  };
}

function happened(event: EventInstants | null, at: Instant, readings: Readings): Formula {
  if (event === null) return FALSE;
  if (readings === 'main') return known(event.main <= at);
  if (at < event.first) return FALSE;
  return at >= event.last ? TRUE : event.open;
}

/** An instant at which a clause begins or ends, and from when the public could know of it. */
export interface Boundary {
  readonly at: Instant;
  readonly known: Instant;
}

const boundaries = new WeakMap<Prohibition, readonly Boundary[]>();

/** Every instant at which some reading of some clause begins or ends it. A prohibition is a value: worked out once. */
export function boundariesOf(prohibition: Prohibition): readonly Boundary[] {
  const found = boundaries.get(prohibition);
  if (found) return found;
  const made: Boundary[] = [];
  for (const clause of prohibition.clauses) {
    const { from, to, knownFrom } = spanOf(prohibition, clause);
    if (!Number.isFinite(knownFrom)) continue;
    for (const at of [...(from?.all ?? []), ...(to?.all ?? [])]) made.push({ at, known: knownFrom });
  }
  boundaries.set(prohibition, made);
  return made;
}

const inOrder = new WeakMap<readonly Prohibition[], Map<Instant, readonly Instant[]>>();

/**
 * Those of the clauses of several prohibitions that are public by then, each once and in order. Kept by the list
 * itself: hand in the same one again.
 */
export function publicBoundaries(prohibitions: readonly Prohibition[], asKnown: Instant): readonly Instant[] {
  const known = inOrder.get(prohibitions) ?? new Map<Instant, readonly Instant[]>();
  const found = known.get(asKnown);
  if (found) return found;
  const instants = prohibitions.flatMap((law) =>
    boundariesOf(law)
      .filter((each) => each.known <= asKnown)
      .map(({ at }) => at),
  );
  const made = [...new Set(instants)].sort((a, b) => a - b);
  if (known.size < MOST_KNOWN) inOrder.set(prohibitions, known.set(asKnown, made));
  return made;
}

/** Instants of knowledge for which boundaries are kept; a scan has one. */
const MOST_KNOWN = 100;
