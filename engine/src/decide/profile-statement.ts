import type { Profile } from '../model/profile.ts';
import type { ProfileStatement } from '../model/result.ts';

/** Who a result is for, and what had to be taken for granted, in words. */
export function stateProfile(profile: Profile): ProfileStatement {
  return {
    name: profile.name,
    given: !profile.assumed,
    roles: profile.roles,
    contracts: profile.contracts.map(({ id, clauses }) => {
      const carried = clauses.map((clause) =>
        clause.edition === null ? clause.id : `${clause.id}, edition ${clause.edition}`,
      );
      return carried.length > 0 ? `${id} (${carried.join('; ')})` : id;
    }),
    assumed: profile.assumed ? [profile.name] : takenAsComplete(profile),
  };
}

function takenAsComplete(profile: Profile): string[] {
  const assumed: string[] = [];
  if (profile.unknownRoles.length === 0) assumed.push(`no role but ${profile.roles.join(', ')}`);
  assumed.push(profile.contracts.length > 0 ? 'no other contract or subcontract' : 'no contract that binds');
  return assumed;
}
