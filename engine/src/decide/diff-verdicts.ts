import type { Catalogue } from '../model/catalogue.ts';
import type { CaseChange, DecidedAs } from '../model/catalogue-diff.ts';
import type { Duty } from '../model/determination.ts';
import type { Instant } from '../model/instant.ts';
import type { Prohibition } from '../model/prohibition.ts';
import type { Verdict } from '../model/verdict.ts';
import { type AskRequest, ask } from './ask.ts';
import { type Act, type DiffTask, lawOf, type Span } from './diff-acts.ts';
import { lawIndex } from './law-index.ts';

/** Whom a verdict is for. */
export type Side = 'self' | 'counterparty';

/** How one catalogue decides an act, and the questions that are open in it. */
export type Decided = Readonly<Record<Side, DecidedAs>> & { readonly questions: readonly string[] };

type Fact = CaseChange['facts'][number];

const NOT_COVERED: DecidedAs = { verdict: 'not-covered', couldBe: ['not-covered'], duties: [] };

/** A catalogue without the law, or without a word of the case, covers nothing. */
export function decidedIn(
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
    span.from,
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
    counterparty: verdictOnly(counterparty?.verdict ?? 'not-covered'),
    questions: [...new Set(asked)].filter((each) => known.has(each)),
  };
}

/** Of the other side nobody says what it could be; that nothing reaches it is nothing, said or not. */
function verdictOnly(verdict: Verdict): DecidedAs {
  return verdict === 'not-covered' ? NOT_COVERED : { verdict, couldBe: [], duties: [] };
}

/** A duty that is not triggered is none. */
function dutyWords({ clause, status, deadlines }: Duty): string[] {
  if (status === 'not-triggered') return [];
  const within = deadlines.map(({ what, count, unit }) => `; ${what}: ${count} ${unit}`);
  return [`${clause} ${status}${within.join('')}`];
}

/** Whether it has every word of an act. A class that is named like a product of another maker is none of this one's. */
function knows({ vocabulary, suppliers, products }: Catalogue, act: Act): boolean {
  return (
    vocabulary.actors.some(({ id }) => id === act.actor) &&
    vocabulary.activities.some(({ id }) => id === act.activity) &&
    suppliers.some(({ id }) => id === act.supplier) &&
    (act.product === null || vocabulary.classes.some(({ id }) => id === act.product)) &&
    products.every(({ id, supplier }) => id !== act.product || supplier === act.supplier)
  );
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
export function placeOf(laws: readonly Prohibition[]): string {
  return laws[0]?.jurisdiction ?? '';
}
