import type { Indicator, Strength } from './indicator.ts';
import type { ObservableKind } from './observable.ts';
import type { Product } from './product.ts';
import type { Prohibition } from './prohibition.ts';
import type { Question } from './question.ts';
import type { SourceDocument } from './source-document.ts';
import type { Supplier } from './supplier.ts';

export interface VocabularyWord {
  readonly id: string;
  readonly says: string;
  /** Broader words that whoever is this also is. */
  readonly implies: readonly string[];
}

export interface ActorWord extends VocabularyWord {
  /** What such a one usually does with a product. */
  readonly activities: readonly string[];
}

export interface ActivityWord extends VocabularyWord {
  /** The same transaction seen from the other side. */
  readonly converse: string | null;
  /** How screens call it: "Using it". */
  readonly label: string;
  /** The question that has to be true where a finding is only a trace, a contact or a file lying about. */
  readonly presenceQuestion: string | null;
  /** Whether the act makes a contract, or renews one that there is; null where it does neither. */
  readonly contract: 'makes' | 'renews' | null;
}

export interface Vocabulary {
  readonly actors: readonly ActorWord[];
  readonly activities: readonly ActivityWord[];
  readonly classes: readonly VocabularyWord[];
}

/** A kind of observable and the most that a match of it may claim. */
export interface KindCeiling {
  readonly kind: ObservableKind;
  readonly ceiling: Strength;
  readonly why: string;
}

/**
 * What a root may anchor, and the dates that its programme has set: certificates issued from `issuedBefore`
 * on, and signatures made from `signedBefore` on, are not anchored by it. ISO 8601 instants.
 */
export interface RootUse {
  readonly purpose: 'code-signing' | 'time-stamping';
  readonly issuedBefore?: string;
  readonly signedBefore?: string;
}

/** A root certificate that code signatures are anchored in. */
export interface PinnedRoot {
  readonly name: string;
  readonly sha256: string;
  readonly pem: string;
  /** What the root may anchor; `user` is one that whoever runs the program added, for every purpose. */
  readonly programme: 'authenticode' | 'apple' | 'timestamping' | 'user';
  /** Name and version of the package it was taken from; of a user's root, the file. */
  readonly source: string;
  /** Absent: every purpose, without a date. */
  readonly uses?: readonly RootUse[];
}

/** Dated public holidays of a calendar, ISO dates. */
export interface HolidayCalendar {
  readonly id: string;
  readonly title: string;
  readonly days: readonly string[];
}

/** The compiled catalogue: everything that law and suppliers are, in one value. */
export interface Catalogue {
  readonly version: string;
  /** `sha256:` of the canonical JSON of everything else. */
  readonly digest: string;
  readonly vocabulary: Vocabulary;
  readonly ceilings: readonly KindCeiling[];
  readonly suppliers: readonly Supplier[];
  readonly products: readonly Product[];
  readonly indicators: readonly Indicator[];
  readonly prohibitions: readonly Prohibition[];
  readonly questions: readonly Question[];
  readonly sources: readonly SourceDocument[];
  readonly holidays: readonly HolidayCalendar[];
  readonly roots: readonly PinnedRoot[];
}
