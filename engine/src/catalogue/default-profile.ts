import type { Profile } from '../model/profile.ts';

/**
 * Who asks where nobody said so: a private person or business in the United States that is neither agency
 * nor contractor. Every output that rests on it says so.
 */
export const DEFAULT_PROFILE: Profile = {
  name: 'a private person or business in the United States, no government contract',
  assumed: true,
  territory: ['US'],
  nationality: [],
  roles: ['household', 'business'],
  unknownRoles: [],
  activities: [],
  contracts: [],
  contractsComplete: true,
  answers: [],
  waivers: [],
  acceptances: [],
};
