import type { Instant } from '../model/instant.ts';
import type { SupplierGroup } from '../model/prohibition.ts';
import type { EntityEdge, Supplier } from '../model/supplier.ts';
import { instantOf } from './zoned-time.ts';

const INVERSE: Partial<Record<EntityEdge['kind'], EntityEdge['kind']>> = {
  parent: 'subsidiary',
  subsidiary: 'parent',
  affiliate: 'affiliate',
};

/**
 * The suppliers that a prohibition's group reaches: the root, and whatever its closure's kinds of edges
 * lead to, as a least fixpoint over the edges in force at the instant. An edge without dates is in force.
 */
export function membersOf(
  group: SupplierGroup,
  suppliers: readonly Supplier[],
  at: Instant,
): ReadonlySet<string> {
  const follows = new Set<string>(group.closure);
  const members = new Set<string>();
  const open = [...group.roots];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (members.has(next)) continue;
    members.add(next);
    const from = next;
    for (const supplier of suppliers) {
      for (const edge of supplier.edges) {
        if (!inForce(edge, at)) continue;
        if (supplier.id === from && follows.has(edge.kind)) open.push(edge.to);
        const inverse = INVERSE[edge.kind];
        if (edge.to === from && inverse !== undefined && follows.has(inverse)) open.push(supplier.id);
      }
    }
  }
  return members;
}

function inForce(edge: EntityEdge, at: Instant): boolean {
  const begun = edge.from === null || instantOf(edge.from, 'UTC') <= at;
  const ended = edge.until !== null && instantOf(edge.until, 'UTC') <= at;
  return begun && !ended;
}
