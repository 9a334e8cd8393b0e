import { broaderOfAll } from '../../engine/src/catalogue/broader-words.ts';
import { lawIndex } from '../../engine/src/decide/law-index.ts';
import { instantOf } from '../../engine/src/decide/zoned-time.ts';
import type { Catalogue } from '../../engine/src/model/catalogue.ts';
import type { Finding } from '../../engine/src/model/finding.ts';
import type { Profile } from '../../engine/src/model/profile.ts';
import type { Clause, Condition, Prohibition } from '../../engine/src/model/prohibition.ts';
import type { Ternary } from '../../engine/src/model/verdict.ts';

interface Candidate {
  readonly law: Prohibition;
  readonly clause: Clause;
  readonly exceptions: readonly Clause[];
  readonly from: number;
  readonly to: number;
}

interface Test {
  readonly step: string;
  readonly subject: string;
  readonly result: Ternary;
}

/** One clause on one activity with every test and its result: the least that a full basis is. */
export interface Weighed {
  readonly prohibition: string;
  readonly clause: string;
  readonly activity: string;
  readonly result: Ternary;
  readonly basis: readonly Test[];
}

/**
 * The least that deciding does: clauses indexed by supplier and activity, one plain walk of each with its basis,
 * a memo by distinct case. No sentence, no question, no look ahead, no exact step.
 */
export function floorOf(
  catalogue: Catalogue,
  profile: Profile,
  activities: readonly string[],
  at: number,
): (finding: Finding) => readonly Weighed[] {
  const candidates = indexOf(catalogue, at);
  const classes = new Map(
    catalogue.products.map((each) => [each.id, broaderOfAll(each.classes, catalogue.vocabulary.classes)]),
  );
  const roles = broaderOfAll(profile.roles, catalogue.vocabulary.actors);
  const done = activities.map(
    (activity) => [activity, broaderOfAll([activity], catalogue.vocabulary.activities)] as const,
  );
  const memo = new Map<string, readonly Weighed[]>();

  function weigh(finding: Finding): Weighed[] {
    const own = finding.product === null ? undefined : classes.get(finding.product);
    const found: Weighed[] = [];
    for (const [activity, does] of done) {
      for (const { law, clause, exceptions, from, to } of candidates.get(finding.supplier) ?? []) {
        if (!clause.does.some((word) => does.has(word))) continue;
        const basis: Test[] = [];
        const note = (step: string, subject: string, result: Ternary): Ternary => {
          basis.push({ step, subject, result });
          return result;
        };
        const { object } = clause;
        let result = both(
          note('actor', clause.binds.join(), clause.binds.some((word) => roles.has(word)) ? 'true' : 'false'),
          note('time', clause.valid.from, from <= at && at < to ? 'true' : 'false'),
        );
        result = both(
          result,
          note('object', object.classes.join(), own === undefined ? 'unknown' : anyOf(object.classes, own)),
        );
        for (const tree of [clause.nexus, clause.when]) if (tree) result = both(result, walk(tree, note));
        for (const exception of exceptions) {
          const taken = exception.when ? walk(exception.when, note) : 'true';
          result = both(result, taken === 'unknown' ? taken : taken === 'true' ? 'false' : 'true');
        }
        found.push({ prohibition: law.id, clause: clause.id, activity, result, basis });
      }
    }
    return found;
  }

  return (finding) => {
    const origins = finding.matches.map((match) => match.sighting.observable.value);
    const key = JSON.stringify([finding.supplier, finding.product, finding.presence, origins]);
    const weighed = memo.get(key) ?? weigh(finding);
    memo.set(key, weighed);
    return weighed;
  };
}

function indexOf(catalogue: Catalogue, at: number): Map<string, Candidate[]> {
  const index = lawIndex(catalogue);
  const found = new Map<string, Candidate[]>(catalogue.suppliers.map((each) => [each.id, []]));
  for (const law of catalogue.prohibitions) {
    const instant = (id: string): number => {
      const event = law.events.find((each) => each.id === id);
      return event?.at ? instantOf(event.at, event.zone) : Number.POSITIVE_INFINITY;
    };
    for (const clause of law.clauses) {
      if (clause.mode !== null) continue;
      const group = law.groups.find((each) => each.id === clause.object.madeBy);
      const reached = group ? index.members(group, at).surely : found.keys();
      const exceptions = law.clauses.filter(
        (each) => each.mode !== null && (each.excepts === 'all' || each.excepts.includes(clause.id)),
      );
      const candidate = {
        law,
        clause,
        exceptions,
        from: instant(clause.valid.from),
        to: instant(clause.valid.to),
      };
      for (const supplier of reached) found.get(supplier)?.push(candidate);
    }
  }
  return found;
}

/** Nobody has answered anything. */
function walk(tree: Condition, note: (step: string, subject: string, result: Ternary) => Ternary): Ternary {
  if (tree.kind === 'question') return note('condition', tree.id, 'unknown');
  if (tree.kind === 'not') {
    const value = walk(tree.of, note);
    return value === 'unknown' ? value : value === 'true' ? 'false' : 'true';
  }
  let unknown = false;
  for (const each of tree.of) {
    const value = walk(each, note);
    if (value === (tree.kind === 'all' ? 'false' : 'true')) return value;
    unknown ||= value === 'unknown';
  }
  return unknown ? 'unknown' : tree.kind === 'all' ? 'true' : 'false';
}

function both(a: Ternary, b: Ternary): Ternary {
  if (a === 'false' || b === 'false') return 'false';
  return a === 'unknown' || b === 'unknown' ? 'unknown' : 'true';
}

function anyOf(words: readonly string[], own: ReadonlySet<string>): Ternary {
  return words.length === 0 || words.some((word) => own.has(word)) ? 'true' : 'false';
}
