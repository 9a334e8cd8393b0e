import type { Catalogue } from '../model/catalogue.ts';
import type { Instant } from '../model/instant.ts';
import type { Clause, Prohibition } from '../model/prohibition.ts';
import { standingOtherwise, standings, turningPoints } from './diff-members.ts';
import { takesAway } from './diff-touched.ts';
import { type ChangedWords, reachingOtherwise } from './diff-words.ts';
import { lawIndex } from './law-index.ts';

export interface DiffTask {
  /** The prohibition looked at. */
  readonly id: string;
  readonly before: Catalogue;
  readonly after: Catalogue;
  /** Its clauses, of both catalogues, that can decide differently. */
  readonly clauses: readonly Clause[];
  readonly words: ChangedWords;
  /** Questions that are written otherwise. */
  readonly questions: ReadonlySet<string>;
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

/** Half-open; null where it has no end. */
export interface Span {
  readonly from: Instant;
  readonly until: Instant | null;
}

/** The spans within which nothing changes that is not written otherwise. Before the first nothing is in force. */
export function spansOf({ before, after }: DiffTask, laws: readonly Prohibition[]): Span[] {
  const instants = turningPoints(before, after, laws);
  return instants.map((from, index) => ({ from, until: instants[index + 1] ?? null }));
}

/** What clauses say together of who does what: a clause alone, or one and an exception to it. */
interface Frame {
  readonly binds: readonly string[];
  readonly does: readonly string[];
  readonly of: readonly Clause[];
}

/** Actors and activities of each clause together; a supplier for each way in which it reaches suppliers. */
export function actsOf(task: DiffTask, laws: readonly Prohibition[]): Act[] {
  const acts = new Map<string, Act>();
  const { actors, activities } = task.words;
  for (const { binds, does, of } of framesOf(task)) {
    const suppliers = of.flatMap((clause) => suppliersOf(task, clause, laws));
    const products = of.flatMap((clause) => productsOf(task, clause));
    for (const actor of [...binds, ...reachingOtherwise(actors, binds)]) {
      for (const activity of [...does, ...reachingOtherwise(activities, does)]) {
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

/** An exception may be for fewer actors and for more activities than what it takes away: both have to be met. */
function framesOf({ clauses, after }: DiffTask): Frame[] {
  const alone = clauses.map((clause): Frame => ({ ...clause, of: [clause] }));
  const exceptions = clauses.filter(({ mode }) => mode !== null);
  const paired = exceptions.flatMap((exception) =>
    clauses
      .filter((clause) => takesAway(exception, clause))
      .map((clause): Frame => {
        const met = (kind: 'actors' | 'activities', of: 'binds' | 'does'): string[] =>
          narrower(clause[of], exception[of], (word) => lawIndex(after).broader(kind, [word]));
        return { binds: met('actors', 'binds'), does: met('activities', 'does'), of: [clause, exception] };
      }),
  );
  return [...alone, ...paired];
}

/** The words of two lists that are, or imply, one of each. */
function narrower(
  one: readonly string[],
  other: readonly string[],
  broader: (word: string) => ReadonlySet<string>,
): string[] {
  const isOneOf = (word: string, list: readonly string[]): boolean =>
    list.includes('anyone') || list.some((each) => broader(word).has(each));
  return [...one, ...other].filter((word) => isOneOf(word, one) && isOneOf(word, other));
}

/** One of those that both catalogues reach alike by the clause's group, and each of those that they do not. */
function suppliersOf(
  { id, before, after }: DiffTask,
  clause: Clause,
  laws: readonly Prohibition[],
): string[] {
  const instants = turningPoints(before, after, laws);
  const reached = (catalogue: Catalogue, ofGroup: string | null): ReadonlyMap<string, string> => {
    const group = lawOf(catalogue, id)?.groups.find((each) => each.id === ofGroup);
    return group ? standings(catalogue, group, instants) : new Map();
  };
  const { madeBy } = clause.object;
  const [old, now] = [reached(before, madeBy), reached(after, madeBy)];
  const different = standingOtherwise(old, now);
  const shared = [...now.keys()].find((each) => !different.includes(each));
  const chosen = [...(shared === undefined ? [] : [shared]), ...different];
  if (chosen.length > 0) return chosen;
  // A law on a class of products asks nothing of the maker: one whom no group of it names shows that best.
  const named = new Set(laws.flatMap(({ groups }) => groups.flatMap(({ roots }) => roots)));
  const all = [after, before].flatMap(({ suppliers }) => suppliers.map((each) => each.id));
  return all
    .filter((each) => !named.has(each))
    .concat(all)
    .slice(0, 1);
}

/** The law's own classes, and each class that the clause names, for one may come out otherwise and all not. */
function productsOf({ before, after, id, words }: DiffTask, clause: Clause): (string | null)[] {
  const lists = [before, after].flatMap((each) => {
    const same = lawOf(each, id)?.clauses.find((other) => other.id === clause.id);
    return same ? [same.object.classes] : [];
  });
  const classes = lists.flat();
  const own = clause.object.madeBy === null ? [] : [null];
  const others =
    lists.some((list) => list.length === 0) && classes.length > 0 ? otherKinds(after, classes) : [];
  return [...new Set([...own, ...classes, ...reachingOtherwise(words.classes, classes), ...others])];
}

/** Where a clause names classes and named none, what is of none of them: the broadest words for it. */
function otherKinds({ vocabulary }: Catalogue, classes: readonly string[]): string[] {
  return vocabulary.classes.flatMap(({ id, implies }) =>
    implies.length === 0 && !classes.includes(id) ? [id] : [],
  );
}
