import type { Vocabulary } from '../model/catalogue.ts';
import type { Clause, Condition, LawEvent, Prohibition } from '../model/prohibition.ts';
import { broader } from './broader-words.ts';
import { type LintFinding, lintError, lintNote } from './lint-finding.ts';
import { questionsIn } from './questions-in.ts';

/** Truth tables are written out up to so many questions; beyond, nothing is said. */
const MOST_QUESTIONS = 12;
/** Pairs are held against each other in laws of up to so many clauses. */
const MOST_CLAUSES = 300;

/**
 * Checks a law's conditions by writing out their truth tables: clauses that never apply, questions whose
 * answer changes nothing, exceptions that leave nothing, and two clauses that say yes and no to one act.
 */
export function lintLogic(law: Prohibition, vocabulary: Vocabulary): LintFinding[] {
  return [
    ...law.clauses.flatMap((clause) => constantFindings(`${law.id}/${clause.id}`, clause)),
    ...law.clauses.flatMap((clause) => alwaysExcepted(law, clause, vocabulary)),
    ...pairsOf(law.clauses).flatMap(([a, b]) => pairFindings(law, a, b, vocabulary)),
  ];
}

/** Answers to a list of questions: the bit at a question's place is its answer. */
type Row = number;
/** The place of each question in a row. */
type Places = ReadonlyMap<string, number>;

function conditionsOf({ nexus, when }: Clause): Condition[] {
  return [nexus, when].filter((each) => each !== null);
}

function holds(tree: Condition, row: Row, places: Places): boolean {
  switch (tree.kind) {
    case 'question':
      return (row & (1 << (places.get(tree.id) ?? 0))) !== 0;
    case 'not':
      return !holds(tree.of, row, places);
    case 'all':
      return tree.of.every((each) => holds(each, row, places));
    case 'any':
      return tree.of.some((each) => holds(each, row, places));
  }
}

/** The questions of conditions with every way to answer them; null where there are too many. */
function tableOf(
  trees: readonly Condition[],
): { readonly places: Places; readonly rows: readonly Row[] } | null {
  const questions = [...new Set(trees.flatMap(questionsIn))];
  if (questions.length > MOST_QUESTIONS) return null;
  const places = new Map(questions.map((id, place) => [id, place]));
  return { places, rows: Array.from({ length: 2 ** questions.length }, (_, row) => row) };
}

function constantFindings(where: string, clause: Clause): LintFinding[] {
  const trees = conditionsOf(clause);
  const table = tableOf(trees);
  if (table === null || trees.length === 0) return [];
  const { places, rows } = table;
  const applies = (row: Row): boolean => trees.every((tree) => holds(tree, row, places));
  if (!rows.some(applies)) {
    const message = 'No answers to its questions make it apply.';
    return [lintError('never-applies', where, message, 'Correct nexus and when.')];
  }
  return [...places].flatMap(([id, place]) => {
    if (rows.some((row) => applies(row) !== applies(row ^ (1 << place)))) return [];
    const message = `The answer to ${id} never changes whether it applies.`;
    const remedy = 'Leave the question out, or correct the condition.';
    return [lintError('constant-question', where, message, remedy)];
  });
}

/** An exception without a condition that is as broad as its base leaves nothing of it. */
function alwaysExcepted(law: Prohibition, exception: Clause, vocabulary: Vocabulary): LintFinding[] {
  if (exception.mode !== 'undercuts' || conditionsOf(exception).length > 0 || exception.openNorm !== null)
    return [];
  const bases = law.clauses.filter((base) =>
    exception.excepts === 'all' ? base.mode === null : exception.excepts.includes(base.id),
  );
  return bases
    .filter((base) => isWithin(law, base, exception, vocabulary))
    .map((base) => {
      const message = `"${exception.id}" takes it away whatever the case.`;
      const remedy = 'Give the exception its condition, or remove both.';
      return lintError('always-excepted', `${law.id}/${base.id}`, message, remedy);
    });
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
    const narrow = isShadowed(law, a, b, vocabulary)
      ? [a, b]
      : isShadowed(law, b, a, vocabulary)
        ? [b, a]
        : null;
    if (narrow === null) return [];
    const [inner, outer] = narrow;
    const message = `"${outer?.id}" says the same of every case that it reaches.`;
    return [
      lintNote('shadowed', `${law.id}/${inner?.id}`, message, 'Leave it out, or correct the broader one.'),
    ];
  }
  const effects = [a.effect, b.effect];
  if (!effects.includes('prohibited') || !effects.some((each) => each === 'allowed' || each === 'exempt'))
    return [];
  const meeting = meetingOf(law, a, b, vocabulary);
  if (meeting === null) return [];
  const message = `"${a.id}" says ${a.effect} and "${b.id}" says ${b.effect} of one act: ${meeting}.`;
  return [
    lintError(
      'contradiction',
      where,
      message,
      'Make one the exception of the other, or part them by a question or a date.',
    ),
  ];
}

/** A case that both clauses reach, in words to make a case of; null where there is none or nobody can tell. */
function meetingOf(law: Prohibition, a: Clause, b: Clause, vocabulary: Vocabulary): string | null {
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
  const trees = [...conditionsOf(a), ...conditionsOf(b)];
  const table = tableOf(trees);
  const row = table?.rows.find((each) => trees.every((tree) => holds(tree, each, table.places)));
  if (table === null || row === undefined) return null;
  const facts = [...table.places].map(([id, place]) => `${id}: "${row & (1 << place) ? 'yes' : 'no'}"`);
  return [`actor ${actor}`, `activity ${activity}`, `product ${kind}`, ...facts].join(', ');
}

function bothReach(
  left: readonly string[],
  right: readonly string[],
  words: readonly { readonly id: string; readonly says: string; readonly implies: readonly string[] }[],
  everybody: string | null,
): string | null {
  const word = words.find(({ id }) => {
    const wide = broader(id, words);
    const reached = (list: readonly string[]): boolean =>
      list.some((each) => wide.has(each) || each === everybody);
    return reached(left) && reached(right);
  });
  return word?.id ?? null;
}

/** What is allowed of a class whoever made it does not speak of makers that the law bars by name, nor the reverse. */
function sameMaker(a: Clause, b: Clause): boolean {
  return a.object.madeBy === b.object.madeBy;
}

interface Span {
  readonly from: number;
  readonly to: number;
}

function spansOf(law: Prohibition, { valid, known }: Clause): { readonly valid: Span; readonly known: Span } {
  const events = new Map(law.events.map((event) => [event.id, event]));
  const span = (bounds: Clause['valid'], of: (event: LawEvent) => string | null): Span => {
    const instant = (id: string): number => {
      const event = events.get(id);
      const text = event ? of(event) : null;
      return text === null ? Number.POSITIVE_INFINITY : Date.parse(text);
    };
    return { from: instant(bounds.from), to: instant(bounds.to) };
  };
  return { valid: span(valid, (event) => event.at), known: span(known, (event) => event.known) };
}

function inForceAtOnce(law: Prohibition, a: Clause, b: Clause): boolean {
  const [left, right] = [spansOf(law, a), spansOf(law, b)];
  const meet = (one: Span, other: Span): boolean =>
    one.from === other.from || Math.max(one.from, other.from) < Math.min(one.to, other.to);
  return meet(left.valid, right.valid) && meet(left.known, right.known);
}

/** Whether every case that the inner clause reaches, conditions apart, is one that the outer reaches. */
function isWithin(law: Prohibition, inner: Clause, outer: Clause, vocabulary: Vocabulary): boolean {
  const reaches = (
    list: readonly string[],
    by: readonly string[],
    words: Vocabulary['classes'] | Vocabulary['actors'],
  ): boolean => list.every((word) => by.some((each) => each === 'anyone' || broader(word, words).has(each)));
  const classes = outer.object.classes.length === 0;
  const [one, other] = [spansOf(law, inner), spansOf(law, outer)];
  const covers = (wide: Span, narrow: Span): boolean => wide.from <= narrow.from && narrow.to <= wide.to;
  return (
    reaches(inner.binds, outer.binds, vocabulary.actors) &&
    reaches(inner.does, outer.does, vocabulary.activities) &&
    (outer.object.madeBy === null || outer.object.madeBy === inner.object.madeBy) &&
    (classes ||
      (inner.object.classes.length > 0 &&
        reaches(inner.object.classes, outer.object.classes, vocabulary.classes))) &&
    covers(other.valid, one.valid) &&
    covers(other.known, one.known)
  );
}

function isShadowed(law: Prohibition, inner: Clause, outer: Clause, vocabulary: Vocabulary): boolean {
  if (!isWithin(law, inner, outer, vocabulary) || inner.contractClause !== outer.contractClause) return false;
  const [mine, theirs] = [conditionsOf(inner), conditionsOf(outer)];
  const table = tableOf([...mine, ...theirs]);
  if (table === null) return false;
  const all = (trees: readonly Condition[], row: Row): boolean =>
    trees.every((tree) => holds(tree, row, table.places));
  return table.rows.every((row) => !all(mine, row) || all(theirs, row));
}
