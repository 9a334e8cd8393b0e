import type { Catalogue } from '../model/catalogue.ts';
import type { ActivityAnswer } from '../model/determination.ts';
import type { Finding } from '../model/finding.ts';
import type { Clocks, Instant } from '../model/instant.ts';
import type { Profile } from '../model/profile.ts';
import type { Prohibition } from '../model/prohibition.ts';
import type { SettledVerdict, Verdict } from '../model/verdict.ts';
import { answerActivity, verdictOf } from './activity-answer.ts';
import { bindingLaws } from './binding-laws.ts';
import type { Case } from './case.ts';
import { courseOf } from './course.ts';
import { caseKey, caseOf } from './decide-finding.ts';
import { headlineRank } from './headline.ts';
import { readOf } from './reads.ts';
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
 * later date at which something that can reach them begins or ends. Only those instants are looked at, since
 * between two of them nothing can change.
 */
export function watch(saved: readonly SavedFinding[], context: WatchContext): Watched {
  const now = startOf(context);
  const outlooks = outlooksOf(context, now);
  const changed: WatchedChange[] = [];
  const coming: WatchedChange[] = [];
  let unchanged = 0;
  for (const { finding, answers } of saved) {
    const before = changed.length + coming.length;
    const ahead: { readonly step: Step; readonly place: number; readonly last: Weighed }[] = [];
    for (const [place, { activity, outlook }] of outlooks(finding, answers).entries()) {
      const answer = answers[place];
      if (answer) note(changed, finding, activity, weighedThen(answer), outlook.today);
      let last = outlook.today.weighed;
      for (const step of outlook.ahead) {
        ahead.push({ step, place, last });
        last = step.weighed;
      }
    }
    // Of one instant they stand in the order of the answers, and stay in it.
    ahead.sort((a, b) => a.step.at - b.step.at);
    for (const { step, place, last } of ahead) {
      note(coming, finding, answers[place]?.activity ?? '', last, step);
    }
    if (changed.length + coming.length === before) unchanged += 1;
  }
  return { changed, coming, unchanged };
}

/** What decides whether an answer is another one. */
interface Weighed {
  readonly own: Pick<ActivityAnswer, 'verdict' | 'couldBe'>;
  /** Where no clause speaks to the other side, nothing covers it. */
  readonly counterparty: Verdict;
}

/** What an activity comes to from an instant on. */
interface Step {
  readonly at: Instant;
  readonly weighed: Weighed;
  /** `prohibition/clause` of what decides it then, by whom it binds; worked out when asked. */
  readonly decidedBy: (bound: WatchedChange['bound']) => readonly string[];
}

/** What an activity comes to now, and each time that it comes to something else. */
interface Outlook {
  readonly today: Step;
  readonly ahead: readonly Step[];
}

interface ActivityOutlook {
  readonly activity: string;
  readonly outlook: Outlook;
}

/** Looks ahead for findings; those that deciding reads alike share an outlook. */
function outlooksOf(
  context: WatchContext,
  now: Instant,
): (finding: Finding, answers: readonly SavedAnswer[]) => readonly ActivityOutlook[] {
  const byCase = new Map<string, readonly ActivityOutlook[]>();
  const byActivity = new Map<string, Outlook>();
  return (finding, answers) => {
    const asked = answers.map((answer) => answer.activity);
    const key = `${caseKey(finding, context.profile)}\n${asked.join()}`;
    const known = byCase.get(key);
    if (known) return known;
    const one = caseOf(finding, context);
    const prohibitions = bindingLaws(one);
    const made = asked.map((activity) => {
      const read = readOf(prohibitions, activity, one);
      const outlook = byActivity.get(read) ?? outlookOf(prohibitions, activity, one, now, context.until);
      byActivity.set(read, outlook);
      return { activity, outlook };
    });
    byCase.set(key, made);
    return made;
  };
}

function outlookOf(
  prohibitions: readonly Prohibition[],
  activity: string,
  one: Case,
  now: Instant,
  until: Instant | null,
): Outlook {
  const course = courseOf(prohibitions, activity, one);
  const stepAt = (at: Instant): Step => {
    const couldBe = course.verdictsAt(at, 'every', 'own');
    const counterparty = verdictOf(course.verdictsAt(at, 'every', 'counterparty'));
    let answer: ActivityAnswer | null = null;
    return {
      at,
      weighed: { own: { verdict: verdictOf(couldBe), couldBe }, counterparty },
      decidedBy(bound) {
        answer ??= answerActivity(prohibitions, activity, one, { from: at, until: at + 1 }).answer;
        return bound === 'self' ? answer.decidedBy : (answer.counterparty?.decidedBy ?? []);
      },
    };
  };
  const today = stepAt(now);
  const ahead: Step[] = [];
  for (const at of until === null ? [] : course.turnsBetween(now, until)) {
    const step = stepAt(at);
    const { own, counterparty } = (ahead.at(-1) ?? today).weighed;
    const same = own.couldBe.join() === step.weighed.own.couldBe.join();
    if (!same || counterparty !== step.weighed.counterparty) ahead.push(step);
  }
  return { today, ahead };
}

function startOf({ clocks }: WatchContext): Instant {
  return clocks.asOf.kind === 'instant' ? clocks.asOf.at : Date.parse(`${clocks.asOf.date}T12:00:00Z`);
}

function weighedThen({ verdict, couldBe, counterparty }: SavedAnswer): Weighed {
  return { own: { verdict, couldBe }, counterparty: counterparty?.verdict ?? 'not-covered' };
}

function note(
  into: WatchedChange[],
  finding: Finding,
  activity: string,
  before: Weighed,
  { at, weighed, decidedBy }: Step,
): void {
  const change = (bound: WatchedChange['bound'], from: Weighed['own'], to: Weighed['own']): void => {
    into.push({
      finding: finding.id,
      supplier: finding.supplier,
      product: finding.product,
      asset: finding.asset.label,
      activity,
      bound,
      before: from.verdict,
      after: to.verdict,
      stricter: headlineRank(to) < headlineRank(from),
      at: isoOf(at),
      decidedBy: decidedBy(bound),
    });
  };
  const { own, counterparty } = before;
  if (own.verdict !== weighed.own.verdict || own.couldBe.join() !== weighed.own.couldBe.join()) {
    change('self', own, weighed.own);
  }
  if (counterparty !== weighed.counterparty) {
    const theirs = (verdict: Verdict): Weighed['own'] => ({ verdict, couldBe: [] });
    change('counterparty', theirs(counterparty), theirs(weighed.counterparty));
  }
}
