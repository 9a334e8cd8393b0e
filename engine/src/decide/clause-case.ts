import type { BasisTest } from '../model/determination.ts';
import type { Instant } from '../model/instant.ts';
import type { Contract } from '../model/profile.ts';
import type { Clause, Condition, Prohibition, SupplierGroup } from '../model/prohibition.ts';
import { anchorCondition, anchorOf } from './anchor.ts';
import type { Case } from './case.ts';
import { knownAt, type Readings, validWithin } from './event-time.ts';
import { classFact, type Fact, factOf, makerFact, type Occasion, open } from './facts.ts';
import { all, any, atom, evaluate, FALSE, type Formula, known, not } from './formula.ts';
import { lawIndex } from './law-index.ts';
import { dateIn, instantOf } from './zoned-time.ts';

/** One test of a clause with the formula it came to. */
export interface ClauseTest {
  readonly step: BasisTest['step'];
  readonly subject: string;
  readonly formula: Formula;
  readonly fact: string;
  readonly from: BasisTest['from'];
  /** What was taken for granted in it, each a sentence of the catalogue. */
  readonly assumed: readonly string[];
}

/** A clause held against a case at an instant. */
export interface ClauseCase {
  readonly prohibition: Prohibition;
  readonly clause: Clause;
  /** What is done by whom the clause binds: the asker's own activity, or the other side's. */
  readonly activity: string;
  readonly contract: Contract | null;
  readonly at: Instant;
  readonly tests: readonly ClauseTest[];
  /** All tests but the exceptions. */
  readonly scope: Formula;
  readonly exceptions: readonly HeldException[];
}

export interface HeldException {
  readonly clause: Clause;
  readonly tests: readonly ClauseTest[];
  /** The exceptions to this one. */
  readonly taken: readonly HeldException[];
  readonly applies: Formula;
  readonly assumed: readonly string[];
}

/** Who acts and what is done, as a clause sees it. */
export interface Act {
  readonly activity: string;
  /** Null where the act is the other side's, who is taken to be whom the clause binds. */
  readonly roles: readonly string[] | null;
}

/** Holds one clause against a case: nexus → actor → activity → object → time → conditions → exceptions. */
export function clauseCase(
  prohibition: Prohibition,
  clause: Clause,
  act: Act,
  one: Case,
  contract: Contract | null,
  at: Instant,
  readings: Readings,
): ClauseCase {
  const tests = clauseTests(prohibition, clause, act, one, contract, at, readings);
  return {
    prohibition,
    clause,
    activity: act.activity,
    contract,
    at,
    tests,
    scope: all(tests.map((test) => test.formula)),
    exceptions: exceptionsTo(prohibition, clause, act, one, contract, at, readings),
  };
}

function clauseTests(
  prohibition: Prohibition,
  clause: Clause,
  act: Act,
  one: Case,
  contract: Contract | null,
  at: Instant,
  readings: Readings,
): ClauseTest[] {
  const occasion: Occasion = { activity: act.activity, day: dateIn(at, prohibition.zone) };
  const leaf = (step: ClauseTest['step']) => (id: string) => questionTest(step, id, occasion, one, contract);
  const tests: ClauseTest[] = [];
  if (clause.nexus) tests.push(...conditionTests(clause.nexus, leaf('nexus')));
  tests.push(actorTest(clause, act, one));
  tests.push(activityTest(clause, act, one));
  tests.push(...objectTests(prohibition, clause, occasion, one, at));
  const anchored = anchorOf(prohibition, clause, act.activity, one, contract, at);
  tests.push(
    testOf('time', clause.valid.from, {
      formula: validWithin(anchored.span, anchored.at, readings),
      text: anchored.text,
      from: anchored.from,
    }),
  );
  const anchor = anchorCondition(prohibition, clause, act.activity, one, contract);
  if (anchor) tests.push(...conditionTests(anchor, leaf('condition')));
  if (clause.when) tests.push(...conditionTests(clause.when, leaf('condition')));
  const waiver = waiverTest(prohibition, clause, one, at);
  if (waiver) tests.push(waiver);
  if (clause.openNorm) {
    tests.push(
      testOf('open-norm', clause.openNorm.construct, {
        formula: atom(`open/${prohibition.id}/${clause.id}`),
        text: clause.openNorm.why,
        from: 'catalogue',
      }),
    );
  }
  return tests;
}

/** A condition's leaves as tests of their own where they are joined by "all", else the tree as one test. */
function conditionTests(tree: Condition, leaf: (id: string) => ClauseTest): ClauseTest[] {
  if (tree.kind === 'question') return [leaf(tree.id)];
  if (tree.kind === 'all') return tree.of.flatMap((each) => conditionTests(each, leaf));
  const leaves: ClauseTest[] = [];
  const formula = conditionFormula(tree, (id) => {
    const test = leaf(id);
    leaves.push(test);
    return test.formula;
  });
  const first = leaves[0];
  return [
    {
      step: first?.step ?? 'condition',
      subject: leaves.map((test) => test.subject).join(', '),
      formula,
      fact: leaves.map((test) => `${test.subject}: ${test.fact}`).join('; '),
      from: leaves.find((test) => test.from === 'nobody')?.from ?? first?.from ?? 'nobody',
      assumed: leaves.flatMap((test) => test.assumed),
    },
  ];
}

/** A condition with every question replaced by the formula that answers it. */
export function conditionFormula(tree: Condition, answer: (id: string) => Formula): Formula {
  switch (tree.kind) {
    case 'question':
      return answer(tree.id);
    case 'not':
      return not(conditionFormula(tree.of, answer));
    case 'all':
      return all(tree.of.map((each) => conditionFormula(each, answer)));
    case 'any':
      return any(tree.of.map((each) => conditionFormula(each, answer)));
  }
}

function questionTest(
  step: ClauseTest['step'],
  id: string,
  act: Occasion,
  one: Case,
  contract: Contract | null,
): ClauseTest {
  const question = lawIndex(one.catalogue).questions.get(id);
  return testOf(step, id, question ? factOf(question, act, one, contract) : open(id));
}

function testOf(step: ClauseTest['step'], subject: string, fact: Fact): ClauseTest {
  const { formula, text, from, assumption } = fact;
  return { step, subject, formula, fact: text, from, assumed: assumption === undefined ? [] : [assumption] };
}

/** Whether a clause binds the asker, as far as is known. */
export function mayBind(clause: Clause, one: Case): boolean {
  if (clause.binds.includes('anyone')) return true;
  const index = lawIndex(one.catalogue);
  const mine = index.broader('actors', one.roles);
  return clause.binds.some((word) => mine.has(word)) || perhapsBound(clause, one).length > 0;
}

/** The roles that nobody knows whether the asker has and by which a clause would bind. */
function perhapsBound({ binds }: Clause, one: Case): string[] {
  const index = lawIndex(one.catalogue);
  return one.unknownRoles.filter((role) => {
    const wide = index.broader('actors', [role]);
    return binds.some((word) => wide.has(word));
  });
}

function actorTest(clause: Clause, act: Act, one: Case): ClauseTest {
  return testOf('actor', clause.binds.join(', '), actorFact(clause, act, one));
}

function actorFact(clause: Clause, { roles }: Act, one: Case): Fact {
  const { binds } = clause;
  if (roles === null) {
    return { formula: known(true), text: `the other side is ${binds.join(', ')}`, from: 'catalogue' };
  }
  const index = lawIndex(one.catalogue);
  const mine = index.broader('actors', roles);
  if (binds.includes('anyone') || binds.some((word) => mine.has(word))) {
    return { formula: known(true), text: roles.join(', '), from: one.given };
  }
  const perhaps = perhapsBound(clause, one);
  if (perhaps.length === 0) return { formula: FALSE, text: roles.join(', ') || 'nobody', from: one.given };
  const formula = any(perhaps.map((role) => atom(`role/${role}`)));
  return { formula, text: `not known whether ${perhaps.join(', ')}`, from: 'nobody' };
}

function activityTest(clause: Clause, act: Act, one: Case): ClauseTest {
  const mine = lawIndex(one.catalogue).broaderActivity(act.activity);
  return testOf('activity', clause.does.join(', '), {
    formula: known(clause.does.some((word) => mine.has(word))),
    text: act.activity,
    from: one.given === 'profile' ? 'profile' : 'asked',
  });
}

function objectTests(
  prohibition: Prohibition,
  clause: Clause,
  act: Occasion,
  one: Case,
  at: Instant,
): ClauseTest[] {
  const tests: ClauseTest[] = [];
  const group = prohibition.groups.find((each) => each.id === clause.object.madeBy);
  if (group) {
    tests.push(
      testOf('object', group.id, {
        formula: memberFormula(group, one, at),
        text: one.supplier,
        from: one.presence === null ? 'asked' : 'finding',
      }),
    );
  }
  if (clause.object.classes.length > 0) {
    const { classes } = clause.object;
    const fact =
      (group ? null : makerFact(classes, one)) ?? classFact(`class/${classes.join('+')}`, classes, one);
    tests.push(testOf('object', classes.join(', '), fact));
  }
  const presence = presenceTest(act, one);
  if (presence) tests.push(presence);
  return tests;
}

/** An ownership that nobody knows leaves membership open. */
function memberFormula(group: SupplierGroup, one: Case, at: Instant): Formula {
  const { surely, perhaps } = lawIndex(one.catalogue).members(group, at);
  return perhaps.has(one.supplier) ? atom(`member/${one.supplier}`) : known(surely.has(one.supplier));
}

const IN_PLACE: ReadonlySet<string> = new Set(['installed', 'component']);

/** Whether the thing was met where it is used, or nobody looked. */
export function isInPlace({ presence }: Case): boolean {
  return presence === null || IN_PLACE.has(presence);
}

/** A trace, a contact or a file lying about is no use of the product until somebody says so. */
function presenceTest(act: Occasion, one: Case): ClauseTest | null {
  if (isInPlace(one)) return null;
  const index = lawIndex(one.catalogue);
  const id = index.activities.get(act.activity)?.presenceQuestion ?? null;
  if (id === null) return null;
  const question = index.questions.get(id);
  const fact = question ? factOf(question, act, one, null) : null;
  if (fact && evaluate(fact.formula) !== 'unknown') return testOf('object', id, fact);
  return testOf('object', id, { formula: atom(id), text: `seen as: ${one.presence}`, from: 'nobody' });
}

function waiverTest(prohibition: Prohibition, clause: Clause, one: Case, at: Instant): ClauseTest | null {
  const waiver = one.waivers.find(
    (each) =>
      each.prohibition === prohibition.id &&
      (each.clauses.length === 0 || each.clauses.includes(clause.id)) &&
      instantOf(each.from, prohibition.zone) <= at &&
      (each.until === null || at < instantOf(each.until, prohibition.zone)),
  );
  if (!waiver) return null;
  return testOf('waiver', waiver.id, {
    formula: FALSE,
    text: `waived by ${waiver.grantedBy}`,
    from: one.given,
  });
}

/** What was taken for granted in tests none of which fails of itself: what fails so rests on no assumption. */
function takenForGranted(tests: readonly ClauseTest[]): string[] {
  const fails = tests.some((test) => test.assumed.length === 0 && evaluate(test.formula) === 'false');
  return fails ? [] : tests.flatMap((test) => test.assumed);
}

/** What was taken for granted in a clause and its exceptions, each once. */
export function assumptionsOf(cases: readonly ClauseCase[]): string[] {
  const found = new Set<string>();
  for (const { tests, scope, exceptions } of cases) {
    for (const each of takenForGranted(tests)) found.add(each);
    if (evaluate(scope) === 'false') continue;
    for (const each of exceptions.flatMap(({ assumed }) => assumed)) found.add(each);
  }
  return [...found];
}

/** The clauses that take this one away, each with its own exceptions taken into account. */
function exceptionsTo(
  prohibition: Prohibition,
  base: Clause,
  act: Act,
  one: Case,
  contract: Contract | null,
  at: Instant,
  readings: Readings,
): HeldException[] {
  const found: HeldException[] = [];
  for (const clause of exceptionClauses(prohibition, base)) {
    if (!knownAt(prohibition, clause, one.asKnown)) continue;
    const tests = clauseTests(prohibition, clause, act, one, contract, at, readings);
    const taken = exceptionsTo(prohibition, clause, act, one, contract, at, readings);
    found.push({
      clause,
      tests,
      taken,
      applies: all([...tests.map((test) => test.formula), not(any(taken.map((each) => each.applies)))]),
      assumed: [...takenForGranted(tests), ...taken.flatMap((each) => each.assumed)],
    });
  }
  return found;
}

const exceptions = new WeakMap<Prohibition, Map<Clause, readonly Clause[]>>();

/** The clauses that name this one as what they take away, by id. An exemption is taken away only by what reinstates. */
export function exceptionClauses(prohibition: Prohibition, base: Clause): readonly Clause[] {
  const ofLaw = exceptions.get(prohibition) ?? new Map<Clause, readonly Clause[]>();
  const known = ofLaw.get(base);
  if (known) return known;
  const only = base.effect === 'exempt' && base.mode !== 'reinstates' ? 'reinstates' : null;
  const found = prohibition.clauses
    .filter(
      (clause) =>
        clause.mode !== null &&
        clause.id !== base.id &&
        (only === null || clause.mode === only) &&
        (clause.excepts === 'all' ? base.mode === null : clause.excepts.includes(base.id)),
    )
    .sort((a, b) => (a.id < b.id ? -1 : 1));
  exceptions.set(prohibition, ofLaw.set(base, found));
  return found;
}
