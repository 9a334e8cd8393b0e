import type { Catalogue } from '../model/catalogue.ts';
import type { Instant } from '../model/instant.ts';
import { membersOf } from './entity-group.ts';

/**
 * The suppliers that any prohibition of the catalogue reaches, whatever the clocks of a question say. The
 * catalogue knows others, so that they are not taken for these; what comes from them is no finding.
 */
export function suppliersUnderBan(
  { prohibitions, suppliers }: Pick<Catalogue, 'prohibitions' | 'suppliers'>,
  now: Instant,
): ReadonlySet<string> {
  const reached = new Set<string>();
  for (const { groups } of prohibitions) {
    for (const group of groups) {
      const { surely, perhaps } = membersOf(group, suppliers, now);
      for (const id of [...surely, ...perhaps]) reached.add(id);
    }
  }
  return reached;
}
