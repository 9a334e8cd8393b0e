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
  return all([
    happened(prohibition, clause.valid.from, at, readings, FALSE),
    not(happened(prohibition, clause.valid.to, at, readings, FALSE)),
  ]);
}

/** Whether the public could know a clause at an instant. Knowledge is never disputed. */
export function knownAt(prohibition: Prohibition, clause: Clause, at: Instant): boolean {
  const from = eventOf(prohibition, clause.known.from);
  const to = eventOf(prohibition, clause.known.to);
  const begun = from !== null && instantOf(from.known, from.zone) <= at;
  const ended = to !== null && instantOf(to.known, to.zone) <= at;
  return begun && !ended;
}

export function eventOf(prohibition: Prohibition, id: string): LawEvent | null {
  return prohibition.events.find((event) => event.id === id) ?? null;
}

function happened(
  prohibition: Prohibition,
  id: string,
  at: Instant,
  readings: Readings,
  never: Formula,
): Formula {
  const event = eventOf(prohibition, id);
  if (event === null) return never;
  if (readings === 'main') return known(mainInstant(event) <= at);
  const instants = readingInstants(event);
  if (at < Math.min(...instants)) return FALSE;
  if (at >= Math.max(...instants)) return TRUE;
  return atom(readingAtom(prohibition, event));
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
    const known = eventOf(prohibition, clause.known.from);
    if (known === null) continue;
    for (const id of [clause.valid.from, clause.valid.to]) {
      const event = eventOf(prohibition, id);
      if (event === null) continue;
      for (const at of readingInstants(event)) {
        if (Number.isFinite(at)) made.push({ at, known: instantOf(known.known, known.zone) });
      }
    }
  }
  boundaries.set(prohibition, made);
  return made;
}
