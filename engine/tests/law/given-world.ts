import type { ActivityWord, ActorWord, Catalogue, VocabularyWord } from '../../src/model/catalogue.ts';
import type { Clause, Prohibition } from '../../src/model/prohibition.ts';
import type { EntityEdge, Supplier } from '../../src/model/supplier.ts';
import { catalogueOf, clauseOf, lawOf } from './arbitrary-law.ts';

/** A catalogue of these laws in which there are several actors, acts, classes and suppliers. */
export function worldOf(prohibitions: readonly Prohibition[], parts: Partial<Catalogue> = {}): Catalogue {
  return {
    ...catalogueOf(prohibitions),
    vocabulary: {
      actors: [actor('anyone'), actor('business'), actor('reseller', 'business'), actor('agency')],
      activities: [
        activity('use'),
        activity('deploy', 'use'),
        { ...activity('sell'), converse: 'buy' },
        activity('buy'),
      ],
      classes: [word('software'), word('security'), word('antivirus', 'security'), word('router')],
    },
    suppliers: [supplier('stranger'), supplier('supplier'), supplier('child'), supplier('heir')],
    ...parts,
  };
}

export function word(id: string, ...implies: string[]): VocabularyWord {
  return { id, says: '', implies };
}

export function actor(id: string, ...implies: string[]): ActorWord {
  return { ...word(id, ...implies), activities: [] };
}

export function activity(id: string, ...implies: string[]): ActivityWord {
  return { ...word(id, ...implies), converse: null, label: id, presenceQuestion: null, contract: null };
}

export function supplier(id: string, ...edges: EntityEdge[]): Supplier {
  return { id, name: id, names: [], country: null, edges, note: null };
}

export function edge(to: string, parts: Partial<EntityEdge> = {}): EntityEdge {
  return {
    kind: 'subsidiary',
    to,
    share: null,
    from: null,
    until: null,
    source: 's',
    verification: 'primary',
    ...parts,
  };
}

/** A clause that bars anyone from use, from the first day on. */
export function bar(parts: Partial<Clause> = {}): Clause {
  const always = { when: null, valid: { from: 'e0', to: 'open' }, known: { from: 'e0', to: 'open' } };
  return { ...clauseOf('bar', 'prohibited', always), ...parts };
}

/** A law of these clauses. */
export function law(clauses: Clause[], parts: Partial<Prohibition> = {}): Prohibition {
  return { ...lawOf(clauses, false), ...parts };
}
