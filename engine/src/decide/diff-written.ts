import type { EntryChanges } from '../model/catalogue-diff.ts';
import type { Prohibition } from '../model/prohibition.ts';

export interface Entry {
  readonly id: string;
}

/** By id, whatever the order. */
export function entryChanges(before: readonly Entry[], after: readonly Entry[]): EntryChanges {
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

/** The parts that differ: fields of the prohibition, and of each clause, event and group. */
export function writtenOtherwise(old: Prohibition, now: Prohibition): string[] {
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
