import type { Vocabulary } from '../model/catalogue.ts';
import type { Clause, Prohibition } from '../model/prohibition.ts';
import type { ShownCase } from './lint-case.ts';
import { type LintFinding, lintError, lintNote, shownBy } from './lint-finding.ts';
import { bothReach, inForceAtOnce, isWithin } from './lint-reach.ts';
import { allHold, answersFor, answersOf, conditionsOf, tableOf } from './lint-tables.ts';

/** Pairs are held against each other in laws of up to so many clauses. */
const MOST_CLAUSES = 300;

/**
 * Checks a law's conditions by writing out their truth tables: clauses that never apply, questions whose
 * answer changes nothing, and two clauses that say yes and no to one act.
 */
export function lintLogic(law: Prohibition, vocabulary: Vocabulary): LintFinding[] {
  return [
    ...law.clauses.flatMap((clause) => constantFindings(law, clause)),
    ...pairsOf(law.clauses).flatMap(([a, b]) => pairFindings(law, a, b, vocabulary)),
  ];
}

function constantFindings(law: Prohibition, clause: Clause): LintFinding[] {
  const where = `${law.id}/${clause.id}`;
  const trees = conditionsOf(clause);
  const table = tableOf(trees);
  if (table === null || trees.length === 0) return [];
  const { places, rows } = table;
  const applies = (row: number): boolean => allHold(trees, row, places);
  if (!rows.some(applies)) {
    const message = 'No answers to its questions make it apply.';
    const facts = new Map([...places].map(([id]) => [id, true]));
    const sentence = `There is a case to which ${clause.id} applies.`;
    const shown = { id: `${clause.id}-applies`, sentence, clause, facts, wants: clause.effect };
    return [shownBy(law, [shown], lintError('never-applies', where, message, 'Correct nexus and when.'))];
  }
  return [...places].flatMap(([id, place]) => {
    if (rows.some((row) => applies(row) !== applies(row ^ (1 << place)))) return [];
    const message = `The answer to ${id} never changes whether it applies.`;
    const remedy = 'Leave the question out, or correct the condition.';
    const row = rows.find((each) => applies(each) && (each & (1 << place)) !== 0);
    const cases = row === undefined ? [] : flipOf(clause, id, answersOf(row, places));
    return [shownBy(law, cases, lintError('constant-question', where, message, remedy))];
  });
}

/** Two cases that differ in the answer to one question, and ought to differ in what comes of it. */
function flipOf(clause: Clause, question: string, answers: ReadonlyMap<string, boolean>): ShownCase[] {
  const id = `${clause.id}-turns-on-${question.replace('q/', '')}`;
  const yes: ShownCase = {
    id: `${id}-yes`,
    sentence: `With yes to ${question}.`,
    clause,
    facts: answers,
    wants: clause.effect,
  };
  return [
    yes,
    {
      id: `${id}-no`,
      sentence: 'The same with no.',
      clause,
      facts: new Map(answers).set(question, false),
      wants: 'not-covered',
      siblingOf: yes.id,
    },
  ];
}

function pairsOf(clauses: readonly Clause[]): [Clause, Clause][] {
  const bases = clauses.filter((clause) => clause.mode === null && clause.effect !== 'disclosure-required');
  if (bases.length > MOST_CLAUSES) return [];
  return bases.flatMap((a, index) => bases.slice(index + 1).map((b): [Clause, Clause] => [a, b]));
}

function pairFindings(law: Prohibition, a: Clause, b: Clause, vocabulary: Vocabulary): LintFinding[] {
  if (a.openNorm || b.openNorm) return [];
  const where = `${law.id}/${b.id}`;
  if (a.effect === b.effect) {
    if (isShadowed(law, a, b, vocabulary)) return [shadowFinding(law, a, b)];
    return isShadowed(law, b, a, vocabulary) ? [shadowFinding(law, b, a)] : [];
  }
  const effects = [a.effect, b.effect];
  if (!effects.includes('prohibited') || !effects.some((each) => each === 'allowed' || each === 'exempt'))
    return [];
  const meeting = meetingOf(law, a, b, vocabulary);
  if (meeting === null) return [];
  const message = `"${a.id}" says ${a.effect} and "${b.id}" says ${b.effect} of one act.`;
  const remedy = 'Make one the exception of the other, or part them by a question or a date.';
  return [shownBy(law, [meeting], lintError('contradiction', where, message, remedy))];
}

function shadowFinding(law: Prohibition, inner: Clause, outer: Clause): LintFinding {
  const message = `"${outer.id}" says the same of every case that it reaches.`;
  const sentence = `A case that ${inner.id} alone decides.`;
  const shown: ShownCase = {
    id: `${inner.id}-decides`,
    sentence,
    clause: inner,
    wants: inner.effect,
    alone: true,
  };
  const remedy = 'Leave it out, or correct the broader one.';
  return shownBy(law, [shown], lintNote('shadowed', `${law.id}/${inner.id}`, message, remedy));
}

/** A case that both clauses reach; null where there is none or nobody can tell. It ought to come to the milder one. */
function meetingOf(law: Prohibition, a: Clause, b: Clause, vocabulary: Vocabulary): ShownCase | null {
  const actor = bothReach(a.binds, b.binds, vocabulary.actors, 'anyone');
  const activity = bothReach(a.does, b.does, vocabulary.activities, null);
  if (actor === null || activity === null || !sameMaker(a, b)) return null;
  const [left, right] = [a.object.classes, b.object.classes];
  const either = left.length === 0 ? right[0] : left[0];
  const kind =
    left.length === 0 || right.length === 0
      ? (either ?? 'any')
      : bothReach(left, right, vocabulary.classes, null);
  if (kind === null || !inForceAtOnce(law, a, b)) return null;
  const facts = answersFor([...conditionsOf(a), ...conditionsOf(b)]);
  if (facts === null) return null;
  const [barring, milder] = a.effect === 'prohibited' ? [a, b] : [b, a];
  const later = (bound: (clause: Clause) => string | null | undefined): string | undefined =>
    [bound(a), bound(b)]
      .flatMap((each) => each ?? [])
      .sort()
      .at(-1);
  const eventOf = (id: string) => law.events.find((event) => event.id === id);
  const conduct = later(({ valid }) => eventOf(valid.from)?.at);
  const asKnown = later(({ known }) => eventOf(known.from)?.known);
  return {
    id: `${milder.id}-and-${barring.id}`,
    sentence: `${milder.id} says ${milder.effect} of what ${barring.id} prohibits.`,
    clause: barring,
    actor,
    activity,
    ...(kind === 'any' ? {} : { product: kind }),
    ...(conduct === undefined ? {} : { conduct }),
    ...(asKnown === undefined ? {} : { asKnown: asKnown.slice(0, 10) }),
    facts,
    wants: milder.effect,
  };
}

/** What is allowed of a class whoever made it does not speak of makers that the law bars by name, nor the reverse. */
function sameMaker(a: Clause, b: Clause): boolean {
  return a.object.madeBy === b.object.madeBy;
}

function isShadowed(law: Prohibition, inner: Clause, outer: Clause, vocabulary: Vocabulary): boolean {
  if (!isWithin(law, inner, outer, vocabulary) || inner.contractClause !== outer.contractClause) return false;
  const [mine, theirs] = [conditionsOf(inner), conditionsOf(outer)];
  const table = tableOf([...mine, ...theirs]);
  if (table === null) return false;
  return table.rows.every((row) => !allHold(mine, row, table.places) || allHold(theirs, row, table.places));
}
