import type { Catalogue, VocabularyWord } from '../model/catalogue.ts';
import type { Instant } from '../model/instant.ts';
import type { Clause, Prohibition, SupplierGroup } from '../model/prohibition.ts';
import type { Question } from '../model/question.ts';
import { broaderOfAll } from './broader-words.ts';
import { type Membership, membersOf } from './entity-group.ts';
import { instantOf } from './zoned-time.ts';

/** What deciding looks up again and again, worked out once for a catalogue. */
export interface LawIndex {
  readonly questions: ReadonlyMap<string, Question>;
  readonly clauses: ReadonlyMap<string, Clause>;
  /** Product classes that any clause names for its object. */
  readonly namedClasses: ReadonlySet<string>;
  /** Every word that the given ones are or imply. */
  broader(kind: 'actors' | 'activities' | 'classes', words: readonly string[]): ReadonlySet<string>;
  members(prohibition: Prohibition, group: SupplierGroup, at: Instant): Membership;
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
  const words = new Map<string, ReadonlySet<string>>();
  const memberships = new Map<string, Membership>();
  // The graph changes only where an edge begins or ends: instants between two such are one.
  const edges = catalogue.suppliers.flatMap((supplier) => supplier.edges);
  const changes = edges
    .flatMap((edge) => [edge.from, edge.until])
    .flatMap((date) => (date === null ? [] : [instantOf(date, 'UTC')]))
    .sort((a, b) => a - b);
  return {
    questions: new Map(catalogue.questions.map((question) => [question.id, question])),
    clauses: new Map(
      catalogue.prohibitions.flatMap((law) =>
        law.clauses.map((clause): [string, Clause] => [`${law.id}/${clause.id}`, clause]),
      ),
    ),
    namedClasses: new Set(
      catalogue.prohibitions.flatMap((law) => law.clauses.flatMap((clause) => clause.object.classes)),
    ),
    broader(kind, given) {
      const key = `${kind}:${given.join(',')}`;
      const known = words.get(key);
      if (known) return known;
      const list: readonly VocabularyWord[] = catalogue.vocabulary[kind];
      const found = broaderOfAll(given, list);
      words.set(key, found);
      return found;
    },
    members(prohibition, group, at) {
      const epoch = changes.filter((change) => change <= at).length;
      const key = `${prohibition.id}#${group.id}@${epoch}`;
      const known = memberships.get(key);
      if (known) return known;
      const found = membersOf(group, catalogue.suppliers, at);
      memberships.set(key, found);
      return found;
    },
  };
}
