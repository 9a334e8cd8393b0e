import type { Catalogue } from '../model/catalogue.ts';
import type { Instant } from '../model/instant.ts';
import type { Clause, Prohibition } from '../model/prohibition.ts';
import { boundariesOf } from './event-time.ts';
import { lawIndex } from './law-index.ts';
import { instantOf } from './zoned-time.ts';

export interface DiffTask {
  /** The prohibition looked at. */
  readonly id: string;
  readonly before: Catalogue;
  readonly after: Catalogue;
  /** Its clauses, of both catalogues, that can decide differently. */
  readonly clauses: readonly Clause[];
  readonly asKnown: Instant;
}

/** An act as the clauses see it, without its time. */
export interface Act {
  readonly actor: string;
  readonly activity: string;
  readonly supplier: string;
  readonly product: string | null;
}

export function lawOf({ prohibitions }: Catalogue, id: string): Prohibition | null {
  return prohibitions.find((each) => each.id === id) ?? null;
}

/** Half-open; null where it has no beginning or no end. */
export interface Span {
  readonly from: Instant | null;
  readonly until: Instant | null;
}

/** The spans within which no clause begins or ends. */
export function spansOf({ before, after }: DiffTask, laws: readonly Prohibition[]): Span[] {
  const edges = [before, after].flatMap(({ suppliers }) => suppliers.flatMap((each) => each.edges));
  const dates = edges.flatMap(({ from, until }) => [from, until]).flatMap((date) => date ?? []);
  const grouped = laws.some(({ groups }) => groups.some(({ closure }) => closure.length > 0));
  const instants = new Set([
    ...laws.flatMap((law) => boundariesOf(law).map(({ at }) => at)),
    ...(grouped ? dates.map((date) => instantOf(date, 'UTC')) : []),
  ]);
  const sorted = [...instants].sort((a, b) => a - b);
  return [null, ...sorted].map((from, index) => ({ from, until: sorted[index] ?? null }));
}

/** Actors and activities of each clause together; a supplier for each way in which it reaches suppliers. */
export function actsOf(task: DiffTask, laws: readonly Prohibition[]): Act[] {
  const acts = new Map<string, Act>();
  for (const clause of task.clauses) {
    const suppliers = suppliersOf(task, clause, laws);
    const products = productsOf(task, clause);
    for (const actor of clause.binds) {
      for (const activity of clause.does) {
        for (const supplier of suppliers) {
          for (const product of products) {
            const act = { actor, activity, supplier, product };
            acts.set(JSON.stringify(act), act);
          }
        }
      }
    }
  }
  return [...acts.values()];
}

/** One of those that both catalogues reach by the clause's group, and each of those that only one of them does. */
function suppliersOf(
  { id, before, after }: DiffTask,
  clause: Clause,
  laws: readonly Prohibition[],
): string[] {
  const instants = new Set(laws.flatMap((law) => boundariesOf(law).map(({ at }) => at)));
  const reached = (catalogue: Catalogue): Set<string> => {
    const group = lawOf(catalogue, id)?.groups.find((each) => each.id === clause.object.madeBy);
    if (!group) return new Set();
    const members = [...instants].map((at) => lawIndex(catalogue).members(group, at));
    // The law's own roots first: one that it names shows more than one that is reached through it.
    return new Set([...group.roots, ...members.flatMap(({ surely, perhaps }) => [...surely, ...perhaps])]);
  };
  const [old, now] = [reached(before), reached(after)];
  const shared = [...now].find((each) => old.has(each));
  const different = [...new Set([...old, ...now])].filter((each) => old.has(each) !== now.has(each));
  const chosen = [...(shared === undefined ? [] : [shared]), ...different];
  // A law on a class of products asks nothing of the maker.
  const anybody = [after, before].flatMap(({ suppliers }) => suppliers.slice(0, 1).map((each) => each.id));
  return chosen.length > 0 ? chosen : anybody.slice(0, 1);
}

/** The law's own classes, and each class that the clause names, for one may come out otherwise and all not. */
function productsOf({ before, after, id }: DiffTask, clause: Clause): (string | null)[] {
  const classes = [before, after].flatMap(
    (each) => lawOf(each, id)?.clauses.find((other) => other.id === clause.id)?.object.classes ?? [],
  );
  const own = clause.object.madeBy === null ? [] : [null];
  return [...new Set([...own, ...classes])];
}
