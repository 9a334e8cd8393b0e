import type { EntityEdge, Supplier } from '../model/supplier.ts';
import { type LintFinding, lintError } from './lint-finding.ts';

/** Beyond so many days on which an edge begins, edges are held against each other whatever their dates. */
const MOST_DAYS = 200;

/** One asset's owner with the share, as both ends of an edge may say it. */
interface Holding {
  readonly owner: string;
  readonly owned: string;
  readonly edge: EntityEdge;
}

/**
 * Checks the graph of who owns whom: nobody is an edge away from itself, no circle of control, no more than
 * the whole of anybody in others' hands at one time, and a day for each succession.
 */
export function lintGraph(suppliers: readonly Supplier[]): LintFinding[] {
  const holdings = suppliers.flatMap((supplier) =>
    supplier.edges.flatMap((edge) => holdingOf(supplier, edge)),
  );
  return [
    ...suppliers.flatMap(ownEdges),
    ...circles(holdings),
    ...[...grouped(holdings, ({ owned }) => owned)].flatMap(([owned, held]) => overWhole(owned, held)),
  ];
}

function grouped(holdings: readonly Holding[], by: (each: Holding) => string): Map<string, Holding[]> {
  const groups = new Map<string, Holding[]>();
  for (const each of holdings) {
    const group = groups.get(by(each));
    if (group) group.push(each);
    else groups.set(by(each), [each]);
  }
  return groups;
}

function ownEdges(supplier: Supplier): LintFinding[] {
  return supplier.edges.flatMap((edge) => {
    if (edge.to === supplier.id) {
      const message = `Its ${edge.kind} is itself.`;
      return [lintError('self-edge', supplier.id, message, 'Correct "to", or remove the edge.')];
    }
    if (edge.kind !== 'successor' || edge.from !== null) return [];
    const message = `Nothing says when "${edge.to}" succeeded.`;
    return [lintError('succession-without-date', supplier.id, message, 'Give the edge a "from".')];
  });
}

function holdingOf(supplier: Supplier, edge: EntityEdge): Holding[] {
  if (edge.to === supplier.id) return [];
  if (edge.kind === 'parent') return [{ owner: edge.to, owned: supplier.id, edge }];
  return edge.kind === 'subsidiary' ? [{ owner: supplier.id, owned: edge.to, edge }] : [];
}

/** A share that is not known may be control. */
function controls({ edge }: Holding): boolean {
  return edge.share === null || Number(edge.share) > 50;
}

function circles(holdings: readonly Holding[]): LintFinding[] {
  for (const inForce of moments(holdings.filter(controls))) {
    const circle = circleIn(inForce);
    if (circle === null) continue;
    const message = `${[...circle, circle[0]].map((id) => `"${id}"`).join(' owns ')}.`;
    const remedy = 'Correct the edges, or give them the dates that keep them apart.';
    return [lintError('ownership-circle', circle[0] ?? '', message, remedy)];
  }
  return [];
}

/** The holdings in force at once, for each day on which one begins, and for the time before all days. */
function moments(holdings: readonly Holding[]): (readonly Holding[])[] {
  const days = new Set(holdings.map(({ edge }) => edge.from ?? ''));
  if (days.size > MOST_DAYS) return [holdings];
  return [...days]
    .sort()
    .map((day) =>
      holdings.filter(({ edge }) => (edge.from ?? '') <= day && (edge.until === null || day < edge.until)),
    );
}

/** The ids of a circle in the order of owning; null where there is none. Without recursion: a file may be long. */
function circleIn(holdings: readonly Holding[]): string[] | null {
  const owned = grouped(holdings, ({ owner }) => owner);
  const done = new Set<string>();
  for (const start of owned.keys()) {
    const path: { readonly id: string; readonly left: Holding[] }[] = [];
    const places = new Map<string, number>();
    const open = (id: string): void => {
      places.set(id, path.length);
      path.push({ id, left: [...(owned.get(id) ?? [])] });
    };
    if (!done.has(start)) open(start);
    for (let top = path.at(-1); top !== undefined; top = path.at(-1)) {
      const next = top.left.pop()?.owned;
      if (next === undefined) {
        done.add(top.id);
        places.delete(top.id);
        path.pop();
        continue;
      }
      const at = places.get(next);
      if (at !== undefined) return path.slice(at).map(({ id }) => id);
      if (!done.has(next)) open(next);
    }
  }
  return null;
}

function overWhole(owned: string, holdings: readonly Holding[]): LintFinding[] {
  for (const inForce of moments(holdings)) {
    // The owner and the owned may both state the same holding.
    const shares = new Map<string, number>();
    for (const { owner, edge } of inForce) {
      shares.set(owner, Math.max(shares.get(owner) ?? 0, millionths(edge.share)));
    }
    const sum = [...shares.values()].reduce((total, share) => total + share, 0);
    if (sum <= 100_000_000) continue;
    const message = `Its owners are said to hold ${sum / 1_000_000} per cent of it at one time.`;
    return [
      lintError('owned-over-100', owned, message, 'Correct the shares, or give the edges their dates.'),
    ];
  }
  return [];
}

/** Millionths of a per cent, so that shares add up exactly. */
function millionths(share: string | null): number {
  return share === null ? 0 : Math.round(Number(share) * 1_000_000);
}
