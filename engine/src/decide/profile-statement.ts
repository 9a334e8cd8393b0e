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

/** What a profile says that is taken as all there is; a list that it leaves out is open, and nothing is assumed. */
export function takenAsComplete(profile: Profile): string[] {
  const perhaps = profile.unknownRoles.length > 0 ? `, perhaps ${profile.unknownRoles.join(', ')}` : '';
  const assumed = [`no role but ${profile.roles.join(', ')}${perhaps}`];
  if (!profile.contractsComplete) return assumed;
  return [
    ...assumed,
    profile.contracts.length > 0 ? 'no other contract or subcontract' : 'no contract that binds',
  ];
}
