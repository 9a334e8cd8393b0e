import { questionsIn } from '../catalogue/questions-in.ts';
import type { Catalogue } from '../model/catalogue.ts';
import type { Clause, Prohibition } from '../model/prohibition.ts';
import { standingOtherwise, standings, turningPoints } from './diff-members.ts';
import { type ChangedWords, reachingOtherwise } from './diff-words.ts';
import { entryChanges } from './diff-written.ts';

/** Two catalogues, with what is otherwise in what their laws rest on. */
export interface Changed {
  readonly before: Catalogue;
  readonly after: Catalogue;
  readonly questions: ReadonlySet<string>;
  readonly words: ChangedWords;
}

/** The clauses, as they were and as they are, that a difference can reach: their own or of what they rest on. */
export function clausesTouched(
  old: Prohibition | undefined,
  now: Prohibition | undefined,
  changed: Changed,
): Clause[] {
  if (!old || !now) return [...((old ?? now)?.clauses ?? [])];
  const all = [...old.clauses, ...now.clauses];
  // By which clock it goes, and whether it is made at all, is so of every clause.
  if (old.zone !== now.zone || old.status !== now.status || old.jurisdiction !== now.jurisdiction) return all;
  const touched = new Set(all.filter(isTouchedIn(old, now, changed)).map(({ id }) => id));
  const exceptions = all.filter(({ mode }) => mode !== null);
  // What excepts a touched clause.
  const excepting = exceptions.filter(
    ({ excepts }) => excepts !== 'all' && excepts.some((id) => touched.has(id)),
  );
  // What a touched exception takes away, and what that took away.
  for (let size = -1; size !== touched.size; ) {
    size = touched.size;
    const takers = exceptions.filter(({ id }) => touched.has(id));
    for (const each of all) if (takers.some((taker) => takesAway(taker, each))) touched.add(each.id);
  }
  for (const { id } of excepting) touched.add(id);
  return all.filter(({ id }) => touched.has(id));
}

function isTouchedIn(old: Prohibition, now: Prohibition, changed: Changed): (clause: Clause) => boolean {
  const { words, questions } = changed;
  const [events, groups, clauses] = (['events', 'groups', 'clauses'] as const).map((part) => {
    const { added, removed, changed: written } = entryChanges(old[part], now[part]);
    return new Set([...added, ...removed, ...written]);
  });
  const reached = groupsReachedOtherwise(old, now, changed);
  return (clause) => {
    const { id, object, valid, known, binds, does } = clause;
    const { madeBy, classes } = object;
    return (
      clauses?.has(id) ||
      (madeBy !== null && (groups?.has(madeBy) || reached.includes(madeBy))) ||
      [valid.from, valid.to, known.from, known.to].some((event) => events?.has(event)) ||
      questionsOf(clause).some((question) => questions.has(question)) ||
      reachingOtherwise(words.actors, binds).length > 0 ||
      reachingOtherwise(words.activities, does).length > 0 ||
      reachingOtherwise(words.classes, classes).length > 0
    );
  };
}

/** Whether an exception names a clause; `all` is every one that is no exception itself. */
export function takesAway({ excepts }: Clause, { id, mode }: Clause): boolean {
  return excepts === 'all' ? mode === null : excepts.includes(id);
}

/** The questions of a clause, of its duty and of the duty's times. */
export function questionsOf({ nexus, when, duty }: Clause): string[] {
  const conditions = [nexus, when, ...(duty?.deadlines ?? []).map((each) => each.when)];
  return [
    ...conditions.flatMap((each) => (each === null ? [] : questionsIn(each))),
    ...(duty?.trigger ? [duty.trigger] : []),
  ];
}

/** Groups whose text stands, and whose members are others than they were at some turn of the law. */
function groupsReachedOtherwise(old: Prohibition, now: Prohibition, { before, after }: Changed): string[] {
  const instants = turningPoints(before, after, [old, now]);
  return now.groups.flatMap((group) => {
    const was = old.groups.find((each) => each.id === group.id);
    if (!was) return [];
    const differing = standingOtherwise(standings(before, was, instants), standings(after, group, instants));
    return differing.length > 0 ? [group.id] : [];
  });
}
