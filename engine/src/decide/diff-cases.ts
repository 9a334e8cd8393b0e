import type { Catalogue } from '../model/catalogue.ts';
import type { CaseChange, DecidedAs } from '../model/catalogue-diff.ts';
import type { Duty } from '../model/determination.ts';
import type { Instant } from '../model/instant.ts';
import type { Prohibition } from '../model/prohibition.ts';
import { type AskRequest, ask } from './ask.ts';
import { type Act, actsOf, type DiffTask, lawOf, type Span, spansOf } from './diff-acts.ts';
import { headlineRank } from './headline.ts';
import { lawIndex } from './law-index.ts';
import { isoOf } from './zoned-time.ts';

/** All combinations of answers are tried up to this many open questions; beyond, each alone and all together. */
const MOST_COMBINED = 6;

type Side = 'self' | 'counterparty';
type Decided = Readonly<Record<Side, DecidedAs>> & { readonly questions: readonly string[] };
type Fact = CaseChange['facts'][number];

/**
 * The cases that a prohibition decides differently. Between two instants at which a clause begins or ends
 * nothing changes, so each such instant stands for all until the next; of suppliers that both catalogues reach
 * alike one stands for all.
 */
export function casesDecidedDifferently(task: DiffTask): {
  readonly cases: CaseChange[];
  readonly exhaustive: boolean;
} {
  const laws = [task.before, task.after].flatMap((each) => lawOf(each, task.id) ?? []);
  const spans = spansOf(task, laws);
  const found: Found[] = [];
  let exhaustive = true;
  for (const act of actsOf(task, laws)) {
    for (const span of spans) {
      const tried = changesIn(task, act, span, laws);
      exhaustive &&= tried.exhaustive;
      found.push(...tried.found);
    }
  }
  return { cases: gathered(found).map((each) => changeOf(task, each, placeOf(laws))), exhaustive };
}

interface Found {
  readonly act: Act;
  readonly span: Span;
  readonly side: Side;
  readonly direction: CaseChange['direction'];
  readonly before: DecidedAs;
  readonly after: DecidedAs;
  readonly facts: readonly Fact[];
}

/**
 * The case without facts, and those that answer its open questions: for each side and direction one that
 * comes out otherwise, with no fact that it does not need. A law that only one catalogue has is compared with
 * nothing, so its questions need no answer.
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
  const questions = laws.length < 2 ? [] : [...new Set([...open.old.questions, ...open.now.questions])];
  const found: Found[] = [];
  for (const side of ['self', 'counterparty'] as const) {
    const differs = (facts: readonly Fact[]): Found | null => {
      const { old, now } = decide(facts);
      const direction = directionOf(old[side], now[side]);
      return direction && { act, span, side, direction, before: old[side], after: now[side], facts };
    };
    const seen = new Map<CaseChange['direction'], Found>();
    for (const facts of combinations(questions)) {
      const change = differs(facts);
      if (change !== null && !seen.has(change.direction)) {
        seen.set(change.direction, shrunk(change, differs));
      }
    }
    // What is stricter or looser says all that "otherwise" would say again.
    if (seen.size > 1) seen.delete('otherwise');
    found.push(...seen.values());
  }
  return { found, exhaustive: questions.length <= MOST_COMBINED };
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

/** No answer at all first. */
function combinations(questions: readonly string[]): Fact[][] {
  const words = ['yes', 'no'] as const;
  if (questions.length > MOST_COMBINED) {
    const alone = questions.flatMap((question) => words.map((answer) => [{ question, answer }]));
    return [[], ...alone, ...words.map((answer) => questions.map((question) => ({ question, answer })))];
  }
  let made: Fact[][] = [[]];
  for (const question of questions) {
    made = made.flatMap((facts) => words.map((answer) => [...facts, { question, answer }]));
  }
  return questions.length === 0 ? made : [[], ...made];
}

function directionOf(before: DecidedAs, after: DecidedAs): CaseChange['direction'] | null {
  if (JSON.stringify(before) === JSON.stringify(after)) return null;
  const [old, now] = [headlineRank(before), headlineRank(after)];
  if (now !== old) return now < old ? 'stricter' : 'looser';
  const sameVerdict = before.verdict === after.verdict && before.couldBe.join() === after.couldBe.join();
  if (!sameVerdict || before.duties.length === after.duties.length) return 'otherwise';
  return before.duties.length < after.duties.length ? 'stricter' : 'looser';
}

const NOT_COVERED: DecidedAs = { verdict: 'not-covered', couldBe: ['not-covered'], duties: [] };

/** A catalogue without the law, or without a word of the case, covers nothing. */
function decidedIn(
  catalogue: Catalogue,
  { id, asKnown }: DiffTask,
  act: Act,
  span: Span,
  facts: readonly Fact[],
  laws: readonly Prohibition[],
): Decided {
  const nothing: Decided = { self: NOT_COVERED, counterparty: NOT_COVERED, questions: [] };
  if (lawOf(catalogue, id) === null || !knows(catalogue, act)) return nothing;
  const known = lawIndex(catalogue).questions;
  const request = requestOf(
    id,
    act,
    instantIn(span),
    facts.filter(({ question }) => known.has(question)),
    laws,
    asKnown,
  );
  const { activities, answers, duties } = ask(catalogue, request);
  const [answer] = activities;
  if (!answer) return nothing;
  const { verdict, couldBe, counterparty } = answer;
  const asked = [
    ...answers.flatMap(({ openQuestions }) => openQuestions),
    ...duties.flatMap((duty) => duty.questions.map(({ id: question }) => question)),
  ];
  return {
    self: { verdict, couldBe, duties: duties.flatMap(dutyWords) },
    counterparty:
      counterparty === null ? NOT_COVERED : { verdict: counterparty.verdict, couldBe: [], duties: [] },
    questions: [...new Set(asked)].filter((each) => known.has(each)),
  };
}

/** A duty that is not triggered is none. */
function dutyWords({ clause, status, deadlines }: Duty): string[] {
  if (status === 'not-triggered') return [];
  const within = deadlines.map(({ what, count, unit }) => `; ${what}: ${count} ${unit}`);
  return [`${clause} ${status}${within.join('')}`];
}

function knows({ vocabulary, suppliers }: Catalogue, act: Act): boolean {
  return (
    vocabulary.actors.some(({ id }) => id === act.actor) &&
    vocabulary.activities.some(({ id }) => id === act.activity) &&
    suppliers.some(({ id }) => id === act.supplier) &&
    (act.product === null || vocabulary.classes.some(({ id }) => id === act.product))
  );
}

/** Before everything: a day before the first instant. */
function instantIn({ from, until }: Span): Instant {
  return from ?? (until === null ? 0 : until - 86_400_000);
}

function requestOf(
  prohibition: string,
  { actor, activity, supplier, product }: Act,
  at: Instant,
  facts: readonly Fact[],
  laws: readonly Prohibition[],
  asKnown: Instant,
): AskRequest {
  return {
    supplier,
    ...(product === null ? {} : { product }),
    actors: [actor],
    activity,
    jurisdiction: placeOf(laws),
    prohibition,
    facts,
    clocks: {
      asOf: { kind: 'instant', at },
      asKnown: { kind: 'instant', at: asKnown },
      now: asKnown,
    },
  };
}

/** Where a law holds: a country, a part of one, or the Union. */
function placeOf(laws: readonly Prohibition[]): string {
  return laws[0]?.jurisdiction ?? '';
}

interface Gathered extends Found {
  readonly suppliers: readonly string[];
  readonly products: readonly string[];
}

/** Neighbouring spans, suppliers and products that change alike are told together. */
function gathered(found: readonly Found[]): Gathered[] {
  const alike = ({ act, side, direction, before, after, facts }: Found): string =>
    JSON.stringify([act.actor, act.activity, side, direction, before, after, facts]);
  const bySpan = [...groupedBy(found, (each) => `${each.act.supplier} ${each.act.product} ${alike(each)}`)];
  const bySupplier = groupedBy(
    bySpan.flatMap((group) => joinedSpans(group)),
    (each) => `${each.act.product} ${each.span.from} ${each.span.until} ${alike(each)}`,
  ).flatMap((group): Gathered[] => {
    const [first] = group;
    return first ? [{ ...first, suppliers: group.map(({ act }) => act.supplier), products: [] }] : [];
  });
  return groupedBy(
    bySupplier,
    (each) => `${each.suppliers.join()} ${each.span.from} ${each.span.until} ${alike(each)}`,
  ).flatMap((group) => {
    // What changes for all that the law names changes for each class of it.
    const [first] = [...group.filter(({ act }) => act.product === null), ...group];
    if (!first) return [];
    const products = first.act.product === null ? [] : group.flatMap(({ act }) => act.product ?? []);
    return [{ ...first, products }];
  });
}

function groupedBy<T>(list: readonly T[], keyOf: (each: T) => string): T[][] {
  const groups = new Map<string, T[]>();
  for (const each of list) {
    const key = keyOf(each);
    const group = groups.get(key);
    if (group) group.push(each);
    else groups.set(key, [each]);
  }
  return [...groups.values()];
}

/** In their order; one that begins where the one before ends goes on with it. */
function joinedSpans(group: readonly Found[]): Found[] {
  const joined: Found[] = [];
  for (const each of group) {
    const last = joined.at(-1);
    if (last && last.span.until === each.span.from) {
      joined[joined.length - 1] = { ...last, span: { from: last.span.from, until: each.span.until } };
    } else joined.push(each);
  }
  return joined;
}

function changeOf({ id }: DiffTask, gathered: Gathered, place: string): CaseChange {
  const { act, span, side, suppliers, products, ...change } = gathered;
  const iso = (at: Instant | null): string | null => (at === null ? null : isoOf(at));
  const { direction, before, after, facts } = change;
  return {
    direction,
    bound: side,
    actor: act.actor,
    activity: act.activity,
    suppliers,
    products,
    from: iso(span.from),
    until: iso(span.until),
    before,
    after,
    facts,
    witness: [
      ...['--supplier', act.supplier, ...(act.product === null ? [] : ['--product', act.product])],
      ...['--actor', act.actor, '--activity', act.activity, '--prohibition', id],
      ...['--jurisdiction', place],
      ...facts.flatMap(({ question, answer }) => ['--fact', `${question}=${answer}`]),
      ...['--as-of', isoOf(instantIn(span))],
    ],
  };
}
