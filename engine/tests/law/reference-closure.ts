import type { SupplierGroup } from '../../src/model/prohibition.ts';
import { COMPANIES, type OwnedEdge } from './arbitrary-graph.ts';

/**
 * The least fixpoint a second time, without iterating: what every closed set has in common, where a set is
 * closed that holds the roots and all that its members reach.
 *
 * @param unknown what a share that nobody knows counts for, in per cent
 */
export function referenceMembers(
  group: SupplierGroup,
  edges: readonly OwnedEdge[],
  at: string,
  unknown: 0 | 100,
): string[] {
  const current = edges.filter(
    ({ from, until }) => (from === null || from <= at) && (until === null || at < until),
  );
  const subsets = Array.from({ length: 2 ** COMPANIES.length }, (_, bits) =>
    COMPANIES.filter((_, i) => Math.floor(bits / 2 ** i) % 2 === 1),
  );
  const closed = subsets.filter(
    (set) =>
      group.roots.every((root) => set.includes(root)) &&
      !COMPANIES.some((id) => !set.includes(id) && isReached(id, set, group, current, unknown)),
  );
  return COMPANIES.filter((id) => closed.every((set) => set.includes(id)));
}

function isReached(
  id: string,
  set: readonly string[],
  group: SupplierGroup,
  edges: readonly OwnedEdge[],
  unknown: number,
): boolean {
  const held: number[] = [];
  for (const { owner, kind, to, share } of edges) {
    const ways: [string, string, string][] = [[owner, kind, to]];
    if (kind === 'subsidiary') ways.push([to, 'parent', owner]);
    if (kind === 'parent') ways.push([to, 'subsidiary', owner]);
    if (kind === 'affiliate') ways.push([to, 'affiliate', owner]);
    for (const [from, word, end] of ways) {
      if (end !== id || !set.includes(from)) continue;
      if (group.closure.includes(word)) return true;
      if (word === 'subsidiary') held.push(millionths(share ?? String(unknown)));
    }
  }
  if (group.threshold === null) return false;
  const { inclusive, aggregate } = group.threshold;
  const limit = millionths(group.threshold.share);
  const most = aggregate ? held.reduce((sum, each) => sum + each, 0) : Math.max(0, ...held);
  return inclusive ? most >= limit : most > limit;
}

/** Whole numbers, so that three times 16.67 is what it is. */
function millionths(share: string): number {
  return Math.round(Number(share) * 1e6);
}
