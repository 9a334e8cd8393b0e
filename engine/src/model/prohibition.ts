import type { SettledVerdict } from './verdict.ts';
import type { Verification } from './verification.ts';

/** A dated event of an instrument's life. Every date lives once, here; clauses point at it. */
export interface LawEvent {
  readonly id: string;
  readonly title: string;
  /**
   * ISO date, or ISO instant with offset where the instrument states a clock time. Null for what has not
   * happened: a proposal's enactment, which only an assumption dates.
   */
  readonly at: string | null;
  /** The first model year that it is about; null where it is about none. `at` is then the day it is in force from. */
  readonly modelYear: number | null;
  readonly asWritten: string | null;
  /** IANA zone in which a bare date is read. */
  readonly zone: string;
  /** ISO date on which the public could first know it. */
  readonly known: string;
  readonly cite: Citation;
  readonly verification: Verification;
  /** Disputed readings of the same instant, each with its own source. */
  readonly alternatives: readonly EventReading[];
  /** Why the main reading is the stronger. */
  readonly why: string | null;
}

export interface EventReading {
  readonly at: string;
  readonly asWritten: string;
  readonly cite: Citation;
}

/** A source with a pinpoint finer than the document. A quote is only ever from the instrument. */
export interface Citation {
  readonly source: string;
  readonly pin: string | null;
  readonly quote: string | null;
}

/** The law's own definition of whom it names, with the edges of the entity graph that it follows. */
export interface SupplierGroup {
  readonly id: string;
  /** Supplier ids that the law names. */
  readonly roots: readonly string[];
  readonly closure: readonly string[];
  /** Ownership that the closure follows: entities of which members own at least, or more than, this share. */
  readonly threshold: OwnershipThreshold | null;
  readonly text: string;
  readonly cite: Citation;
}

/** "50 per cent or more, in the aggregate" is `{share: '50', inclusive: true, aggregate: true}`. */
export interface OwnershipThreshold {
  /** Per cent, as an exact decimal. */
  readonly share: string;
  readonly inclusive: boolean;
  readonly aggregate: boolean;
}

/** A tree over named questions. */
export type Condition =
  | { readonly kind: 'all'; readonly of: readonly Condition[] }
  | { readonly kind: 'any'; readonly of: readonly Condition[] }
  | { readonly kind: 'not'; readonly of: Condition }
  | { readonly kind: 'question'; readonly id: string };

export type ClauseEffect = Exclude<SettledVerdict, 'not-covered'> | 'disclosure-required';

/** Where a deadline's day count comes from, by the edition of the clause in the contract where that decides. */
export interface DeadlineRule {
  readonly what: string;
  readonly count: number;
  readonly unit: 'business-day' | 'calendar-day' | 'hour';
  readonly of: string;
  /** The law's own event that the clock starts from; null where it starts from what happens to the asker. */
  readonly event: string | null;
  /** Selects this rule among several with the same `what`; null where there is one rule. */
  readonly when: Condition | null;
  readonly because: string;
  readonly holidays: string | null;
  readonly basis: 'stated' | 'assumed';
}

export interface DutyRule {
  readonly kind: 'report' | 'represent' | 'inquire' | 'flow-down';
  /** The question that starts the clock. */
  readonly trigger: string | null;
  readonly to: string;
  readonly content: string | null;
  readonly deadlines: readonly DeadlineRule[];
}

/** What a clause is about. Empty `classes` means every product of the group. */
export interface ClauseObject {
  /** A group of the prohibition; null for law that covers a class whoever made it. */
  readonly madeBy: string | null;
  readonly classes: readonly string[];
  readonly part: 'whole' | 'whole-or-part';
}

export interface FieldCheck {
  readonly fields: readonly string[];
  readonly status: Verification;
  /** Who read it; absent where nobody is named. */
  readonly by?: string;
  readonly date: string;
  readonly why: string | null;
}

/** An open norm that cannot be encoded: whatever reaches it is undetermined, with this text. */
export interface OpenNorm {
  readonly construct: string;
  readonly why: string;
}

/** One rule: actor, counterparty, activity, object, time, conditions → effect. */
export interface Clause {
  readonly id: string;
  readonly title: string;
  readonly effect: ClauseEffect;
  readonly binds: readonly string[];
  readonly does: readonly string[];
  /** Whom the act is toward; empty is not a test. */
  readonly to: readonly string[];
  readonly object: ClauseObject;
  /** The clause of a contract whose text binds ("FAR 52.204-23"); each contract that carries it is decided apart. */
  readonly contractClause: string | null;
  /** Which date of the case selects the clause. `contract-renewal` counts the making of the contract too. */
  readonly anchor: 'conduct' | 'contract-award' | 'contract-renewal' | 'manufacture' | 'model-year';
  /** Half-open. `open`: no end is stated; `unknown`: an end may exist that nobody has seen. */
  readonly valid: { readonly from: string; readonly to: string };
  readonly known: { readonly from: string; readonly to: string };
  /** Whether it is meant to hold for what was done before it was public. */
  readonly reachesBack: boolean;
  readonly nexus: Condition | null;
  readonly when: Condition | null;
  /** Clauses of the same prohibition that this one takes away; `all` means each of them. */
  readonly excepts: 'all' | readonly string[];
  readonly mode: 'undercuts' | 'rebuts' | 'reinstates' | null;
  readonly duty: DutyRule | null;
  readonly text: string;
  /** What may be said in plain words where this clause decides, sentence by sentence. */
  readonly says: readonly string[];
  readonly neverSays: readonly string[];
  /** For the other side of the transaction: "your own exposure is not settled here". */
  readonly counterpartyNote: string | null;
  readonly cite: readonly Citation[];
  readonly checked: readonly FieldCheck[];
  readonly stillGoodOn: string;
  readonly openNorm: OpenNorm | null;
}

/** One line of the story that `catalogue show` tells. */
export interface StoryLine {
  readonly text: string;
  readonly cite: Citation;
  readonly verification: Verification;
  /** ISO date on which the public could first know it; null: from the beginning. */
  readonly known: string | null;
}

export interface Prohibition {
  readonly id: string;
  readonly title: string;
  readonly shortTitle: string;
  readonly jurisdiction: string;
  readonly authority: string;
  readonly instrument: string;
  readonly citation: string;
  readonly url: string;
  readonly guidanceUrl: string | null;
  readonly zone: string;
  readonly tier: 'A' | 'B' | 'C';
  readonly status: 'made' | 'proposal';
  /** Export and payment law never heads a scan. */
  readonly concerns: 'supply' | 'export' | 'payment';
  readonly events: readonly LawEvent[];
  readonly groups: readonly SupplierGroup[];
  readonly clauses: readonly Clause[];
  /** Headed paragraphs in the order a person would want them: power, grounds, mitigation, contest… */
  readonly story: readonly { readonly heading: string; readonly lines: readonly StoryLine[] }[];
}
