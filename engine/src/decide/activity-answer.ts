import type {
  ActivityAnswer,
  Determination,
  NextVerdict,
  OpenQuestion,
  Reading,
} from '../model/determination.ts';
import type { Instant } from '../model/instant.ts';
import type { Prohibition } from '../model/prohibition.ts';
import type { SettledVerdict, Verdict } from '../model/verdict.ts';
import { activityCases } from './activity-cases.ts';
import { sayAnswer } from './answer-sentence.ts';
import type { Case } from './case.ts';
import { assumptionsOf, type ClauseCase } from './clause-case.ts';
import { determinationOf } from './determination.ts';
import { boundariesOf, eventOf, type Readings, readingInstants } from './event-time.ts';
import { evaluate } from './formula.ts';
import { shortestQuestions } from './open-questions.ts';
import { otherSideOf, otherSideOfAll } from './other-side.ts';
import { possibleVerdicts, type Rule, rulesOf } from './possible.ts';
import { isoOf } from './zoned-time.ts';

/** One activity answered: all clauses weighed together, with the determination of each. */
export interface AnsweredActivity {
  readonly answer: ActivityAnswer;
  readonly determinations: readonly Determination[];
  /** The clauses on it that require something to be told, held against the case. */
  readonly duties: readonly ClauseCase[];
}

/** Answers one activity over the half-open interval that was asked about. */
export function answerActivity(
  prohibitions: readonly Prohibition[],
  activity: string,
  one: Case,
  interval: { readonly from: Instant; readonly until: Instant },
): AnsweredActivity {
  const segments = segmentsOf(prohibitions, activity, one, interval);
  const last = segments.at(-1);
  const at = last?.at ?? interval.from;
  const cases = activityCases(prohibitions, activity, one, at, 'every');
  const own = rulesOf(cases.own);
  const couldBe = segments.length > 1 ? union(segments.map((each) => each.verdicts)) : possibleVerdicts(own);
  const determinations = [
    ...cases.own.filter(isVerdict).map((held) => determinationOf(held, activity, 'self', one)),
    ...cases.counterparty.map((held) => determinationOf(held, activity, otherSideOf(held.clause), one)),
  ].sort(byClause);
  const verdict = verdictOf(couldBe);
  const counterparty = counterpartyAnswer(
    prohibitions,
    activity,
    one,
    at,
    cases.counterparty,
    determinations,
  );
  const bound =
    verdict === 'not-covered' && counterparty !== null
      ? otherSideOfAll(determinations, counterparty.decidedBy)
      : 'self';
  const decidedBy = deciding(determinations, 'own', couldBe);
  const earlier = segments
    .filter((each) => each.at !== at && verdictOf(each.verdicts) === 'undetermined')
    .flatMap((each) => ownDeterminations(prohibitions, activity, one, each.at));
  const draft = {
    activity,
    verdict,
    couldBe,
    bound,
    since: sinceOf(determinations, decidedBy, verdict),
    next: nextVerdict(prohibitions, activity, one, at, 'own'),
    questions: shortestQuestions(own, one),
    segments:
      segments.length > 1
        ? segments.map((each) => ({ from: isoOf(each.at), verdict: verdictOf(each.verdicts) }))
        : [],
    readings: disputedReadings([...earlier, ...determinations]),
    byProhibition: byProhibition(
      prohibitions,
      activity,
      one,
      at,
      cases.own,
      cases.counterparty,
      determinations,
    ),
    counterparty,
    assumed: assumptionsOf(cases.own),
    decidedBy,
  } satisfies Omit<ActivityAnswer, 'says'>;
  return {
    answer: { ...draft, says: sayAnswer(draft, determinations, one) },
    determinations,
    duties: cases.own.filter((held) => !isVerdict(held)),
  };
}

export function verdictOf(couldBe: readonly SettledVerdict[]): Verdict {
  return couldBe.length > 1 ? 'undetermined' : (couldBe[0] ?? 'not-covered');
}

function isVerdict(held: ClauseCase): boolean {
  return held.clause.effect !== 'disclosure-required';
}

function ownDeterminations(
  prohibitions: readonly Prohibition[],
  activity: string,
  one: Case,
  at: Instant,
): Determination[] {
  const { own } = activityCases(prohibitions, activity, one, at, 'every');
  return own.filter(isVerdict).map((held) => determinationOf(held, activity, 'self', one));
}

/** Each dispute once: clauses that begin with the same event share its readings. */
function disputedReadings(determinations: readonly Determination[]): Reading[] {
  const disputes = new Map<string, readonly Reading[]>();
  for (const { readings } of determinations) disputes.set(JSON.stringify(readings), readings);
  return [...disputes.values()].flat();
}

interface Segment {
  readonly at: Instant;
  readonly verdicts: readonly SettledVerdict[];
}

/** What is possible from when within the interval: one entry where nothing changes in it. */
function segmentsOf(
  prohibitions: readonly Prohibition[],
  activity: string,
  one: Case,
  interval: { readonly from: Instant; readonly until: Instant },
): Segment[] {
  const instants = boundaries(prohibitions, one).filter(
    (each) => each > interval.from && each < interval.until,
  );
  const segments: Segment[] = [];
  for (const at of [interval.from, ...instants]) {
    const verdicts = verdictsAt(prohibitions, activity, one, at, 'every', 'own');
    if (segments.at(-1)?.verdicts.join() !== verdicts.join()) segments.push({ at, verdicts });
  }
  return segments;
}

function verdictsAt(
  prohibitions: readonly Prohibition[],
  activity: string,
  one: Case,
  at: Instant,
  readings: Readings,
  side: 'own' | 'counterparty',
): SettledVerdict[] {
  return possibleVerdicts(rulesOf(activityCases(prohibitions, activity, one, at, readings)[side]));
}

/** Every instant at which some reading of some public clause begins or ends it, in order. */
function boundaries(prohibitions: readonly Prohibition[], one: Case): Instant[] {
  const instants = new Set<Instant>();
  for (const prohibition of prohibitions) {
    for (const each of boundariesOf(prohibition)) if (each.known <= one.asKnown) instants.add(each.at);
  }
  return [...instants].sort((a, b) => a - b);
}

/**
 * The first change after an instant, by main readings; within a disputed hour, the instant that ends the
 * dispute.
 */
function nextVerdict(
  prohibitions: readonly Prohibition[],
  activity: string,
  one: Case,
  at: Instant,
  side: 'own' | 'counterparty',
): NextVerdict | null {
  const later = boundaries(prohibitions, one).filter((instant) => instant > at);
  if (later.length === 0) return null;
  const possible = (instant: Instant, readings: Readings): string =>
    verdictsAt(prohibitions, activity, one, instant, readings, side).join();
  const now = possible(at, 'main');
  const disputed = possible(at, 'every') !== now;
  for (const instant of later) {
    const then = possible(instant, 'main');
    if (disputed ? possible(instant, 'every') !== then : then === now) continue;
    const cases = activityCases(prohibitions, activity, one, instant, 'main')[side];
    const verdict = verdictOf(possibleVerdicts(rulesOf(cases)));
    return { verdict, from: isoOf(instant), clause: changingClause(cases, instant, verdict) };
  }
  return null;
}

/** The clause that a change is named after: one that then begins and says so, else one that then applies. */
function changingClause(cases: readonly ClauseCase[], instant: Instant, verdict: Verdict): string {
  const open = cases.filter((held) => isVerdict(held) && evaluate(held.scope) !== 'false');
  const rank = (held: ClauseCase): number =>
    (beginsAt(held, instant) ? 0 : 2) + (held.clause.effect === verdict ? 0 : 1);
  const best = [...open].sort((a, b) => rank(a) - rank(b) || (a.clause.id < b.clause.id ? -1 : 1))[0];
  return best?.clause.id ?? cases.map((held) => held.clause.id).sort()[0] ?? '';
}

function beginsAt(held: ClauseCase, instant: Instant): boolean {
  const event = eventOf(held.prohibition, held.clause.valid.from);
  return event !== null && readingInstants(event).includes(instant);
}

/** The determinations that carry the verdict; of an open answer, those that can bring the most serious one. */
function deciding(
  determinations: readonly Determination[],
  side: 'own' | 'counterparty',
  couldBe: readonly SettledVerdict[],
): string[] {
  const head = couldBe[0];
  if (head === undefined || head === 'not-covered') return [];
  return determinations
    .filter(
      (each) =>
        (each.bound === 'self') === (side === 'own') &&
        (couldBe.length > 1 ? each.couldBe.includes(head) : each.verdict === head),
    )
    .map((each) => `${each.prohibition}/${each.clause}`);
}

function sinceOf(
  determinations: readonly Determination[],
  decidedBy: readonly string[],
  verdict: Verdict,
): string | null {
  if (verdict === 'not-covered' || verdict === 'undetermined') return null;
  const starts = determinations
    .filter((each) => decidedBy.includes(`${each.prohibition}/${each.clause}`))
    .flatMap((each) => (each.since === null ? [] : [each.since]));
  return starts.sort()[0] ?? null;
}

function counterpartyAnswer(
  prohibitions: readonly Prohibition[],
  activity: string,
  one: Case,
  at: Instant,
  cases: readonly ClauseCase[],
  determinations: readonly Determination[],
): ActivityAnswer['counterparty'] {
  const couldBe = possibleVerdicts(rulesOf(cases));
  const next = nextVerdict(prohibitions, activity, one, at, 'counterparty');
  if (couldBe.join() === 'not-covered' && next === null) return null;
  const verdict = verdictOf(couldBe);
  const decidedBy = deciding(determinations, 'counterparty', couldBe);
  const note = determinations.find(
    (each) => each.note !== null && decidedBy.includes(`${each.prohibition}/${each.clause}`),
  );
  return {
    verdict,
    since: sinceOf(determinations, decidedBy, verdict),
    next,
    assumed: assumptionsOf(cases),
    decidedBy,
    note: note?.note ?? null,
  };
}

function byProhibition(
  prohibitions: readonly Prohibition[],
  activity: string,
  one: Case,
  at: Instant,
  own: readonly ClauseCase[],
  counterparty: readonly ClauseCase[],
  determinations: readonly Determination[],
): ActivityAnswer['byProhibition'] {
  const found: ActivityAnswer['byProhibition'][number][] = [];
  for (const prohibition of prohibitions) {
    const of = (cases: readonly ClauseCase[]): Rule[] =>
      rulesOf(cases.filter((held) => held.prohibition.id === prohibition.id));
    const mine = of(own);
    const theirs = of(counterparty);
    if (mine.length === 0 && theirs.length === 0) continue;
    const couldBe = possibleVerdicts(mine);
    const verdict = verdictOf(couldBe);
    const inLaw = determinations.filter((each) => each.prohibition === prohibition.id);
    const theirVerdicts = possibleVerdicts(theirs);
    found.push({
      prohibition: prohibition.id,
      verdict,
      couldBe,
      bound:
        verdict === 'not-covered' && theirVerdicts.join() !== 'not-covered'
          ? otherSideOfAll(inLaw, deciding(inLaw, 'counterparty', theirVerdicts))
          : 'self',
      since: sinceOf(inLaw, deciding(inLaw, 'own', couldBe), verdict),
      next: nextVerdict([prohibition], activity, one, at, 'own'),
    });
  }
  return found;
}

function union(sets: readonly (readonly SettledVerdict[])[]): SettledVerdict[] {
  const order: SettledVerdict[] = ['prohibited', 'advised-against', 'exempt', 'allowed', 'not-covered'];
  return order.filter((verdict) => sets.some((set) => set.includes(verdict)));
}

function byClause(a: Determination, b: Determination): number {
  const key = (each: Determination): string =>
    `${each.prohibition}/${each.clause}/${each.bound}/${each.contract ?? ''}`;
  return key(a) < key(b) ? -1 : 1;
}

/** Which of an activity's questions are still open, whichever law asked. */
export function openQuestionsOf(answers: readonly ActivityAnswer[]): OpenQuestion[] {
  const found = new Map<string, OpenQuestion>();
  for (const answer of answers) for (const question of answer.questions) found.set(question.id, question);
  return [...found.values()];
}
