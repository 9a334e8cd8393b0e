import type { Asset } from './asset.ts';
import type { Strength } from './indicator.ts';
import type { Presence, Sighting } from './sighting.ts';
import type { Verification } from './verification.ts';

/**
 * `confirmed`: one conclusive indicator on a verified sighting, or two independent strong ones of which
 * not all are self-declared. `probable`: one strong. `possible`: weak only, which is a lead.
 */
export const CONFIDENCES = ['confirmed', 'probable', 'possible'] as const;
export type Confidence = (typeof CONFIDENCES)[number];

/** A sighting and the indicator it met. */
export interface Match {
  readonly sighting: Sighting;
  readonly indicator: string;
  /** After the ceilings and the sighting's standing. */
  readonly strength: Strength;
  /** The indicator's own sentence: "publisher strings of this supplier's installers". */
  readonly note: string | null;
  readonly verification: Verification;
}

/** A product, or only its supplier, on an asset. */
export interface Finding {
  /** From target, asset and product: the same thing has the same id in the next result. */
  readonly id: string;
  readonly supplier: string;
  readonly product: string | null;
  /** Where the product sits inside another maker's: that one's name, as found. */
  readonly carrier: string | null;
  readonly version: string | null;
  readonly confidence: Confidence;
  readonly presence: Presence;
  readonly asset: Asset;
  readonly target: string;
  /** Capped; `matchCount` has the true number. Strongest first. */
  readonly matches: readonly Match[];
  readonly matchCount: number;
  /** One sentence for people: why the confidence is no higher. */
  readonly why: string;
}
