import type { SettledVerdict, Ternary, Verdict } from './verdict.ts';
import type { Verification } from './verification.ts';

/** The steps of the reasoning, in the order they are taken. */
export type BasisStep =
  | 'known'
  | 'nexus'
  | 'actor'
  | 'counterparty'
  | 'activity'
  | 'object'
  | 'time'
  | 'condition'
  | 'exception'
  | 'waiver'
  | 'open-norm';

/** One test, its result, the fact it met and where that fact came from. */
export interface BasisTest {
  readonly step: BasisStep;
  /** A question id, a clause id or a word of the vocabulary. */
  readonly subject: string;
  readonly result: Ternary;
  /** In words: "asked for: use". */
  readonly fact: string;
  readonly from: 'profile' | 'finding' | 'asked' | 'assumed' | 'catalogue' | 'clock' | 'nobody';
  /** True when the result of the clause could not stand without this test's. */
  readonly determining: boolean;
}

export interface NextVerdict {
  readonly verdict: Verdict;
  /** ISO 8601 instant, UTC. */
  readonly from: string;
  readonly clause: string;
}

/** A question whose answer can change what is still possible, with what each answer would give. */
export interface OpenQuestion {
  readonly id: string;
  readonly ask: string;
  readonly help: string | null;
  readonly ifYes: readonly SettledVerdict[];
  readonly ifNo: readonly SettledVerdict[];
}

/** Where sources disagree on an instant or a reading. */
export interface Reading {
  readonly says: string;
  readonly at: string | null;
  readonly source: string;
  readonly stronger: boolean;
  readonly why: string | null;
}

/**
 * Whom the clause binds in this answer: the asker, or only the other side of the asker's transaction, or
 * an agency that may not deal with one who does it.
 */
export type Bound = 'self' | 'counterparty' | 'agency';

/** Finding (or question) × clause → verdict. */
export interface Determination {
  readonly prohibition: string;
  readonly clause: string;
  readonly activity: string;
  readonly actor: string;
  readonly verdict: Verdict;
  readonly couldBe: readonly SettledVerdict[];
  readonly bound: Bound;
  /** ISO 8601 instant from which the verdict holds; null where it does not apply. */
  readonly since: string | null;
  readonly next: NextVerdict | null;
  readonly basis: readonly BasisTest[];
  readonly openQuestions: readonly string[];
  readonly readings: readonly Reading[];
  /** The clause in our words. */
  readonly text: string;
  readonly citation: string;
  readonly url: string;
  readonly verification: Verification;
  /** The determining part that is weakest, in words: "who is bound: memory". */
  readonly restsOn: string | null;
  readonly note: string | null;
  /** The contract whose clause this is, where the text of a contract binds. */
  readonly contract: string | null;
  /** That clause as the contract prints it: "FAR 52.204-23 (JUL 2018)". */
  readonly contractClause: string | null;
}

/** All clauses on one activity, brought to one answer. */
export interface ActivityAnswer {
  readonly activity: string;
  readonly verdict: Verdict;
  readonly couldBe: readonly SettledVerdict[];
  readonly bound: Bound;
  readonly since: string | null;
  readonly next: NextVerdict | null;
  readonly questions: readonly OpenQuestion[];
  /** Where the asked day spans a change: what holds from when, in order. Empty where the answer is one. */
  readonly segments: readonly { readonly from: string; readonly verdict: Verdict }[];
  /** Where sources disagree, and that leaves this answer or a part of the day asked about open. */
  readonly readings: readonly Reading[];
  /** The same answer law by law: one law's exemption never cancels another's prohibition. */
  readonly byProhibition: readonly {
    readonly prohibition: string;
    readonly verdict: Verdict;
    readonly couldBe: readonly SettledVerdict[];
    readonly bound: Bound;
    readonly since: string | null;
    readonly next: NextVerdict | null;
  }[];
  /** What the other side of the transaction is told, where a clause binds only that side. */
  readonly counterparty: {
    readonly verdict: Verdict;
    readonly since: string | null;
    readonly next: NextVerdict | null;
    readonly assumed: readonly string[];
    readonly decidedBy: readonly string[];
    /** The asker's contracts that it reaches, where the day of a contract decides. */
    readonly contracts: readonly string[];
    /** Those of which it is not known, each with what would settle it: "C-1: Was the contract renewed…? [q/…]" */
    readonly openContracts: readonly string[];
    /** What would settle a clause that is open beyond any contract given: "Is it …? [q/…]". */
    readonly open: readonly string[];
    /** Those that come under it by a renewal to come, with its instant: ISO 8601, UTC. */
    readonly contractsToCome: readonly { readonly contract: string; readonly from: string }[];
    /** "addressed to the supplier; your own exposure is not settled here" */
    readonly note: string | null;
  } | null;
  /** What nobody gave and the answer for the asker takes for granted, each a sentence. */
  readonly assumed: readonly string[];
  /** `prohibition/clause` of the determinations that decided it. */
  readonly decidedBy: readonly string[];
  /** Whose clauses decided it, where the text of a contract binds: "C-1: FAR 52.204-23 (JUL 2018)". */
  readonly contracts: readonly string[];
  /** One sentence that says no more than the verdict allows. */
  readonly says: string;
}

/** Something to report, to represent or to inquire: a list of its own, not a rung on the ladder of verdicts. */
export interface Duty {
  readonly prohibition: string;
  readonly clause: string;
  readonly kind: 'report' | 'represent' | 'inquire' | 'flow-down';
  readonly actor: string;
  /** `applies`: its trigger is met. `undetermined`: a question is open. `not-triggered`: its trigger is not met. */
  readonly status: 'applies' | 'undetermined' | 'not-triggered';
  readonly text: string;
  readonly to: string;
  readonly content: string | null;
  readonly deadlines: readonly DutyDeadline[];
  readonly questions: readonly OpenQuestion[];
  readonly contract: string | null;
  /** The clause as that contract prints it. */
  readonly contractClause: string | null;
  readonly citation: string;
  readonly url: string;
  readonly verification: Verification;
}

export interface DutyDeadline {
  /** "initial report" */
  readonly what: string;
  readonly count: number;
  readonly unit: 'business-day' | 'calendar-day' | 'hour';
  /** The event the clock starts from, in words. */
  readonly of: string;
  /** ISO day of the law's own event that it starts from; null where it starts from what happens to the asker. */
  readonly from: string | null;
  /** ISO date by which, counted from that day; null without it, or where it cannot be computed. */
  readonly by: string | null;
  /** Why this number and not another: "edition DEC 2023 of the clause". */
  readonly because: string;
  /** ISO date by which, if the asker's event was on the as-of day; null when it cannot be computed. */
  readonly ifEventNowBy: string | null;
  /** How the day count is defined: stated in the text, or assumed. */
  readonly basis: 'stated' | 'assumed';
}
