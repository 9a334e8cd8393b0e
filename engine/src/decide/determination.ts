import type { BasisTest, Bound, Determination, NextVerdict, Reading } from '../model/determination.ts';
import type { Citation, Clause, LawEvent, Prohibition } from '../model/prohibition.ts';
import type { SourceDocument } from '../model/source-document.ts';
import type { SettledVerdict, Ternary, Verdict } from '../model/verdict.ts';
import { type Verification, weaker } from '../model/verification.ts';
import type { Case } from './case.ts';
import type { ClauseCase, ClauseTest } from './clause-case.ts';
import { clauseAsPrinted } from './contract-clause.ts';
import { eventOf, mainInstant, readingAtom, validAt } from './event-time.ts';
import { all, any, evaluate, not, openAtoms } from './formula.ts';
import { lawIndex } from './law-index.ts';
import { instantOf, isoOf } from './zoned-time.ts';

/** What a clause says of an activity, with the tests that led there. */
export function determinationOf(held: ClauseCase, activity: string, bound: Bound, one: Case): Determination {
  const { prohibition, clause } = held;
  const excepted = any(held.exceptions.map((each) => each.applies));
  const effect: SettledVerdict = clause.effect === 'disclosure-required' ? 'not-covered' : clause.effect;
  const couldBe = couldBeOf(effect, evaluate(held.scope), evaluate(excepted));
  const verdict: Verdict = couldBe.length > 1 ? 'undetermined' : (couldBe[0] ?? 'not-covered');
  const from = eventOf(prohibition, clause.valid.from);
  const open = openAtoms(all([held.scope, not(excepted)]));
  const checks = checksOf(held);
  return {
    prohibition: prohibition.id,
    clause: clause.id,
    activity,
    actor: bound === 'self' ? one.roles.join(', ') : clause.binds.join(', '),
    verdict,
    couldBe,
    bound,
    since: from && verdict !== 'not-covered' ? isoOf(mainInstant(from)) : null,
    next: nextOf(held, from, effect) ?? nextRenewal(held, effect, one),
    basis: basisOf(held, verdict),
    openQuestions: [...open].filter((id) => !id.startsWith('reading/') && !id.startsWith('open/')).sort(),
    readings: readingsOf(held, open, lawIndex(one.catalogue).sources),
    text: clause.text,
    citation: citationOf(prohibition, clause, lawIndex(one.catalogue).sources),
    url: prohibition.url,
    verification: checks.weakest,
    restsOn: checks.restsOn,
    note: noteOf(clause, bound, one),
    contract: held.contract?.id ?? null,
    contractClause: clauseAsPrinted(held.contract, clause.contractClause),
  };
}

/** What the clause can still come to: neither its effect nor an exemption only where its scope may fail. */
function couldBeOf(effect: SettledVerdict, scope: Ternary, excepted: Ternary): SettledVerdict[] {
  if (scope === 'false') return ['not-covered'];
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
  if (time?.from !== 'clock' || evaluate(time.formula) !== 'false' || hasEnded(time)) return null;
  const others = held.tests.filter((test) => test.step !== 'time').map((test) => test.formula);
  const wouldApply = evaluate(all([...others, not(any(held.exceptions.map((each) => each.applies)))]));
  if (wouldApply === 'false') return null;
  const verdict: Verdict = wouldApply === 'true' ? effect : 'undetermined';
  return { verdict, from: isoOf(mainInstant(from)), clause: held.clause.id };
}

/** The first day to come on which the contract is renewed and by that comes under the clause. */
function nextRenewal(held: ClauseCase, effect: SettledVerdict, one: Case): NextVerdict | null {
  const { prohibition, clause, contract, tests, exceptions, scope } = held;
  if (clause.anchor !== 'contract-renewal' || !contract?.renewals || evaluate(scope) !== 'false') return null;
  const asked = new Set(lawIndex(one.catalogue).renewalQuestion.values());
  const others = tests.filter(({ step, subject }) => step !== 'time' && !asked.has(subject));
  const would = evaluate(
    all([...others.map(({ formula }) => formula), not(any(exceptions.map(({ applies }) => applies)))]),
  );
  const day = contract.renewals.find((each) => {
    const at = instantOf(each, prohibition.zone);
    return at > held.at && evaluate(validAt(prohibition, clause, at, 'main')) === 'true';
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

function basisOf(held: ClauseCase, verdict: Verdict): BasisTest[] {
  const scope = evaluate(held.scope);
  const basis: BasisTest[] = held.tests.map((test) => ({
    step: test.step,
    subject: test.subject,
    result: evaluate(test.formula),
    fact: test.fact,
    from: test.from,
    determining: evaluate(test.formula) === scope,
  }));
  for (const exception of held.exceptions) {
    const result = evaluate(exception.applies);
    basis.push({
      step: 'exception',
      subject: exception.clause.id,
      result,
      fact: exception.clause.text,
      from: 'catalogue',
      determining: result !== 'false' && verdict !== 'not-covered',
    });
  }
  return basis;
}

const DECIDING_FIELDS = ['effect', 'binds', 'does', 'object', 'valid'];
const FIELD_WORDS: Readonly<Record<string, string>> = {
  effect: 'what it says',
  binds: 'who is bound',
  does: 'which acts',
  object: 'which products',
  valid: 'from when',
};

/** The weakest verification among the fields that decide, and which fields those are. */
function checksOf(held: ClauseCase): { weakest: Verification; restsOn: string | null } {
  let weakest: Verification = 'primary';
  const byField = new Map<string, Verification>();
  for (const check of held.clause.checked) {
    for (const field of check.fields) {
      if (!DECIDING_FIELDS.includes(field)) continue;
      byField.set(field, check.status);
      weakest = weaker(weakest, check.status);
    }
  }
  if (weakest === 'primary' || weakest === 'official-secondary') return { weakest, restsOn: null };
  const fields = [...byField]
    .filter(([, status]) => status === weakest)
    .map(([field]) => FIELD_WORDS[field] ?? field);
  return { weakest, restsOn: `${fields.join(', ')}: ${weakest}` };
}

function readingsOf(
  held: ClauseCase,
  open: ReadonlySet<string>,
  sources: ReadonlyMap<string, SourceDocument>,
): Reading[] {
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

/** The instrument with its place; where only another document was read, that is said. */
export function citationOf(
  prohibition: Prohibition,
  clause: Clause,
  sources: ReadonlyMap<string, SourceDocument>,
): string {
  const first = clause.cite[0];
  if (!first) return prohibition.citation;
  const source = sources.get(first.source);
  const place = first.pin === null ? '' : `, ${first.pin}`;
  if (source?.kind === 'instrument') return `${prohibition.citation}${place}`;
  return `${prohibition.citation}; as read in ${source?.title ?? first.source}${place}`;
}

function titleOf(cite: Citation, sources: ReadonlyMap<string, SourceDocument>): string {
  return sources.get(cite.source)?.title ?? cite.source;
}

function noteOf(clause: Clause, bound: Bound, one: Case): string | null {
  const note = clause.openNorm?.why ?? (bound === 'self' ? null : clause.counterpartyNote);
  const name = lawIndex(one.catalogue).suppliers.get(one.supplier)?.name;
  return note === null || name === undefined ? note : note.replaceAll('the supplier', name);
}
