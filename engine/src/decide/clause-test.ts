import type { BasisTest } from '../model/determination.ts';
import type { Ternary } from '../model/verdict.ts';
import type { Case } from './case.ts';
import type { Fact } from './facts.ts';
import { evaluate, type Formula } from './formula.ts';

/** One test of a clause with the formula it came to. */
export interface ClauseTest {
  readonly step: BasisTest['step'];
  readonly subject: string;
  readonly formula: Formula;
  /** What the formula comes to while nobody answers anything. */
  readonly result: Ternary;
  readonly fact: string;
  readonly from: BasisTest['from'];
  /** What was taken for granted in it, each a sentence of the catalogue. */
  readonly assumed: readonly string[];
  readonly told: Tellings;
  /** Of several questions in one test (any of them, none of them): what each came to. */
  readonly leaves?: readonly ClauseTest[];
}

/** A test as the basis of a determination tells it, made when it is first told: thousands share it. */
export interface Tellings {
  deciding: BasisTest | null;
  beside: BasisTest | null;
}

export function tell(told: Tellings, test: Omit<BasisTest, 'determining'>, determining: boolean): BasisTest {
  const way = determining ? 'deciding' : 'beside';
  const known = told[way];
  if (known) return known;
  const { step, subject, result, fact, from } = test;
  const made = { step, subject, result, fact, from, determining };
  told[way] = made;
  return made;
}

const NOTHING_ASSUMED: readonly string[] = [];

export function testOf(step: ClauseTest['step'], subject: string, fact: Fact): ClauseTest {
  const { formula, text, from, assumption } = fact;
  const assumed = assumption === undefined ? NOTHING_ASSUMED : [assumption];
  const told = { deciding: null, beside: null };
  return { step, subject, formula, result: evaluate(formula), fact: text, from, assumed, told };
}

/** Tests that wait for what the case is about. Things alike in what they read have the same ones. */
export type PendingTests = (one: Case) => readonly ClauseTest[];

/** A test as far as who asks settles it: once for all findings of a scan, or when the thing is known. */
export type PlannedTest = ClauseTest | PendingTests;

/** Things for which tests are kept; whoever is asked about more at a time works some out again. */
const MOST_THINGS = 10_000;

/** @param key everything that the tests read of the thing, in one text */
export function pendingTests(
  key: (one: Case) => string,
  tests: (one: Case) => readonly ClauseTest[],
): PendingTests {
  // Of whom one thing is asked about, which is most often, no map is needed.
  let first: { readonly read: string; readonly made: readonly ClauseTest[] } | null = null;
  let kept: Map<string, readonly ClauseTest[]> | null = null;
  return (one) => {
    const read = key(one);
    if (first?.read === read) return first.made;
    const known = kept?.get(read);
    if (known) return known;
    const made = tests(one);
    if (first === null) first = { read, made };
    else {
      if (kept === null || kept.size >= MOST_THINGS) kept = new Map();
      kept.set(read, made);
    }
    return made;
  };
}

/** The tests of a plan for one thing. */
export function testsFor(planned: readonly PlannedTest[], one: Case): ClauseTest[] {
  const tests: ClauseTest[] = [];
  for (const each of planned) {
    if (typeof each !== 'function') tests.push(each);
    else for (const test of each(one)) tests.push(test);
  }
  return tests;
}

/** The product of a case in one text: its id, or what is known in its place. */
export function productKey({ product, supplier }: Case): string {
  switch (product.kind) {
    case 'product':
      return product.product.id;
    case 'classes':
      return `classes\n${product.classes.join('\n')}`;
    case 'law-own':
    case 'unknown':
      // What a maker makes stands in for the product that nobody knows.
      return `${product.kind}\n${supplier}`;
  }
}

/** Everything of a thing that a question may be answered by, in one text. */
export function readByQuestion(one: Case): string {
  return one.origins.length === 0 ? productKey(one) : JSON.stringify([productKey(one), ...one.origins]);
}
