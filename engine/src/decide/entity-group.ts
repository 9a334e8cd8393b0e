import type { Instant } from '../model/instant.ts';
import type { OwnershipThreshold, SupplierGroup } from '../model/prohibition.ts';
import type { EntityEdge, Supplier } from '../model/supplier.ts';
import { instantOf } from './zoned-time.ts';

/** Who is surely in a group, and who may be, because a share that would decide it is unknown. */
export interface Membership {
  readonly surely: ReadonlySet<string>;
  readonly perhaps: ReadonlySet<string>;
}

/** Whether a supplier is, or may be, in a group. */
export function isMember({ surely, perhaps }: Membership, supplier: string): boolean {
  return surely.has(supplier) || perhaps.has(supplier);
}

const INVERSE: Partial<Record<EntityEdge['kind'], EntityEdge['kind']>> = {
  parent: 'subsidiary',
  subsidiary: 'parent',
  affiliate: 'affiliate',
};

/**
 * The suppliers that a prohibition's group reaches: the roots, whatever its closure's kinds of edges lead
 * to, and whatever they own up to its threshold, as a least fixpoint over the edges in force at the
 * instant. An edge without dates is in force. An unknown share is unknown, never nothing.
 */
export function membersOf(group: SupplierGroup, suppliers: readonly Supplier[], at: Instant): Membership {
  const edges = suppliers.flatMap((supplier) =>
    supplier.edges.filter((edge) => inForce(edge, at)).map((edge) => ({ from: supplier.id, edge })),
  );
  const surely = closure(group, suppliers, edges, 'surely');
  const perhaps = group.threshold === null ? surely : closure(group, suppliers, edges, 'perhaps');
  return { surely, perhaps: new Set([...perhaps].filter((id) => !surely.has(id))) };
}

interface DatedEdge {
  readonly from: string;
  readonly edge: EntityEdge;
}

function closure(
  group: SupplierGroup,
  suppliers: readonly Supplier[],
  edges: readonly DatedEdge[],
  certainty: 'surely' | 'perhaps',
): Set<string> {
  const follows = new Set<string>(group.closure);
  const members = new Set(group.roots);
  for (let size = -1; size !== members.size; ) {
    size = members.size;
    for (const { from, edge } of edges) {
      const inverse = INVERSE[edge.kind];
      if (members.has(from) && follows.has(edge.kind)) members.add(edge.to);
      if (members.has(edge.to) && inverse !== undefined && follows.has(inverse)) members.add(from);
    }
    if (group.threshold === null) continue;
    const { threshold } = group;
    for (const supplier of suppliers) {
      if (!members.has(supplier.id) && isOwned(supplier.id, members, edges, threshold, certainty)) {
        members.add(supplier.id);
      }
    }
  }
  return members;
}

/** Millionths of a per cent: shares are compared and added exactly, never as floating-point numbers. */
const UNITS_PER_CENT = 1_000_000n;
const WHOLE = 100n * UNITS_PER_CENT;

function isOwned(
  id: string,
  members: ReadonlySet<string>,
  edges: readonly DatedEdge[],
  threshold: OwnershipThreshold,
  certainty: 'surely' | 'perhaps',
): boolean {
  const limit = units(threshold.share);
  const enough = (share: bigint): boolean => (threshold.inclusive ? share >= limit : share > limit);
  let sum = 0n;
  for (const { from, edge } of edges) {
    const owner =
      edge.kind === 'subsidiary' && edge.to === id
        ? from
        : edge.kind === 'parent' && from === id
          ? edge.to
          : null;
    if (owner === null || !members.has(owner)) continue;
    const share = edge.share === null ? (certainty === 'perhaps' ? WHOLE : 0n) : units(edge.share);
    if (enough(share)) return true;
    sum += share;
  }
  return threshold.aggregate && enough(sum);
}

function units(share: string): bigint {
  const [whole = '0', fraction = ''] = share.split('.');
  return BigInt(whole) * UNITS_PER_CENT + BigInt(fraction.padEnd(6, '0').slice(0, 6));
}

function inForce(edge: EntityEdge, at: Instant): boolean {
  const begun = edge.from === null || instantOf(edge.from, 'UTC') <= at;
  const ended = edge.until !== null && instantOf(edge.until, 'UTC') <= at;
  return begun && !ended;
}
