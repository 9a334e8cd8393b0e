import type { SettledVerdict, Verdict } from './verdict.ts';

/** How a case is decided: its verdict, and what an undetermined one could be. */
export interface DecidedAs {
  readonly verdict: Verdict;
  readonly couldBe: readonly SettledVerdict[];
  /** Duties that apply or may, each with its time: `report applies; notice: 3 business-day`. */
  readonly duties: readonly string[];
}

/** Cases that two catalogues decide differently: one kind of actor, act and product, over one span of time. */
export interface CaseChange {
  readonly direction: 'stricter' | 'looser' | 'otherwise';
  readonly bound: 'self' | 'counterparty';
  readonly actor: string;
  readonly activity: string;
  readonly suppliers: readonly string[];
  /** Product classes where only they are decided differently; empty for all that the law names. */
  readonly products: readonly string[];
  /** ISO instants, half-open: acts of this span. Null where it has no beginning or no end. */
  readonly from: string | null;
  readonly until: string | null;
  readonly before: DecidedAs;
  readonly after: DecidedAs;
  /** What has to be given besides for the case to be decided differently. */
  readonly facts: readonly { readonly question: string; readonly answer: 'yes' | 'no' }[];
  /** A case that shows it, as options of `interdict ask`. */
  readonly witness: readonly string[];
}

export interface ProhibitionChange {
  readonly prohibition: string;
  readonly kind: 'added' | 'removed' | 'changed' | 'reached otherwise';
  readonly cases: readonly CaseChange[];
  /** Whether every combination of its open questions was tried. */
  readonly exhaustive: boolean;
  /** What is written otherwise, whether or not it decides a case: `clause resale: text, cite`. */
  readonly written: readonly string[];
}

/** Ids of one kind of entry that came, went, or are written otherwise. */
export interface EntryChanges {
  readonly added: readonly string[];
  readonly removed: readonly string[];
  readonly changed: readonly string[];
}

/** What differs between two catalogues. */
export interface CatalogueDiff {
  readonly before: { readonly version: string; readonly digest: string };
  readonly after: { readonly version: string; readonly digest: string };
  readonly prohibitions: readonly ProhibitionChange[];
  readonly words: EntryChanges;
  readonly questions: EntryChanges;
  readonly sources: EntryChanges;
  readonly holidays: EntryChanges;
  readonly suppliers: EntryChanges;
  readonly products: EntryChanges;
  readonly indicators: EntryChanges;
  readonly roots: EntryChanges;
}

/** `interdict.diff/1`, as `catalogue diff -o json` prints it. */
export interface DiffReport extends CatalogueDiff {
  readonly schema: 'interdict.diff/1';
  readonly notice: string;
}
