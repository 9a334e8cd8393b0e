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
import type { ActivityCases } from './activity-cases.ts';
import { sayAnswer } from './answer-sentence.ts';
import type { Case } from './case.ts';
import { assumptionsOf, type ClauseCase } from './clause-case.ts';
import { type Course, courseOf, type Side } from './course.ts';
import { determinationOf } from './determination.ts';
import { type Readings, spanOf } from './event-time.ts';
import { evaluate } from './formula.ts';
import { questionText, shortestQuestions } from './open-questions.ts';
import { otherSideOfAll } from './other-side.ts';
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
  const course = courseOf(prohibitions, activity, one);
  const segments = segmentsOf(course, interval);
  const last = segments.at(-1);
  const at = last?.at ?? interval.from;
  const cases = course.casesAt(at, 'every');
  const couldBe =
    segments.length > 1 ? union(segments.map((each) => each.verdicts)) : (last?.verdicts ?? ['not-covered']);
  const determinations = determinationsAt(cases, activity, one);
  const verdict = verdictOf(couldBe);
  const counterparty = counterpartyAnswer(course, at, cases.counterparty, determinations, one);
  const bound =
    verdict === 'not-covered' && counterparty !== null
      ? otherSideOfAll(determinations, counterparty.decidedBy)
      : 'self';
  const deciding = carrying(determinations, 'own', couldBe);
  const decidedBy = clausesOf(deciding);
  const earlier = segments
    .filter((each) => each.at !== at && verdictOf(each.verdicts) === 'undetermined')
    .flatMap((each) => determinationsAt(course.casesAt(each.at, 'every'), activity, one))
    .filter((each) => each.bound === 'self');
  const draft = {
    activity,
    verdict,
    couldBe,
    bound,
    since: sinceOf(determinations, decidedBy, verdict),
    next: nextVerdict(course, at, 'own'),
    questions: shortestQuestions(course.rulesAt(at, 'every', 'own'), one),
    segments:
      segments.length > 1
        ? segments.map((each) => ({ from: isoOf(each.at), verdict: verdictOf(each.verdicts) }))
        : [],
    readings: disputedReadings([...earlier, ...determinations]),
    byProhibition: byProhibition(course, at, cases, determinations),
    counterparty,
    assumed: assumptionsOf(cases.own),
    decidedBy,
    contracts: contractsOf(deciding),
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

function determinationsAt(cases: ActivityCases, activity: string, one: Case): Determination[] {
  return [...cases.own.filter(isVerdict), ...cases.counterparty]
    .sort((a, b) => (a.words().order < b.words().order ? -1 : 1))
    .map((held) => determinationOf(held, activity, one));
}

/** Each dispute once: clauses that begin with the same event share its readings. */
function disputedReadings(determinations: readonly Determination[]): Reading[] {
  const disputes = new Map<string, readonly Reading[]>();
  for (const { readings } of determinations)
    if (readings.length > 0) disputes.set(JSON.stringify(readings), readings);
  return [...disputes.values()].flat();
}

interface Segment {
  readonly at: Instant;
  readonly verdicts: readonly SettledVerdict[];
}

/** What is possible from when within the interval: one entry where nothing changes in it. */
function segmentsOf(
  course: Course,
  { from, until }: { readonly from: Instant; readonly until: Instant },
): Segment[] {
  const segments: Segment[] = [{ at: from, verdicts: course.verdictsAt(from, 'every', 'own') }];
  // Within an instant nothing turns, and the next turn may be a long look away.
  if (until - from === 1) return segments;
  for (const at of course.turnsAfter(from, 'own')) {
    if (at >= until) break;
    const verdicts = course.verdictsAt(at, 'every', 'own');
    if (segments.at(-1)?.verdicts.join() !== verdicts.join()) segments.push({ at, verdicts });
  }
  return segments;
}

/**
 * The first change after an instant, by main readings; within a disputed hour, the instant that ends the
 * dispute.
 */
function nextVerdict(course: Course, at: Instant, side: Side, law?: Prohibition): NextVerdict | null {
  const possible = (instant: Instant, readings: Readings): string =>
    course.verdictsAt(instant, readings, side, law?.id).join();
  let before: { readonly now: string; readonly disputed: boolean } | null = null;
  for (const instant of course.turnsAfter(at, side, law)) {
    if (before === null) {
      const now = possible(at, 'main');
      before = { now, disputed: possible(at, 'every') !== now };
    }
    const verdicts = course.verdictsAt(instant, 'main', side, law?.id);
    const then = verdicts.join();
    if (before.disputed ? possible(instant, 'every') !== then : then === before.now) continue;
    const verdict = verdictOf(verdicts);
    const all = course.casesAt(instant, 'main')[side];
    const cases = law ? all.filter((held) => held.prohibition.id === law.id) : all;
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

function beginsAt({ prohibition, clause }: ClauseCase, instant: Instant): boolean {
  return spanOf(prohibition, clause).from?.all.includes(instant) ?? false;
}

/**
 * The determinations that carry the verdict; of an open answer, those that can bring the most serious one. Where
 * each is open and only all together settle it, as one for yes and one for no do, those that can bring it.
 */
function carrying(
  determinations: readonly Determination[],
  side: 'own' | 'counterparty',
  couldBe: readonly SettledVerdict[],
): readonly Determination[] {
  const head = couldBe[0];
  if (head === undefined || head === 'not-covered') return [];
  const sided = determinations.filter((each) => (each.bound === 'self') === (side === 'own'));
  const bringing = sided.filter((each) => each.couldBe.includes(head));
  if (couldBe.length > 1) return bringing;
  const alone = sided.filter((each) => each.verdict === head);
  return alone.length > 0 ? alone : bringing;
}

/** Their clauses. One that stands in several contracts decides once. */
function clausesOf(determinations: readonly Determination[]): string[] {
  return [...new Set(determinations.map((each) => `${each.prohibition}/${each.clause}`))];
}

/** Which clause of which contract decided, where the text, or the day, of a contract does. */
function contractsOf(determinations: readonly Determination[]): string[] {
  const found = determinations.flatMap(({ contract, contractClause }) =>
    contract === null ? [] : [contractClause === null ? contract : `${contract}: ${contractClause}`],
  );
  return [...new Set(found)].sort();
}

/** The first question that leaves each of the clauses open that decide: with the contract where it is about one. */
function openQuestionsOfTheirs(
  determinations: readonly Determination[],
  decidedBy: readonly string[],
  one: Case,
): { readonly openContracts: string[]; readonly open: string[] } {
  const openContracts = new Set<string>();
  const open = new Set<string>();
  for (const { prohibition, clause, contract, verdict, openQuestions } of determinations) {
    const [asked] = openQuestions;
    if (verdict !== 'undetermined' || asked === undefined) continue;
    if (!decidedBy.includes(`${prohibition}/${clause}`)) continue;
    const question = questionText(asked, one);
    if (contract === null) open.add(question);
    else openContracts.add(`${contract}: ${question}`);
  }
  return { openContracts: [...openContracts].sort(), open: [...open].sort() };
}

/** Of contracts that nothing reaches yet: one that a clause reaches is under it already. */
function contractsToCome(
  determinations: readonly Determination[],
  decidedBy: readonly string[],
  reached: readonly Determination[],
): { contract: string; from: string }[] {
  const found = new Map<string, string>();
  const already = new Set(reached.map((each) => each.contract));
  for (const { prohibition, clause, contract, next } of determinations) {
    if (contract === null || next === null || already.has(contract)) continue;
    if (!decidedBy.includes(`${prohibition}/${clause}`)) continue;
    const from = found.get(contract);
    if (from === undefined || next.from < from) found.set(contract, next.from);
  }
  return [...found].map(([contract, from]) => ({ contract, from })).sort(byContract);
}

function byContract(a: { contract: string }, b: { contract: string }): number {
  return a.contract < b.contract ? -1 : 1;
}

function sinceOf(
  determinations: readonly Determination[],
  decidedBy: readonly string[],
  verdict: Verdict,
): string | null {
  if (verdict === 'not-covered' || verdict === 'undetermined') return null;
  // What clauses bring only between them began no earlier than the last of them did: nothing is said of it.
  const starts = determinations
    .filter((each) => each.verdict === verdict && decidedBy.includes(`${each.prohibition}/${each.clause}`))
    .flatMap((each) => (each.since === null ? [] : [each.since]));
  return starts.sort()[0] ?? null;
}

function counterpartyAnswer(
  course: Course,
  at: Instant,
  cases: readonly ClauseCase[],
  determinations: readonly Determination[],
  one: Case,
): ActivityAnswer['counterparty'] {
  if (cases.length === 0) return null;
  const couldBe = course.verdictsAt(at, 'every', 'counterparty');
  const next = nextVerdict(course, at, 'counterparty');
  if (couldBe.join() === 'not-covered' && next === null) return null;
  const verdict = verdictOf(couldBe);
  const deciding = carrying(determinations, 'counterparty', couldBe);
  const decidedBy = clausesOf(deciding);
  const theirs = determinations.filter((each) => each.bound !== 'self');
  const note = determinations.find(
    (each) => each.note !== null && decidedBy.includes(`${each.prohibition}/${each.clause}`),
  );
  return {
    verdict,
    since: sinceOf(determinations, decidedBy, verdict),
    next,
    assumed: assumptionsOf(cases),
    decidedBy,
    contracts: contractsOf(deciding),
    ...openQuestionsOfTheirs(theirs, decidedBy, one),
    contractsToCome: contractsToCome(theirs, decidedBy, deciding),
    note: note?.note ?? null,
  };
}

function byProhibition(
  course: Course,
  at: Instant,
  cases: ActivityCases,
  determinations: readonly Determination[],
): ActivityAnswer['byProhibition'] {
  const found: ActivityAnswer['byProhibition'][number][] = [];
  const speaking = new Set(
    [...cases.own.filter(isVerdict), ...cases.counterparty].map((held) => held.prohibition.id),
  );
  for (const prohibition of course.prohibitions) {
    if (!speaking.has(prohibition.id)) continue;
    const couldBe = course.verdictsAt(at, 'every', 'own', prohibition.id);
    const verdict = verdictOf(couldBe);
    const inLaw = determinations.filter((each) => each.prohibition === prohibition.id);
    const theirs = course.verdictsAt(at, 'every', 'counterparty', prohibition.id);
    found.push({
      prohibition: prohibition.id,
      verdict,
      couldBe,
      bound:
        verdict === 'not-covered' && theirs.join() !== 'not-covered'
          ? otherSideOfAll(inLaw, clausesOf(carrying(inLaw, 'counterparty', theirs)))
          : 'self',
      since: sinceOf(inLaw, clausesOf(carrying(inLaw, 'own', couldBe)), verdict),
      next: nextVerdict(course, at, 'own', prohibition),
    });
  }
  return found;
}

function union(sets: readonly (readonly SettledVerdict[])[]): SettledVerdict[] {
  const order: SettledVerdict[] = ['prohibited', 'advised-against', 'exempt', 'allowed', 'not-covered'];
  return order.filter((verdict) => sets.some((set) => set.includes(verdict)));
}

/** Which of an activity's questions are still open, whichever law asked. */
export function openQuestionsOf(answers: readonly ActivityAnswer[]): OpenQuestion[] {
  const found = new Map<string, OpenQuestion>();
  for (const answer of answers) for (const question of answer.questions) found.set(question.id, question);
  return [...found.values()];
}
