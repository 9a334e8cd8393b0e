import type { BasisTest, Bound, Determination, NextVerdict, Reading } from '../model/determination.ts';
import type { Citation, Clause, LawEvent } from '../model/prohibition.ts';
import type { SourceDocument } from '../model/source-document.ts';
import type { SettledVerdict, Ternary, Verdict } from '../model/verdict.ts';
import type { Case } from './case.ts';
import type { ClauseCase, HeldException } from './clause-case.ts';
import { type ClauseTest, type Tellings, tell } from './clause-test.ts';
import { eventOf, mainInstant, readingAtom, validAt } from './event-time.ts';
import { all, evaluate, not, openAtoms } from './formula.ts';
import { lawIndex } from './law-index.ts';
import { instantOf, isoOf } from './zoned-time.ts';

/** What a clause says of an activity, with the tests that led there. */
export function determinationOf(held: ClauseCase, activity: string, one: Case): Determination {
  const { prohibition, clause, excepted } = held;
  const words = held.words();
  const { bound } = held.act;
  const scope = evaluate(held.scope);
  const effect: SettledVerdict = clause.effect === 'disclosure-required' ? 'not-covered' : clause.effect;
  const couldBe = couldBeOf(effect, scope, evaluate(excepted));
  const verdict: Verdict = couldBe.length > 1 ? 'undetermined' : (couldBe[0] ?? 'not-covered');
  const from = eventOf(prohibition, clause.valid.from);
  const open = scope === 'false' ? NONE_OPEN : openAtoms(all([held.scope, not(excepted)]));
  return {
    prohibition: words.prohibition,
    clause: words.clause,
    activity,
    actor: words.actor,
    verdict,
    couldBe,
    bound,
    since: from && verdict !== 'not-covered' ? isoOf(mainInstant(from)) : null,
    next: nextOf(held, from, effect) ?? nextRenewal(held, effect, one),
    basis: basisOf(held, scope, verdict),
    openQuestions: questionsAmong(open),
    readings: readingsOf(held, open, lawIndex(one.catalogue).sources),
    text: words.text,
    citation: words.citation,
    url: words.url,
    verification: words.verification,
    restsOn: words.restsOn,
    note: noteOf(clause, bound, one),
    contract: words.contract,
    contractClause: words.contractClause,
  };
}

// Most clauses leave nothing open: theirs are one list, and one set.
const NONE_OPEN: ReadonlySet<string> = new Set();
const NO_QUESTIONS: readonly string[] = [];
const NO_READINGS: readonly Reading[] = [];
const NOT_COVERED: readonly SettledVerdict[] = ['not-covered'];

function questionsAmong(open: ReadonlySet<string>): readonly string[] {
  if (open.size === 0) return NO_QUESTIONS;
  return [...open].filter((id) => !id.startsWith('reading/') && !id.startsWith('open/')).sort();
}

/** What the clause can still come to: neither its effect nor an exemption only where its scope may fail. */
function couldBeOf(effect: SettledVerdict, scope: Ternary, excepted: Ternary): readonly SettledVerdict[] {
  if (scope === 'false') return NOT_COVERED;
  const found: SettledVerdict[] = [];
  if (excepted !== 'true') found.push(effect);
  if (excepted !== 'false' && !found.includes('exempt')) found.push('exempt');
  if (scope === 'unknown' && !found.includes('not-covered')) found.push('not-covered');
  return found;
}

function nextOf(held: ClauseCase, from: LawEvent | null, effect: SettledVerdict): NextVerdict | null {
  if (from === null || from.at === null) return null;
  const time = held.tests.find((test) => test.step === 'time');
  // What was made, or awarded, before the clause begins does not come under it by waiting.
  if (time?.from !== 'clock' || time.result !== 'false' || hasEnded(time)) return null;
  const wouldApply = evaluate(all([held.untimed, not(held.excepted)]));
  if (wouldApply === 'false') return null;
  const verdict: Verdict = wouldApply === 'true' ? effect : 'undetermined';
  return { verdict, from: isoOf(mainInstant(from)), clause: held.clause.id };
}

/** The first day to come on which the contract is renewed and by that comes under the clause. */
function nextRenewal(held: ClauseCase, effect: SettledVerdict, one: Case): NextVerdict | null {
  const { prohibition, clause, contract, act, tests, excepted, scope } = held;
  if (clause.anchor !== 'contract-renewal' || !contract?.renewals || evaluate(scope) !== 'false') return null;
  const asked = new Set(lawIndex(one.catalogue).renewalQuestion.values());
  const others = tests.filter(({ step, subject }) => step !== 'time' && !asked.has(subject));
  const would = evaluate(all([...others.map(({ formula }) => formula), not(excepted)]));
  const day = contract.renewals.find((each) => {
    const at = instantOf(each, prohibition.zone);
    return at > act.at && evaluate(validAt(prohibition, clause, at, 'main')) === 'true';
  });
  if (day === undefined || would === 'false') return null;
  const verdict: Verdict = would === 'true' ? effect : 'undetermined';
  return { verdict, from: isoOf(instantOf(day, prohibition.zone)), clause: clause.id };
}

/** A clause in force has begun and not ended: see `validAt`. */
function hasEnded({ formula }: ClauseTest): boolean {
  const [, notEnded] = formula.kind === 'all' ? formula.of : [];
  return notEnded !== undefined && evaluate(notEnded) === 'false';
}

function basisOf({ tests, exceptions }: ClauseCase, scope: Ternary, verdict: Verdict): BasisTest[] {
  const own = tests.map((test) => tell(test.told, test, test.result === scope));
  if (exceptions.length === 0) return own;
  return [...own, ...exceptions.map((each) => exceptionTest(each, verdict !== 'not-covered'))];
}

/** An exception is told in few ways, and thousands of findings share them. */
const told = new WeakMap<Clause, Map<Ternary, Tellings>>();

function exceptionTest({ clause, applies }: HeldException, matters: boolean): BasisTest {
  const result = evaluate(applies);
  const ways = told.get(clause) ?? new Map<Ternary, Tellings>();
  const way = ways.get(result) ?? { deciding: null, beside: null };
  told.set(clause, ways.set(result, way));
  const test = {
    step: 'exception',
    subject: clause.id,
    result,
    fact: clause.text,
    from: 'catalogue',
  } as const;
  return tell(way, test, result !== 'false' && matters);
}

function readingsOf(
  held: ClauseCase,
  open: ReadonlySet<string>,
  sources: ReadonlyMap<string, SourceDocument>,
): readonly Reading[] {
  if (open.size === 0) return NO_READINGS;
  const { prohibition, clause } = held;
  const readings: Reading[] = [];
  for (const id of [clause.valid.from, clause.valid.to]) {
    const event = eventOf(prohibition, id);
    if (!event || !open.has(readingAtom(prohibition, event))) continue;
    readings.push({
      says: event.asWritten ?? event.at ?? event.title,
      at: isoOf(mainInstant(event)),
      source: titleOf(event.cite, sources),
      stronger: true,
      why: event.why,
    });
    for (const other of event.alternatives) {
      readings.push({
        says: other.asWritten,
        at: isoOf(Date.parse(other.at)),
        source: titleOf(other.cite, sources),
        stronger: false,
        why: null,
      });
    }
  }
  return readings;
}

function titleOf(cite: Citation, sources: ReadonlyMap<string, SourceDocument>): string {
  return sources.get(cite.source)?.title ?? cite.source;
}

function noteOf(clause: Clause, bound: Bound, one: Case): string | null {
  const note = clause.openNorm?.why ?? (bound === 'self' ? null : clause.counterpartyNote);
  const name = lawIndex(one.catalogue).suppliers.get(one.supplier)?.name;
  return note === null || name === undefined ? note : note.replaceAll('the supplier', name);
}
