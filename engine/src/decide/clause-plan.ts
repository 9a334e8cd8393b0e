import type { Bound } from '../model/determination.ts';
import type { Instant } from '../model/instant.ts';
import type { Contract } from '../model/profile.ts';
import type { Clause, Prohibition } from '../model/prohibition.ts';
import { anchorCondition, anchorOf } from './anchor.ts';
import type { Asker } from './case.ts';
import { type ClauseTest, type PlannedTest, testOf } from './clause-test.ts';
import { type ClauseWords, clauseWords } from './clause-words.ts';
import { conditionTests } from './condition-tests.ts';
import { type ClauseSpan, knownAt, type Readings, validWithin } from './event-time.ts';
import type { Fact, Occasion } from './facts.ts';
import { any, atom, FALSE, known } from './formula.ts';
import { lawIndex } from './law-index.ts';
import { objectTests } from './object-tests.ts';
import { dateIn, instantOf } from './zoned-time.ts';

/** A clause held against who asks, at an instant: what the thing itself settles is still to come. */
export interface ClausePlan {
  readonly prohibition: Prohibition;
  readonly clause: Clause;
  readonly contract: Contract | null;
  readonly act: Act;
  readonly time: ClauseTime;
  readonly tests: readonly PlannedTest[];
  readonly exceptions: readonly ExceptionPlan[];
  /** Made when something is first told of it. */
  readonly words: () => ClauseWords;
}

export interface ExceptionPlan {
  readonly clause: Clause;
  readonly time: ClauseTime;
  readonly tests: readonly PlannedTest[];
  /** The exceptions to this one. */
  readonly taken: readonly ExceptionPlan[];
}

/** A clause's span, and the instant it is held against: null where that is the act's own and moves with it. */
export interface ClauseTime {
  readonly span: ClauseSpan;
  readonly anchor: Instant | null;
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | null = null;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

/** Who acts and what is done, as a clause sees it, and when. */
export interface Act {
  /** What is done by whom the clause binds: the asker's own activity, or the other side's. */
  readonly activity: string;
  readonly bound: Bound;
  readonly at: Instant;
  readonly readings: Readings;
}

/** Holds one clause against an asker: nexus → actor → activity → object → time → conditions → exceptions. */
export function clausePlan(
  prohibition: Prohibition,
  clause: Clause,
  act: Act,
  asker: Asker,
  contract: Contract | null,
): ClausePlan {
  return {
    prohibition,
    clause,
    contract,
    act,
    ...heldTests(prohibition, clause, act, asker, contract),
    exceptions: exceptionsTo(prohibition, clause, act, asker, contract),
    words: once(() => clauseWords(prohibition, clause, act.bound, asker, contract)),
  };
}

function heldTests(
  prohibition: Prohibition,
  clause: Clause,
  act: Act,
  asker: Asker,
  contract: Contract | null,
): { readonly time: ClauseTime; readonly tests: readonly PlannedTest[] } {
  const { activity, at } = act;
  const occasion: Occasion = { activity, day: dateIn(at, prohibition.zone) };
  const anchored = anchorOf(prohibition, clause, activity, asker, contract, at);
  const inForce = testOf('time', clause.valid.from, {
    formula: validWithin(anchored.span, anchored.at, act.readings),
    text: anchored.text,
    from: anchored.from,
  });
  const ofAnchor = anchorCondition(prohibition, clause, activity, asker, contract);
  const tests = [
    ...(clause.nexus ? conditionTests(clause.nexus, 'nexus', occasion, asker, contract) : []),
    testOf('actor', clause.binds.join(', '), actorFact(clause, act, asker)),
    activityTest(clause, act, asker),
    ...objectTests(prohibition, clause, occasion, asker, at),
    inForce,
    ...(ofAnchor ? conditionTests(ofAnchor, 'condition', occasion, asker, contract) : []),
    ...(clause.when ? conditionTests(clause.when, 'condition', occasion, asker, contract) : []),
    ...waiverTests(prohibition, clause, asker, at),
    ...openNormTests(prohibition, clause),
  ];
  const anchor = anchored.from === 'clock' ? null : anchored.at;
  return { time: { span: anchored.span, anchor }, tests };
}

/** Whether a clause binds the asker, as far as is known. */
export function mayBind(clause: Clause, one: Asker): boolean {
  if (clause.binds.includes('anyone')) return true;
  const index = lawIndex(one.catalogue);
  const mine = index.broader('actors', one.roles);
  return clause.binds.some((word) => mine.has(word)) || perhapsBound(clause, one).length > 0;
}

/** The roles that nobody knows whether the asker has and by which a clause would bind. */
function perhapsBound({ binds }: Clause, one: Asker): string[] {
  const index = lawIndex(one.catalogue);
  return one.unknownRoles.filter((role) => {
    const wide = index.broader('actors', [role]);
    return binds.some((word) => wide.has(word));
  });
}

/** Where the act is the other side's, that side is taken to be whom the clause binds. */
function actorFact(clause: Clause, { bound }: Act, one: Asker): Fact {
  const { binds } = clause;
  if (bound !== 'self') {
    return { formula: known(true), text: `the other side is ${binds.join(', ')}`, from: 'catalogue' };
  }
  const { roles } = one;
  const mine = lawIndex(one.catalogue).broader('actors', roles);
  if (binds.includes('anyone') || binds.some((word) => mine.has(word))) {
    return { formula: known(true), text: roles.join(', '), from: one.given };
  }
  const perhaps = perhapsBound(clause, one);
  if (perhaps.length === 0) return { formula: FALSE, text: roles.join(', ') || 'nobody', from: one.given };
  const formula = any(perhaps.map((role) => atom(`role/${role}`)));
  return { formula, text: `not known whether ${perhaps.join(', ')}`, from: 'nobody' };
}

function activityTest(clause: Clause, { activity }: Act, one: Asker): ClauseTest {
  const mine = lawIndex(one.catalogue).broaderActivity(activity);
  return testOf('activity', clause.does.join(', '), {
    formula: known(clause.does.some((word) => mine.has(word))),
    text: activity,
    from: one.given === 'profile' ? 'profile' : 'asked',
  });
}

function waiverTests(prohibition: Prohibition, clause: Clause, one: Asker, at: Instant): ClauseTest[] {
  const waiver = one.waivers.find(
    (each) =>
      each.prohibition === prohibition.id &&
      (each.clauses.length === 0 || each.clauses.includes(clause.id)) &&
      instantOf(each.from, prohibition.zone) <= at &&
      (each.until === null || at < instantOf(each.until, prohibition.zone)),
  );
  if (!waiver) return [];
  return [
    testOf('waiver', waiver.id, {
      formula: FALSE,
      text: `waived by ${waiver.grantedBy}`,
      from: one.given,
    }),
  ];
}

function openNormTests({ id }: Prohibition, { id: clause, openNorm }: Clause): ClauseTest[] {
  if (!openNorm) return [];
  const { construct, why } = openNorm;
  return [
    testOf('open-norm', construct, { formula: atom(`open/${id}/${clause}`), text: why, from: 'catalogue' }),
  ];
}

/** The clauses that take this one away, each with its own exceptions taken into account. */
function exceptionsTo(
  prohibition: Prohibition,
  base: Clause,
  act: Act,
  asker: Asker,
  contract: Contract | null,
): ExceptionPlan[] {
  return exceptionClauses(prohibition, base)
    .filter((clause) => knownAt(prohibition, clause, asker.asKnown))
    .map((clause) => ({
      clause,
      ...heldTests(prohibition, clause, act, asker, contract),
      taken: exceptionsTo(prohibition, clause, act, asker, contract),
    }));
}

const exceptions = new WeakMap<Prohibition, Map<Clause, readonly Clause[]>>();

/** The clauses that name this one as what they take away, by id. An exemption is taken away only by what reinstates. */
export function exceptionClauses(prohibition: Prohibition, base: Clause): readonly Clause[] {
  const ofLaw = exceptions.get(prohibition) ?? new Map<Clause, readonly Clause[]>();
  const found = ofLaw.get(base);
  if (found) return found;
  const only = base.effect === 'exempt' && base.mode !== 'reinstates' ? 'reinstates' : null;
  const made = prohibition.clauses
    .filter(
      (clause) =>
        clause.mode !== null &&
        clause.id !== base.id &&
        (only === null || clause.mode === only) &&
        (clause.excepts === 'all' ? base.mode === null : clause.excepts.includes(base.id)),
    )
    .sort((a, b) => (a.id < b.id ? -1 : 1));
  exceptions.set(prohibition, ofLaw.set(base, made));
  return made;
}
