import fc from 'fast-check';
import type { SupplierGroup } from '../../src/model/prohibition.ts';
import type { EntityEdge, Supplier } from '../../src/model/supplier.ts';

/** Five companies are enough for a circle, a fork and a share held through another. */
export const COMPANIES = ['root', 'a', 'b', 'c', 'd'];

export interface OwnedEdge extends EntityEdge {
  readonly owner: string;
}

/** Shares about the threshold, some of which add up to it exactly, and one that nobody knows. */
export const SHARES = ['10', '16.66', '16.67', '25', '33.34', '49.999999', '50', '50.000001', '100', null];

const dates = fc.constantFrom(null, '2023-01-01', '2024-01-01', '2025-01-01');

export const edgeLists: fc.Arbitrary<OwnedEdge[]> = fc.array(
  fc.record({
    owner: fc.constantFrom(...COMPANIES),
    kind: fc.constantFrom<EntityEdge['kind']>(
      'subsidiary',
      'subsidiary',
      'parent',
      'affiliate',
      'successor',
      'rebrand',
    ),
    to: fc.constantFrom(...COMPANIES),
    share: fc.constantFrom(...SHARES),
    from: dates,
    until: dates,
    source: fc.constant('s'),
    verification: fc.constant('primary' as const),
  }),
  { maxLength: 9 },
);

export const groups: fc.Arbitrary<SupplierGroup> = fc.record({
  id: fc.constant('g'),
  roots: fc.constant(['root']),
  closure: fc.subarray(['subsidiary', 'parent', 'affiliate', 'successor']),
  threshold: fc.option(
    fc.record({
      share: fc.constantFrom('25', '50', '50.0'),
      inclusive: fc.boolean(),
      aggregate: fc.boolean(),
    }),
    { nil: null },
  ),
  text: fc.constant(''),
  cite: fc.constant({ source: 's', pin: null, quote: null }),
});

/** The companies with those edges of theirs, in the order given. */
export function companiesOf(edges: readonly OwnedEdge[], order: readonly string[] = COMPANIES): Supplier[] {
  return order.map((id) => ({
    id,
    name: id,
    names: [],
    country: null,
    note: null,
    edges: edges.filter(({ owner }) => owner === id).map(({ owner: _, ...edge }) => edge),
  }));
}
