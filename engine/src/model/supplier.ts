import type { Verification } from './verification.ts';

export const NAME_KINDS = ['legal', 'alias', 'former', 'native', 'brand'] as const;

export interface SupplierName {
  readonly text: string;
  readonly kind: (typeof NAME_KINDS)[number];
}

export const EDGE_KINDS = [
  'parent',
  'subsidiary',
  'affiliate',
  'successor',
  'assignee',
  'brand',
  'rebrand',
] as const;

/** One dated edge of the entity graph. Each prohibition says which kinds it follows. */
export interface EntityEdge {
  readonly kind: (typeof EDGE_KINDS)[number];
  /** Supplier id. */
  readonly to: string;
  /** Per cent of ownership as an exact decimal; null where unknown or where the kind is no ownership. */
  readonly share: string | null;
  /** ISO date; half-open. Null where unknown. */
  readonly from: string | null;
  readonly until: string | null;
  readonly source: string;
  readonly verification: Verification;
}

export interface Supplier {
  readonly id: string;
  readonly name: string;
  readonly names: readonly SupplierName[];
  /** ISO 3166-1 alpha-2. */
  readonly country: string | null;
  readonly edges: readonly EntityEdge[];
  readonly note: string | null;
}
