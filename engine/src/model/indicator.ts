import type { ObservableKind } from './observable.ts';
import type { Presence } from './sighting.ts';
import type { Verification } from './verification.ts';

/** Strongest first. */
export const STRENGTHS = ['conclusive', 'strong', 'weak'] as const;
export type Strength = (typeof STRENGTHS)[number];

/** How a value is compared. Case is folded for every kind but `package` names that are case-sensitive. */
export const PATTERN_FORMS = ['exact', 'glob', 'domain', 'cidr'] as const;
export type PatternForm = (typeof PATTERN_FORMS)[number];

/**
 * An observable pattern that points to a product or, with `product: null`, only to a supplier.
 * `strength` is after the ceilings were applied; `claimed` is what the row claimed before.
 */
export interface Indicator {
  readonly id: string;
  readonly supplier: string;
  readonly product: string | null;
  readonly kind: ObservableKind;
  readonly form: PatternForm;
  readonly pattern: string;
  readonly strength: Strength;
  readonly claimed: Strength;
  /** A domain's: update, telemetry, activation, support, removal-tool, marketing; a file's: engine, removal-tool. */
  readonly purpose: string | null;
  /** A trace that outlives removal lowers the presence that a source assumes. */
  readonly presence: Presence | null;
  /** True where the row marks an engine inside a product of another maker. */
  readonly embedded: boolean;
  readonly source: string;
  readonly verification: Verification;
  readonly note: string | null;
  readonly matches: readonly string[];
  readonly mustNotMatch: readonly string[];
}
