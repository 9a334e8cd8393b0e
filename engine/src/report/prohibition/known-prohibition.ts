import { instantOf } from '../../decide/zoned-time.ts';
import type { Moment } from '../../model/instant.ts';
import type { Clause, LawEvent, Prohibition, StoryLine } from '../../model/prohibition.ts';

/** What the public could know of an instrument by a moment. */
export interface KnownProhibition {
  /** ISO date up to which it was asked. */
  readonly by: string;
  readonly events: readonly LawEvent[];
  readonly clauses: readonly Clause[];
  readonly story: readonly { readonly heading: string; readonly lines: readonly StoryLine[] }[];
  /** Story lines that were left out, because they rest on what came later. */
  readonly linesLeftOut: number;
  readonly state: 'unknown' | 'proposed' | 'announced' | 'in-force' | 'ended';
}

/** Filters an instrument by what had been published. What is dated in the future of `by` stays: it was announced. */
export function knownBy(prohibition: Prohibition, asKnown: Moment): KnownProhibition {
  const by = asKnown.kind === 'day' ? asKnown.date : new Date(asKnown.at).toISOString().slice(0, 10);
  const events = prohibition.events.filter((event) => event.known <= by).sort((a, b) => compare(a.at, b.at));
  const eventKnown = (id: string) => prohibition.events.find((event) => event.id === id)?.known;
  const clauses = prohibition.clauses.filter((clause) => {
    const from = eventKnown(clause.known.from);
    const to = eventKnown(clause.known.to);
    return from !== undefined && from <= by && (to === undefined || by < to);
  });
  const first = prohibition.events.map((event) => event.known).sort()[0] ?? '';
  const story = prohibition.story
    .map(({ heading, lines }) => ({
      heading,
      lines: lines.filter((line) => (line.known ?? first) <= by),
    }))
    .filter(({ lines }) => lines.length > 0);
  const all = prohibition.story.reduce((sum, { lines }) => sum + lines.length, 0);
  const shown = story.reduce((sum, { lines }) => sum + lines.length, 0);
  return {
    by,
    events,
    clauses,
    story,
    linesLeftOut: all - shown,
    state: stateOf(prohibition, clauses, by),
  };
}

function stateOf(
  prohibition: Prohibition,
  clauses: readonly Clause[],
  by: string,
): KnownProhibition['state'] {
  if (clauses.length === 0) return 'unknown';
  if (prohibition.status === 'proposal') return 'proposed';
  const end = instantOf(by, prohibition.zone) + 86_400_000;
  const instant = (id: string) => {
    const event = prohibition.events.find((each) => each.id === id);
    return event?.at ? instantOf(event.at, event.zone) : null;
  };
  const barred = clauses.filter((clause) => clause.effect === 'prohibited');
  const begun = barred.filter((clause) => (instant(clause.valid.from) ?? Number.POSITIVE_INFINITY) < end);
  if (begun.length === 0) return 'announced';
  const running = begun.some((clause) => (instant(clause.valid.to) ?? Number.POSITIVE_INFINITY) >= end);
  return running ? 'in-force' : 'ended';
}

/** What has not happened yet comes last. */
function compare(a: string | null, b: string | null): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  return Date.parse(a) - Date.parse(b);
}
