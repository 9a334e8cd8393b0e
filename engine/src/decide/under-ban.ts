import { broaderOfAll } from '../catalogue/broader-words.ts';
import type { Catalogue } from '../model/catalogue.ts';
import type { Instant } from '../model/instant.ts';
import type { Profile } from '../model/profile.ts';
import type { Prohibition } from '../model/prohibition.ts';
import { membersOf } from './entity-group.ts';

type Asker = Pick<Profile, 'roles' | 'unknownRoles' | 'territory' | 'nationality'>;

/**
 * The suppliers that any prohibition of the catalogue reaches, whatever the clocks of a question say. The
 * catalogue knows others, so that they are not taken for these; what comes from them is no finding. Law of a
 * part of a country, which binds that part's own bodies, makes a finding only for whom it can bind.
 */
export function suppliersUnderBan(
  { prohibitions, suppliers, vocabulary }: Pick<Catalogue, 'prohibitions' | 'suppliers' | 'vocabulary'>,
  asker: Asker,
  now: Instant,
): ReadonlySet<string> {
  const roles = broaderOfAll([...asker.roles, ...asker.unknownRoles], vocabulary.actors);
  const reached = new Set<string>();
  for (const law of prohibitions) {
    if (law.jurisdiction.includes('-') && !canBind(law, roles, asker)) continue;
    for (const group of law.groups) {
      const { surely, perhaps } = membersOf(group, suppliers, now);
      for (const id of [...surely, ...perhaps]) reached.add(id);
    }
  }
  return reached;
}

/** Whether the asker is one of those whom some clause names; everybody is named by none. */
function canBind({ jurisdiction, clauses }: Prohibition, roles: ReadonlySet<string>, asker: Asker): boolean {
  const places = [...asker.territory, ...asker.nationality];
  const mayBeThere =
    places.length === 0 ||
    places.some((place) => place === jurisdiction || jurisdiction.startsWith(`${place}-`));
  return (
    mayBeThere && clauses.some(({ binds }) => binds.some((word) => word !== 'anyone' && roles.has(word)))
  );
}
