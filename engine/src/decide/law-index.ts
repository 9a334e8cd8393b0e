import { broaderOfAll } from '../catalogue/broader-words.ts';
import type { ActivityWord, Catalogue, VocabularyWord } from '../model/catalogue.ts';
import type { Instant } from '../model/instant.ts';
import type { Product } from '../model/product.ts';
import type { Clause, Prohibition, SupplierGroup } from '../model/prohibition.ts';
import type { Question } from '../model/question.ts';
import type { SourceDocument } from '../model/source-document.ts';
import type { Supplier } from '../model/supplier.ts';
import { otherSide } from './broader-words.ts';
import { isMember, type Membership, membersOf } from './entity-group.ts';
import { orderOf, type QuestionOrder } from './question-order.ts';
import { instantOf } from './zoned-time.ts';

type WordKind = 'actors' | 'activities' | 'classes';

/** What deciding looks up again and again, worked out once for a catalogue. */
export interface LawIndex {
  readonly questions: ReadonlyMap<string, Question>;
  /** The question whether something is of a model year or a later one, by that year. */
  readonly modelYearQuestion: ReadonlyMap<number, string>;
  /** The question whether a contract was made, extended or renewed on an ISO day or later, by that day. */
  readonly renewalQuestion: ReadonlyMap<string, string>;
  readonly order: QuestionOrder;
  /** By `prohibition/clause`. */
  readonly clauses: ReadonlyMap<string, Clause>;
  readonly prohibitions: ReadonlyMap<string, Prohibition>;
  readonly suppliers: ReadonlyMap<string, Supplier>;
  readonly products: ReadonlyMap<string, Product>;
  readonly sources: ReadonlyMap<string, SourceDocument>;
  readonly activities: ReadonlyMap<string, ActivityWord>;
  /** Product classes that any clause names for its object. */
  readonly namedClasses: ReadonlySet<string>;
  /** Every word that the given ones are or imply. Kept by the list itself: hand in the same one again. */
  broader(kind: WordKind, words: readonly string[]): ReadonlySet<string>;
  /** The same of one activity. */
  broaderActivity(activity: string): ReadonlySet<string>;
  /** The same of classes, the given ones left out where nothing else implies them. */
  impliedClasses(classes: readonly string[]): ReadonlySet<string>;
  members(group: SupplierGroup, at: Instant): Membership;
  /**
   * The prohibitions made that can reach a supplier's products: those whose groups it is or was in, since an act of
   * then goes by the graph of then, and those with a clause that names no maker. The same list for the same arguments.
   */
  reaching(supplier: string, asKnown: Instant): readonly Prohibition[];
  /** The clauses of a prohibition that say something of an activity or of its other side, exceptions left out. */
  speaking(prohibition: Prohibition, activity: string): readonly SpeakingClause[];
  /**
   * Instants, in order, at which something other than a clause's own time changes what clauses of these laws come
   * to: an edge of the graph begins or ends, or a question is answered otherwise from a day on, which is a day of
   * the law's own place. Kept by the list itself.
   */
  shifts(prohibitions: readonly Prohibition[]): readonly Instant[];
  /** Every class that some known product of a supplier is or implies; null where no product of it is known. */
  classesMade(supplier: string): ReadonlySet<string> | null;
}

/** A clause as it meets an activity. */
export interface SpeakingClause {
  readonly clause: Clause;
  /** It speaks of the activity itself. */
  readonly own: boolean;
  /** Which of its activities is the same act seen from the other side; null for none. */
  readonly converse: string | null;
}

const indexes = new WeakMap<Catalogue, LawIndex>();

/** The index of a catalogue; made at first use. A catalogue is a value and never changes. */
export function lawIndex(catalogue: Catalogue): LawIndex {
  const found = indexes.get(catalogue);
  if (found) return found;
  const made = build(catalogue);
  indexes.set(catalogue, made);
  return made;
}

function build(catalogue: Catalogue): LawIndex {
  const lists = new WeakMap<readonly string[], Map<WordKind, ReadonlySet<string>>>();
  const activities = new Map<string, ReadonlySet<string>>();
  const implied = new WeakMap<readonly string[], ReadonlySet<string>>();
  const made = new Map<string, ReadonlySet<string> | null>();
  // The graph changes only where an edge begins or ends: instants between two such are one.
  const edges = catalogue.suppliers.flatMap((supplier) => supplier.edges);
  const changes = inOrder(
    edges
      .flatMap((edge) => [edge.from, edge.until])
      .flatMap((date) => (date === null ? [] : [instantOf(date, 'UTC')])),
  );
  const members = membersBy(catalogue.suppliers, changes);
  const everMembers = membersBy(withoutEnds(catalogue.suppliers), changes);
  const reached = new Map<string, readonly Prohibition[]>();
  const spoken = new Map<string, Map<Prohibition, readonly SpeakingClause[]>>();
  const sides = new Map<string, ReadonlySet<string>>();
  const days = daysOfQuestions(catalogue);
  const shifted = new WeakMap<readonly Prohibition[], readonly Instant[]>();
  const index: LawIndex = {
    prohibitions: new Map(catalogue.prohibitions.map((law) => [law.id, law])),
    suppliers: new Map(catalogue.suppliers.map((supplier) => [supplier.id, supplier])),
    products: new Map(catalogue.products.map((product) => [product.id, product])),
    sources: new Map(catalogue.sources.map((source) => [source.id, source])),
    activities: new Map(catalogue.vocabulary.activities.map((word) => [word.id, word])),
    questions: new Map(catalogue.questions.map((question) => [question.id, question])),
    modelYearQuestion: new Map(
      catalogue.questions.flatMap(({ id, derive }): [number, string][] =>
        derive?.kind === 'model-year' ? [[derive.from, id]] : [],
      ),
    ),
    order: orderOf(catalogue.questions),
    renewalQuestion: new Map(
      catalogue.questions.flatMap(({ id, derive }): [string, string][] =>
        derive?.kind === 'contract-renewed' ? [[derive.from, id]] : [],
      ),
    ),
    clauses: new Map(
      catalogue.prohibitions.flatMap((law) =>
        law.clauses.map((clause): [string, Clause] => [`${law.id}/${clause.id}`, clause]),
      ),
    ),
    namedClasses: new Set(
      catalogue.prohibitions.flatMap((law) => law.clauses.flatMap((clause) => clause.object.classes)),
    ),
    shifts(prohibitions) {
      const known = shifted.get(prohibitions);
      if (known) return known;
      const zones = [...new Set(prohibitions.map((law) => law.zone))];
      const begun = zones.flatMap((zone) => days.map((day) => instantOf(day, zone)));
      const found = inOrder([...changes, ...begun]);
      shifted.set(prohibitions, found);
      return found;
    },
    broader(kind, given) {
      const kinds = lists.get(given) ?? new Map<WordKind, ReadonlySet<string>>();
      const known = kinds.get(kind);
      if (known) return known;
      const vocabulary: readonly VocabularyWord[] = catalogue.vocabulary[kind];
      const found = broaderOfAll(given, vocabulary);
      lists.set(given, kinds.set(kind, found));
      return found;
    },
    broaderActivity(activity) {
      const known = activities.get(activity);
      if (known) return known;
      const found = broaderOfAll([activity], catalogue.vocabulary.activities);
      activities.set(activity, found);
      return found;
    },
    impliedClasses(classes) {
      const known = implied.get(classes);
      if (known) return known;
      const words = catalogue.vocabulary.classes;
      const next = classes.flatMap((each) => words.find((word) => word.id === each)?.implies ?? []);
      const found = broaderOfAll(next, words);
      implied.set(classes, found);
      return found;
    },
    members,
    reaching(supplier, asKnown) {
      const key = `${countUpTo(changes, asKnown)} ${supplier}`;
      const known = reached.get(key);
      if (known) return known;
      const found = catalogue.prohibitions.filter(
        (law) =>
          law.status === 'made' &&
          (law.clauses.some((clause) => clause.mode === null && clause.object.madeBy === null) ||
            law.groups.some((group) => isMember(everMembers(group, asKnown), supplier))),
      );
      reached.set(key, found);
      return found;
    },
    speaking(prohibition, activity) {
      const ofActivity = spoken.get(activity) ?? new Map<Prohibition, readonly SpeakingClause[]>();
      const known = ofActivity.get(prohibition);
      if (known) return known;
      const mine = index.broaderActivity(activity);
      const theirs = sides.get(activity) ?? otherSide(activity, catalogue.vocabulary);
      sides.set(activity, theirs);
      const found = prohibition.clauses.flatMap((clause): SpeakingClause[] => {
        if (clause.mode !== null) return [];
        const own = clause.does.some((word) => mine.has(word));
        const converse = clause.does.find((word) => theirs.has(word)) ?? null;
        return own || converse !== null ? [{ clause, own, converse }] : [];
      });
      spoken.set(activity, ofActivity.set(prohibition, found));
      return found;
    },
    classesMade(supplier) {
      const known = made.get(supplier);
      if (known !== undefined) return known;
      const products = catalogue.products.filter((product) => product.supplier === supplier);
      const classes = products.flatMap((product) => product.classes);
      const found = products.length === 0 ? null : broaderOfAll(classes, catalogue.vocabulary.classes);
      made.set(supplier, found);
      return found;
    },
  };
  return index;
}

/** Who is in a group at an instant; instants between two changes of the graph are one. */
function membersBy(suppliers: readonly Supplier[], changes: readonly Instant[]): LawIndex['members'] {
  const kept = new Map<SupplierGroup, Map<number, Membership>>();
  return (group, at) => {
    const epoch = countUpTo(changes, at);
    const epochs = kept.get(group) ?? new Map<number, Membership>();
    const known = epochs.get(epoch);
    if (known) return known;
    const found = membersOf(group, suppliers, at);
    kept.set(group, epochs.set(epoch, found));
    return found;
  };
}

/** Suppliers of whose graph no edge ends. */
function withoutEnds(suppliers: readonly Supplier[]): Supplier[] {
  return suppliers.map((supplier) => ({
    ...supplier,
    edges: supplier.edges.map((edge) => ({ ...edge, until: null })),
  }));
}

/** The days from which a question is no longer taken for granted, or a contract may have been renewed. */
function daysOfQuestions({ questions }: Catalogue): string[] {
  return questions.flatMap(({ assume, derive }) => [
    ...assume.flatMap(({ before }) => (before === null ? [] : [before])),
    ...(derive?.kind === 'contract-renewed' ? [derive.from] : []),
  ]);
}

function inOrder(instants: readonly Instant[]): Instant[] {
  return [...new Set(instants)].sort((a, b) => a - b);
}

/** How many of some instants in order are not after one. */
export function countUpTo(instants: readonly Instant[], at: Instant): number {
  let low = 0;
  let high = instants.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((instants[middle] ?? 0) <= at) low = middle + 1;
    else high = middle;
  }
  return low;
}
