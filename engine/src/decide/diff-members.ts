import type { Catalogue } from '../model/catalogue.ts';
import type { Instant } from '../model/instant.ts';
import type { Prohibition, SupplierGroup } from '../model/prohibition.ts';
import { boundariesOf } from './event-time.ts';
import { lawIndex } from './law-index.ts';

/**
 * Every instant, in order, from which a law may come to something else in either catalogue: a clause begins or ends,
 * an edge of the graph does, or a question is no longer taken for granted.
 */
export function turningPoints(
  before: Catalogue,
  after: Catalogue,
  laws: readonly Prohibition[],
): readonly Instant[] {
  const ofClauses = laws.flatMap((law) => boundariesOf(law).map(({ at }) => at));
  const first = Math.min(...ofClauses);
  // Before anything is in force nothing comes to something else.
  const beside = [before, after].flatMap((each) =>
    lawIndex(each)
      .shifts(laws)
      .filter((at) => at > first),
  );
  return [...new Set([...ofClauses, ...beside])].sort((a, b) => a - b);
}

/** By supplier that a group ever reaches how it stands at each of some instants; whom the law names first. */
export function standings(
  catalogue: Catalogue,
  group: SupplierGroup,
  instants: readonly Instant[],
): ReadonlyMap<string, string> {
  const then = instants.map((at) => lawIndex(catalogue).members(group, at));
  const ever = new Set([...group.roots, ...then.flatMap(({ surely, perhaps }) => [...surely, ...perhaps])]);
  const standing = (id: string): string =>
    then
      .map(({ surely, perhaps }) => (surely.has(id) ? 'surely' : perhaps.has(id) ? 'perhaps' : 'not'))
      .join();
  return new Map([...ever].map((id) => [id, standing(id)]));
}

/** Those who stand otherwise, then or ever, than they did. */
export function standingOtherwise(
  old: ReadonlyMap<string, string>,
  now: ReadonlyMap<string, string>,
): string[] {
  return [...new Set([...old.keys(), ...now.keys()])].filter((id) => old.get(id) !== now.get(id));
}
