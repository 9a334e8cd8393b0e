import type { Catalogue } from '../model/catalogue.ts';
import type { CatalogueDiff, EntryChanges, ProhibitionChange } from '../model/catalogue-diff.ts';
import type { Instant } from '../model/instant.ts';
import type { Clause, Condition, Prohibition } from '../model/prohibition.ts';
import { casesDecidedDifferently } from './diff-cases.ts';
import { boundariesOf } from './event-time.ts';
import { lawIndex } from './law-index.ts';

/**
 * What differs between two catalogues, and for each prohibition that does, the cases that come out otherwise,
 * stricter or looser, each with a witness. A prohibition whose own text stands can change too: through a word,
 * a question or a supplier that it rests on. Nobody's profile is taken: the facts are those of the questions.
 *
 * @param asKnown what the public knew of the law by then is compared
 */
export function diffCatalogues(before: Catalogue, after: Catalogue, asKnown: Instant): CatalogueDiff {
  const words = entryChanges(wordsOf(before), wordsOf(after));
  const questions = entryChanges(before.questions, after.questions);
  const touched = new Set([...words.added, ...words.removed, ...words.changed, ...questions.changed]);
  return {
    before: { version: before.version, digest: before.digest },
    after: { version: after.version, digest: after.digest },
    prohibitions: prohibitionChanges(before, after, touched, asKnown),
    words: bare(words),
    questions,
    sources: entryChanges(before.sources, after.sources),
    holidays: entryChanges(before.holidays, after.holidays),
    suppliers: entryChanges(before.suppliers, after.suppliers),
    products: entryChanges(before.products, after.products),
    indicators: entryChanges(before.indicators, after.indicators),
    roots: entryChanges(
      before.roots.map((root) => ({ ...root, id: root.sha256 })),
      after.roots.map((root) => ({ ...root, id: root.sha256 })),
    ),
  };
}

interface Entry {
  readonly id: string;
}

function entryChanges(before: readonly Entry[], after: readonly Entry[]): EntryChanges {
  const old = new Map(before.map((each) => [each.id, canonical(each)]));
  const now = new Map(after.map((each) => [each.id, canonical(each)]));
  return {
    added: [...now.keys()].filter((id) => !old.has(id)),
    removed: [...old.keys()].filter((id) => !now.has(id)),
    changed: [...now].flatMap(([id, text]) => (old.has(id) && old.get(id) !== text ? [id] : [])),
  };
}

/** Its JSON with the keys in alphabetical order: their order says nothing. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_, each: unknown) =>
    typeof each === 'object' && each !== null && !Array.isArray(each)
      ? Object.fromEntries(Object.entries(each).sort(([a], [b]) => (a < b ? -1 : 1)))
      : each,
  );
}

/** One id may be a word of two lists: an actor and an activity. */
function wordsOf({ vocabulary }: Catalogue): Entry[] {
  return Object.entries(vocabulary).flatMap(([list, words]) =>
    words.map((word: Entry) => ({ ...word, id: `${list}/${word.id}` })),
  );
}

function bare({ added, removed, changed }: EntryChanges): EntryChanges {
  const id = (each: string): string => each.slice(each.indexOf('/') + 1);
  return { added: added.map(id), removed: removed.map(id), changed: changed.map(id) };
}

function prohibitionChanges(
  before: Catalogue,
  after: Catalogue,
  touched: ReadonlySet<string>,
  asKnown: Instant,
): ProhibitionChange[] {
  const ids = new Set([...before.prohibitions, ...after.prohibitions].map(({ id }) => id));
  const found: ProhibitionChange[] = [];
  for (const id of [...ids].sort()) {
    const [old, now] = [before, after].map(({ prohibitions }) => prohibitions.find((each) => each.id === id));
    const written = old && now ? writtenOtherwise(old, now) : [];
    const kind = kindOf(old, now, written);
    const clauses = clausesTouched(old, now, before, after, touched);
    if (kind === 'reached otherwise' && clauses.length === 0) continue;
    const { cases, exhaustive } = casesDecidedDifferently({ id, before, after, clauses, asKnown });
    if (kind === 'reached otherwise' && cases.length === 0) continue;
    found.push({ prohibition: id, kind, cases, exhaustive, written });
  }
  return found;
}

function kindOf(
  old: Prohibition | undefined,
  now: Prohibition | undefined,
  written: readonly string[],
): ProhibitionChange['kind'] {
  if (!old) return 'added';
  if (!now) return 'removed';
  return written.length > 0 ? 'changed' : 'reached otherwise';
}

/** The parts that differ: fields of the prohibition, and of each clause, event and group. */
function writtenOtherwise(old: Prohibition, now: Prohibition): string[] {
  const { events: _events, groups: _groups, clauses: _clauses, ...rest } = old;
  const fields = differingFields(rest, now);
  return [
    ...(fields.length > 0 ? [fields.join(', ')] : []),
    ...partsOtherwise('event', old.events, now.events),
    ...partsOtherwise('group', old.groups, now.groups),
    ...partsOtherwise('clause', old.clauses, now.clauses),
  ];
}

function partsOtherwise(what: string, old: readonly Entry[], now: readonly Entry[]): string[] {
  const { added, removed, changed } = entryChanges(old, now);
  return [
    ...added.map((id) => `${what} ${id}: added`),
    ...removed.map((id) => `${what} ${id}: removed`),
    ...changed.map((id) => {
      const [one, other] = [old, now].map((list) => list.find((each) => each.id === id) ?? { id });
      return `${what} ${id}: ${differingFields(one ?? {}, other ?? {}).join(', ')}`;
    }),
  ];
}

function differingFields(old: object, now: object): string[] {
  const other = new Map<string, unknown>(Object.entries(now));
  return Object.entries(old).flatMap(([field, value]) =>
    canonical(value) === canonical(other.get(field)) ? [] : [field],
  );
}

/** The clauses, as they were and as they are, that a difference can reach: their own or of what they rest on. */
function clausesTouched(
  old: Prohibition | undefined,
  now: Prohibition | undefined,
  before: Catalogue,
  after: Catalogue,
  touched: ReadonlySet<string>,
): Clause[] {
  if (!old || !now) return [...((old ?? now)?.clauses ?? [])];
  const differing = new Set(
    (['events', 'groups', 'clauses'] as const).flatMap((part) => {
      const { added, removed, changed } = entryChanges(old[part], now[part]);
      return [...added, ...removed, ...changed].map((id) => `${part}/${id}`);
    }),
  );
  for (const group of groupsReachedOtherwise(old, now, before, after)) differing.add(`groups/${group}`);
  const whole = old.zone !== now.zone || old.status !== now.status || old.jurisdiction !== now.jurisdiction;
  const isTouched = (clause: Clause): boolean =>
    whole ||
    differing.has(`clauses/${clause.id}`) ||
    differing.has(`groups/${clause.object.madeBy}`) ||
    [clause.valid.from, clause.valid.to, clause.known.from, clause.known.to].some((id) =>
      differing.has(`events/${id}`),
    ) ||
    [...clause.binds, ...clause.does, ...clause.object.classes, ...questionsOf(clause)].some((id) =>
      touched.has(id),
    );
  const all = [...old.clauses, ...now.clauses];
  const direct = new Set(all.filter(isTouched).map(({ id }) => id));
  const also = all.filter(
    ({ id, excepts, mode }) =>
      direct.has(id) ||
      // What excepts a touched clause, and what a touched exception takes away.
      (mode !== null && excepts !== 'all' && excepts.some((each) => direct.has(each))) ||
      all.some((each) => direct.has(each.id) && each.mode !== null && takesAway(each, id)),
  );
  return also;
}

function takesAway({ excepts }: Clause, id: string): boolean {
  return excepts === 'all' || excepts.includes(id);
}

function questionsOf({ nexus, when, duty }: Clause): string[] {
  return [
    ...(nexus ? leaves(nexus) : []),
    ...(when ? leaves(when) : []),
    ...(duty?.trigger ? [duty.trigger] : []),
  ];
}

function leaves(tree: Condition): string[] {
  switch (tree.kind) {
    case 'question':
      return [tree.id];
    case 'not':
      return leaves(tree.of);
    case 'all':
    case 'any':
      return tree.of.flatMap(leaves);
  }
}

/** Groups whose text stands, and whose members are others than they were at some boundary of the law. */
function groupsReachedOtherwise(
  old: Prohibition,
  now: Prohibition,
  before: Catalogue,
  after: Catalogue,
): string[] {
  const instants = [...new Set([...boundariesOf(old), ...boundariesOf(now)].map(({ at }) => at))];
  return now.groups.flatMap((group) => {
    const was = old.groups.find((each) => each.id === group.id);
    if (!was) return [];
    const differs = instants.some((at) => {
      const [left, right] = [lawIndex(before).members(was, at), lawIndex(after).members(group, at)];
      return !sameSet(left.surely, right.surely) || !sameSet(left.perhaps, right.perhaps);
    });
    return differs ? [group.id] : [];
  });
}

function sameSet(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  return a.size === b.size && [...a].every((each) => b.has(each));
}
