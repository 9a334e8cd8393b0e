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
  if (group.closure.length === 0 && group.threshold === null) return membersNamed(group);
  const graph = graphAt(suppliers, at);
  const surely = closure(group, graph, 'surely');
  const perhaps = group.threshold === null ? surely : closure(group, graph, 'perhaps');
  return { surely, perhaps: new Set([...perhaps].filter((id) => !surely.has(id))) };
}

/** A group that follows no edge is whom the law names. */
function membersNamed({ roots }: SupplierGroup): Membership {
  return { surely: new Set(roots), perhaps: new Set() };
}

/** An edge as it is seen from one of its ends. */
interface Tie {
  /** What the other end is to this one. */
  readonly kind: EntityEdge['kind'];
  readonly other: string;
}

interface Ownership {
  readonly owner: string;
  readonly share: string | null;
}

/** The graph at an instant. */
interface Graph {
  readonly at: Instant;
  /** What an entity is tied to. */
  readonly ties: ReadonlyMap<string, readonly Tie[]>;
  /** Who owns an entity. */
  readonly owners: ReadonlyMap<string, readonly Ownership[]>;
}

/** Groups are asked about one after another for one instant: the graph of the last one asked is kept. */
const lastGraphs = new WeakMap<readonly Supplier[], Graph>();

function graphAt(suppliers: readonly Supplier[], at: Instant): Graph {
  const last = lastGraphs.get(suppliers);
  if (last?.at === at) return last;
  const ties = new Map<string, Tie[]>();
  const owners = new Map<string, Ownership[]>();
  const put = <T>(map: Map<string, T[]>, id: string, value: T): void => {
    const list = map.get(id);
    if (list) list.push(value);
    else map.set(id, [value]);
  };
  for (const { id, edges } of suppliers) {
    for (const edge of edges) {
      if (!inForce(edge, at)) continue;
      put(ties, id, { kind: edge.kind, other: edge.to });
      const inverse = INVERSE[edge.kind];
      if (inverse !== undefined) put(ties, edge.to, { kind: inverse, other: id });
      if (edge.kind === 'subsidiary') put(owners, edge.to, { owner: id, share: edge.share });
      if (edge.kind === 'parent') put(owners, id, { owner: edge.to, share: edge.share });
    }
  }
  const graph = { at, ties, owners };
  lastGraphs.set(suppliers, graph);
  return graph;
}

function closure(group: SupplierGroup, graph: Graph, certainty: 'surely' | 'perhaps'): Set<string> {
  const follows = new Set<string>(group.closure);
  const members = new Set(group.roots);
  for (let size = -1; size !== members.size; ) {
    size = members.size;
    // A set that grows while it is gone through is gone through to its end.
    for (const member of members) {
      for (const { kind, other } of graph.ties.get(member) ?? []) if (follows.has(kind)) members.add(other);
    }
    if (group.threshold === null) return members;
    for (const [id, owners] of graph.owners) {
      if (!members.has(id) && isOwned(owners, members, group.threshold, certainty)) members.add(id);
    }
  }
  return members;
}

/** Millionths of a per cent: shares are compared and added exactly, never as floating-point numbers. */
const UNITS_PER_CENT = 1_000_000n;
const WHOLE = 100n * UNITS_PER_CENT;

function isOwned(
  owners: readonly Ownership[],
  members: ReadonlySet<string>,
  threshold: OwnershipThreshold,
  certainty: 'surely' | 'perhaps',
): boolean {
  const limit = units(threshold.share);
  const enough = (share: bigint): boolean => (threshold.inclusive ? share >= limit : share > limit);
  let sum = 0n;
  for (const { owner, share: stated } of owners) {
    if (!members.has(owner)) continue;
    const share = stated === null ? (certainty === 'perhaps' ? WHOLE : 0n) : units(stated);
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
