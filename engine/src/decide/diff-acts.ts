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

/** Actors and activities of each clause together; a supplier for each way in which suppliers are reached. */
export function actsOf(task: DiffTask, laws: readonly Prohibition[]): Act[] {
  const acts = new Map<string, Act>();
  const suppliers = suppliersOf(task, laws);
  for (const clause of task.clauses) {
    for (const actor of clause.binds) {
      for (const activity of clause.does) {
        for (const supplier of suppliers) {
          for (const product of productsOf(task, clause)) {
            const act = { actor, activity, supplier, product };
            acts.set(JSON.stringify(act), act);
          }
        }
      }
    }
  }
  return [...acts.values()];
}

/** One of those that both reach alike at every time, and each of those that only one of them reaches. */
function suppliersOf({ before, after }: DiffTask, laws: readonly Prohibition[]): string[] {
  const reachedBy = (catalogue: Catalogue): Set<string> =>
    new Set(
      laws.flatMap(({ groups }) =>
        groups.flatMap((group) =>
          [...boundariesOfAll(laws)].flatMap((at) => {
            const { surely, perhaps } = lawIndex(catalogue).members(group, at);
            return [...surely, ...perhaps];
          }),
        ),
      ),
    );
  const [old, now] = [reachedBy(before), reachedBy(after)];
  const named = new Set(laws.flatMap(({ groups }) => groups.flatMap(({ roots }) => roots)));
  const different = [...new Set([...old, ...now])].filter((each) => old.has(each) !== now.has(each));
  const rootsThatDiffer = [...named].filter((root) => {
    const times = laws.filter(({ groups }) => groups.some(({ roots }) => roots.includes(root))).length;
    return times === 1 && laws.length === 2;
  });
  const shared = [...named, ...old].find((each) => old.has(each) && now.has(each));
  // A law on a class of products asks nothing of the maker.
  const anybody = after.suppliers[0]?.id ?? before.suppliers[0]?.id;
  const chosen = [...different, ...rootsThatDiffer, ...(shared === undefined ? [] : [shared])];
  return [...new Set(chosen.length > 0 ? chosen : anybody === undefined ? [] : [anybody])];
}

function boundariesOfAll(laws: readonly Prohibition[]): Set<Instant> {
  return new Set(laws.flatMap((law) => boundariesOf(law).map(({ at }) => at)));
}

/** The law's own classes; besides, each class that the clause names in one catalogue alone. */
function productsOf({ before, after, id }: DiffTask, clause: Clause): (string | null)[] {
  const named = [before, after].map(
    (each) => new Set(lawOf(each, id)?.clauses.find((other) => other.id === clause.id)?.object.classes ?? []),
  );
  const [old, now] = named;
  const both = [...new Set(named.flatMap((each) => [...each]))];
  const alone = old && now ? both.filter((each) => old.has(each) !== now.has(each)) : [];
  if (clause.object.madeBy === null) return alone.length > 0 ? alone : [clause.object.classes[0] ?? null];
  return [null, ...alone];
}
