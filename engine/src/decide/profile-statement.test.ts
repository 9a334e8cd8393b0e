import { expect, test } from 'vitest';
import type { Profile } from '../model/profile.ts';
import { stateProfile } from './profile-statement.ts';

const ACME: Profile = {
  name: 'Acme',
  assumed: false,
  territory: ['US'],
  nationality: [],
  roles: ['business', 'federal-contractor'],
  unknownRoles: [],
  activities: [],
  contracts: [
    {
      id: 'C-1',
      date: '2024-03-01',
      renewals: null,
      agency: null,
      clauses: [
        { id: 'FAR 52.204-23', edition: 'DEC 2023' },
        { id: 'FAR 52.204-25', edition: null },
      ],
    },
    { id: 'C-2', date: '2025-03-01', renewals: null, agency: null, clauses: [] },
  ],
  contractsComplete: true,
  answers: [],
  waivers: [],
  acceptances: [],
};

test('a profile that was given is stated with its contracts, and with what is taken as complete', () => {
  expect(stateProfile(ACME)).toEqual({
    name: 'Acme',
    given: true,
    roles: ['business', 'federal-contractor'],
    contracts: ['C-1 (FAR 52.204-23, edition DEC 2023; FAR 52.204-25)', 'C-2'],
    assumed: ['no role but business, federal-contractor', 'no other contract or subcontract'],
  });
});

test('no contract is told as none, and roles that may be beside those that are', () => {
  const { assumed } = stateProfile({ ...ACME, contracts: [], unknownRoles: ['grantee', 'agency'] });
  expect(assumed).toEqual([
    'no role but business, federal-contractor, perhaps grantee, agency',
    'no contract that binds',
  ]);
});

test('of contracts that nobody told nothing is assumed', () => {
  const { assumed } = stateProfile({ ...ACME, contracts: [], contractsComplete: false });
  expect(assumed).toEqual(['no role but business, federal-contractor']);
});

test('of a profile that nobody gave, its name says what is assumed', () => {
  const stated = stateProfile({ ...ACME, name: 'a private person', assumed: true });
  expect([stated.given, stated.assumed]).toEqual([false, ['a private person']]);
});
