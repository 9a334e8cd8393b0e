import { broaderOfAll } from '../catalogue/broader-words.ts';
import type { Catalogue, VocabularyWord } from '../model/catalogue.ts';
import type { Instant } from '../model/instant.ts';
import type { Clause, SupplierGroup } from '../model/prohibition.ts';
import type { Question } from '../model/question.ts';
import { type Membership, membersOf } from './entity-group.ts';
import { instantOf } from './zoned-time.ts';

type WordKind = 'actors' | 'activities' | 'classes';

/** What deciding looks up again and again, worked out once for a catalogue. */
export interface LawIndex {
  readonly questions: ReadonlyMap<string, Question>;
  /** The question whether something is of a model year or a later one, by that year. */
  readonly modelYearQuestion: ReadonlyMap<number, string>;
  readonly clauses: ReadonlyMap<string, Clause>;
  /** Product classes that any clause names for its object. */
  readonly namedClasses: ReadonlySet<string>;
  /** Every word that the given ones are or imply. Kept by the list itself: hand in the same one again. */
  broader(kind: WordKind, words: readonly string[]): ReadonlySet<string>;
  /** The same of one activity. */
  broaderActivity(activity: string): ReadonlySet<string>;
  /** The same of classes, the given ones left out where nothing else implies them. */
  impliedClasses(classes: readonly string[]): ReadonlySet<string>;
  members(group: SupplierGroup, at: Instant): Membership;
  /** Every class that some known product of a supplier is or implies; null where no product of it is known. */
  classesMade(supplier: string): ReadonlySet<string> | null;
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
  const memberships = new Map<SupplierGroup, Map<number, Membership>>();
  const made = new Map<string, ReadonlySet<string> | null>();
  // The graph changes only where an edge begins or ends: instants between two such are one.
  const edges = catalogue.suppliers.flatMap((supplier) => supplier.edges);
  const changes = edges
    .flatMap((edge) => [edge.from, edge.until])
    .flatMap((date) => (date === null ? [] : [instantOf(date, 'UTC')]))
    .sort((a, b) => a - b);
  return {
    questions: new Map(catalogue.questions.map((question) => [question.id, question])),
    modelYearQuestion: new Map(
      catalogue.questions.flatMap(({ id, derive }): [number, string][] =>
        derive?.kind === 'model-year' ? [[derive.from, id]] : [],
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
    members(group, at) {
      const epoch = changes.findIndex((change) => change > at);
      const epochs = memberships.get(group) ?? new Map<number, Membership>();
      const known = epochs.get(epoch);
      if (known) return known;
      const found = membersOf(group, catalogue.suppliers, at);
      memberships.set(group, epochs.set(epoch, found));
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
}
