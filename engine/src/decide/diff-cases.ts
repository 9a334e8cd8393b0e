import type { CaseChange, DecidedAs } from '../model/catalogue-diff.ts';
import type { Prohibition } from '../model/prohibition.ts';
import { type Act, actsOf, type DiffTask, lawOf, type Span, spansOf } from './diff-acts.ts';
import { type Found, type Gathered, gathered } from './diff-gathering.ts';
import { questionsOf } from './diff-touched.ts';
import { type Decided, decidedIn, placeOf } from './diff-verdicts.ts';
import { headlineRank } from './headline.ts';
import { lawIndex } from './law-index.ts';
import { isContradiction, reachOf } from './question-order.ts';
import { isoOf } from './zoned-time.ts';

/** All combinations of answers are tried up to this many open questions; beyond, each alone and all together. */
const MOST_COMBINED = 6;

const SIDES = ['self', 'counterparty'] as const;

type Fact = CaseChange['facts'][number];

/**
 * The cases that a prohibition decides differently. Between two instants at which a clause begins or ends
 * nothing changes, so each such instant stands for all until the next; of suppliers that both catalogues reach
 * alike one stands for all.
 */
export function casesDecidedDifferently(
  task: DiffTask,
  onCase: () => void = () => {},
): {
  readonly cases: CaseChange[];
  readonly exhaustive: boolean;
} {
  const laws = [task.before, task.after].flatMap((each) => lawOf(each, task.id) ?? []);
  const spans = spansOf(task, laws);
  const found: Found[] = [];
  let exhaustive = true;
  for (const act of actsOf(task, laws)) {
    for (const span of spans) {
      onCase();
      const tried = changesIn(task, act, span, laws);
      exhaustive &&= tried.exhaustive;
      found.push(...tried.found);
    }
  }
  return { cases: gathered(found).map((each) => changeOf(task, each, placeOf(laws))), exhaustive };
}

/**
 * The case without facts, and those that answer its open questions: for each side and direction one that
 * comes out otherwise, with no fact that it does not need. A law that only one catalogue has is compared with
 * nothing, so its questions need no answer where it differs without.
 */
function changesIn(
  task: DiffTask,
  act: Act,
  span: Span,
  laws: readonly Prohibition[],
): { readonly found: Found[]; readonly exhaustive: boolean } {
  const tried = new Map<string, { readonly old: Decided; readonly now: Decided }>();
  const decide = (facts: readonly Fact[]): { readonly old: Decided; readonly now: Decided } => {
    const key = JSON.stringify(facts);
    const known = tried.get(key) ?? {
      old: decidedIn(task.before, task, act, span, facts, laws),
      now: decidedIn(task.after, task, act, span, facts, laws),
    };
    tried.set(key, known);
    return known;
  };
  const open = decide([]);
  const differsOpen = SIDES.some((side) => directionOf(open.old[side], open.now[side]) !== null);
  const questions = [...new Set([...open.old.questions, ...open.now.questions, ...takenForGranted(task)])];
  const asked = laws.length < 2 && differsOpen ? [] : questions;
  const found: Found[] = [];
  for (const side of SIDES) {
    const differs = (facts: readonly Fact[]): Found | null => {
      const { old, now } = decide(facts);
      const direction = directionOf(old[side], now[side]);
      return direction && { act, span, side, direction, before: old[side], after: now[side], facts };
    };
    const seen = new Map<CaseChange['direction'], Found>();
    for (const facts of combinations(asked, task.questions)) {
      if (!canAllBe(facts, task)) continue;
      const change = differs(facts);
      if (change !== null && !seen.has(change.direction)) {
        seen.set(change.direction, shrunk(change, differs));
      }
    }
    // What is stricter or looser says all that "otherwise" would say again.
    if (seen.size > 1) seen.delete('otherwise');
    found.push(...seen.values());
  }
  return { found, exhaustive: asked.length <= MOST_COMBINED };
}

/** The change without the facts that it does not need. */
function shrunk(change: Found, differs: (facts: readonly Fact[]) => Found | null): Found {
  let least = change;
  for (const fact of change.facts) {
    const fewer = differs(least.facts.filter((each) => each !== fact));
    if (fewer?.direction === change.direction) least = fewer;
  }
  return least;
}

/** No vehicle is of model year 2030 or later and not of 2027 or later: in neither catalogue's words. */
function canAllBe(facts: readonly Fact[], { before, after }: DiffTask): boolean {
  const answers = new Map(facts.map(({ question, answer }) => [question, answer]));
  return [before, after].every((catalogue) =>
    [...new Set(lawIndex(catalogue).order.values())].every(
      (line) => !isContradiction(reachOf(line, (id) => answers.get(id) ?? null)),
    ),
  );
}

/** Questions of the clauses that are open for nobody, since an answer to them is taken for granted. */
function takenForGranted({ before, after, clauses }: DiffTask): string[] {
  const asked = [...new Set(clauses.flatMap(questionsOf))];
  return asked.filter((id) =>
    [before, after].some((each) => (lawIndex(each).questions.get(id)?.assume ?? []).length > 0),
  );
}

/**
 * No answer at all first. What nobody answered decides otherwise than both answers only where the question is
 * changed.
 */
function combinations(questions: readonly string[], changed: ReadonlySet<string>): Fact[][] {
  const words = ['yes', 'no'] as const;
  if (questions.length > MOST_COMBINED) {
    const alone = questions.flatMap((question) => words.map((answer) => [{ question, answer }]));
    return [[], ...alone, ...words.map((answer) => questions.map((question) => ({ question, answer })))];
  }
  let made: Fact[][] = [[]];
  for (const question of questions) {
    made = made.flatMap((facts) => [
      ...words.map((answer) => [...facts, { question, answer }]),
      ...(changed.has(question) ? [facts] : []),
    ]);
  }
  return [[], ...made];
}

function directionOf(before: DecidedAs, after: DecidedAs): CaseChange['direction'] | null {
  if (JSON.stringify(before) === JSON.stringify(after)) return null;
  const [old, now] = [headlineRank(before), headlineRank(after)];
  if (now !== old) return now < old ? 'stricter' : 'looser';
  const sameVerdict = before.verdict === after.verdict && before.couldBe.join() === after.couldBe.join();
  if (!sameVerdict || before.duties.length === after.duties.length) return 'otherwise';
  return before.duties.length < after.duties.length ? 'stricter' : 'looser';
}

function changeOf({ id }: DiffTask, gathered: Gathered, place: string): CaseChange {
  const { act, span, side, suppliers, products, ...change } = gathered;
  const { direction, before, after, facts } = change;
  return {
    direction,
    bound: side,
    actor: act.actor,
    activity: act.activity,
    suppliers,
    products,
    from: isoOf(span.from),
    until: span.until === null ? null : isoOf(span.until),
    before,
    after,
    facts,
    witness: [
      ...['--supplier', act.supplier, ...(act.product === null ? [] : ['--product', act.product])],
      ...['--actor', act.actor, '--activity', act.activity, '--prohibition', id],
      ...['--jurisdiction', place],
      ...facts.flatMap(({ question, answer }) => ['--fact', `${question}=${answer}`]),
      ...['--as-of', isoOf(span.from)],
    ],
  };
}
