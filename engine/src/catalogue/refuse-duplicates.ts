import { InterdictError } from '../model/interdict-error.ts';
import { type DefinedKind, placesOf, type SearchedFolder } from './where-defined.ts';

const SAID: Partial<Record<DefinedKind, string>> = {
  actors: 'vocabulary (actors)',
  activities: 'vocabulary (activities)',
  classes: 'vocabulary (classes)',
};

/**
 * Throws `duplicate-id` when an id stands twice in a list, with file, line and column of each.
 *
 * @param searched the folders that the list was read from
 */
export function refuseDuplicates(
  kind: DefinedKind,
  list: readonly { readonly id: string }[],
  searched: readonly SearchedFolder[],
): void {
  const seen = new Set<string>();
  for (const { id } of list) {
    if (seen.has(id)) throw duplicate(kind, id, placesOf(kind, id, searched));
    seen.add(id);
  }
}

function duplicate(kind: DefinedKind, id: string, places: readonly string[]): InterdictError {
  return new InterdictError({
    code: 'duplicate-id',
    family: 'usage',
    message: `Two entries of the catalogue claim the ${SAID[kind] ?? kind} id "${id}".`,
    subject: places.length === 0 ? id : places.join(' and '),
    remedy: 'Rename one of them, or remove the copy.',
  });
}
