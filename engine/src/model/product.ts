import type { Verification } from './verification.ts';

/** A product of a supplier. `classes` are ids of the vocabulary's product classes. */
export interface Product {
  readonly id: string;
  readonly supplier: string;
  readonly name: string;
  readonly names: readonly string[];
  readonly classes: readonly string[];
  /** How well the mapping from this product to its classes is verified: often our own reading. */
  readonly classVerification: Verification;
  /** True for an engine or SDK that other makers build into theirs. */
  readonly embeddable: boolean;
  readonly note: string | null;
}
