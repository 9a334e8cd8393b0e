import type { Catalogue } from '../model/catalogue.ts';
import type { ActivityAnswer } from '../model/determination.ts';
import type { Finding } from '../model/finding.ts';
import type { Clocks, Instant } from '../model/instant.ts';
import type { Profile } from '../model/profile.ts';
import type { SettledVerdict, Verdict } from '../model/verdict.ts';
import { type DecideContext, decideFinding } from './decide-finding.ts';
import { boundariesOf } from './event-time.ts';
import { headlineRank } from './headline.ts';
import { isoOf } from './zoned-time.ts';

/** An answer as a result keeps it. */
export interface SavedAnswer {
  readonly activity: string;
  readonly verdict: Verdict;
  readonly couldBe: readonly SettledVerdict[];
  /** What the other side of the transaction was told; null where no clause speaks to it. */
  readonly counterparty: { readonly verdict: Verdict } | null;
}

/** A finding of a saved result, with the answers that it had then. */
export interface SavedFinding {
  readonly finding: Finding;
  readonly answers: readonly SavedAnswer[];
}

export interface WatchContext {
  readonly catalogue: Catalogue;
  readonly profile: Profile;
  readonly clocks: Clocks;
  /** How far ahead to look; null looks only at today. */
  readonly until: Instant | null;
}

/** One answer that is no longer, or will no longer be, what it was. */
export interface WatchedChange {
  readonly finding: string;
  readonly supplier: string;
  readonly product: string | null;
  readonly asset: string;
  readonly activity: string;
  readonly before: Verdict;
  readonly after: Verdict;
  readonly stricter: boolean;
  /** Whom it changes for: the asker, or the other side of the transaction. */
  readonly bound: 'self' | 'counterparty';
  /** ISO instant at which it changes; of what changed since the result, the instant that was asked about. */
  readonly at: string;
  readonly decidedBy: readonly string[];
}

export interface Watched {
  readonly changed: readonly WatchedChange[];
  readonly coming: readonly WatchedChange[];
  /** Findings none of whose answers changes. */
  readonly unchanged: number;
}

/**
 * Decides the findings of a saved result again: against today's catalogue, and at every instant until a
 * later date at which a clause begins or ends. Only those instants are looked at, since between two of
 * them nothing can change.
 */
export function watch(saved: readonly SavedFinding[], context: WatchContext): Watched {
  const now = startOf(context);
  const today = deciderAt(context, now);
  const later = instantsAhead(context, now).map((at) => ({ at, decide: deciderAt(context, at) }));
  const changed: WatchedChange[] = [];
  const coming: WatchedChange[] = [];
  let unchanged = 0;
  for (const { finding, answers } of saved) {
    const before = changed.length + coming.length;
    const activities = answers.map((answer) => answer.activity);
    let last = today(finding, activities);
    for (const answer of answers) note(changed, finding, answer, last.get(answer.activity), now);
    for (const step of later) {
      const then = step.decide(finding, activities);
      for (const [activity, answer] of last) note(coming, finding, answer, then.get(activity), step.at);
      last = then;
    }
    if (changed.length + coming.length === before) unchanged += 1;
  }
  return { changed, coming, unchanged };
}

function startOf({ clocks }: WatchContext): Instant {
  return clocks.asOf.kind === 'instant' ? clocks.asOf.at : Date.parse(`${clocks.asOf.date}T12:00:00Z`);
}

function instantsAhead({ catalogue, until }: WatchContext, now: Instant): Instant[] {
  if (until === null) return [];
  const found = new Set<Instant>();
  for (const law of catalogue.prohibitions) {
    if (law.status !== 'made') continue;
    for (const { at } of boundariesOf(law)) if (at > now && at <= until) found.add(at);
  }
  return [...found].sort((a, b) => a - b);
}

type Decider = (finding: Finding, activities: readonly string[]) => Map<string, ActivityAnswer>;

/** Decides findings at one instant; those that ask about the same activities share a context, and so a memo. */
function deciderAt({ catalogue, profile, clocks }: WatchContext, at: Instant): Decider {
  const contexts = new Map<string, DecideContext>();
  return (finding, activities) => {
    const key = activities.join();
    const context = contexts.get(key) ?? {
      catalogue,
      profile,
      clocks: { ...clocks, asOf: { kind: 'instant', at } },
      activities,
    };
    contexts.set(key, context);
    return new Map(decideFinding(finding, context).activities.map((answer) => [answer.activity, answer]));
  };
}

function note(
  into: WatchedChange[],
  finding: Finding,
  before: SavedAnswer,
  after: ActivityAnswer | undefined,
  at: Instant,
): void {
  if (!after) return;
  const change = (
    bound: WatchedChange['bound'],
    from: Weighed,
    to: Weighed,
    decidedBy: readonly string[],
  ): void => {
    into.push({
      finding: finding.id,
      supplier: finding.supplier,
      product: finding.product,
      asset: finding.asset.label,
      activity: before.activity,
      bound,
      before: from.verdict,
      after: to.verdict,
      stricter: headlineRank(to) < headlineRank(from),
      at: isoOf(at),
      decidedBy,
    });
  };
  if (after.verdict !== before.verdict || after.couldBe.join() !== before.couldBe.join()) {
    change('self', before, after, after.decidedBy);
  }
  const theirs = { before: otherSide(before), after: otherSide(after) };
  if (theirs.before.verdict !== theirs.after.verdict) {
    change('counterparty', theirs.before, theirs.after, after.counterparty?.decidedBy ?? []);
  }
}

type Weighed = Pick<ActivityAnswer, 'verdict' | 'couldBe'>;

/** Where no clause speaks to the other side, nothing covers it. */
function otherSide({ counterparty }: SavedAnswer): Weighed {
  return { verdict: counterparty?.verdict ?? 'not-covered', couldBe: [] };
}
