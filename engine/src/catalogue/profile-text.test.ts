import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Profile } from '../model/profile.ts';
import { profileText } from './profile-text.ts';
import { parseProfile } from './read-profile.ts';

const BASE: Profile = {
  name: 'our organisation',
  assumed: false,
  territory: ['US'],
  nationality: ['US', 'DE'],
  roles: ['federal-contractor'],
  unknownRoles: ['integrator'],
  activities: [],
  contracts: [
    {
      id: 'W912-24-C-0007',
      date: '2024-03-01',
      renewals: null,
      agency: 'DoD',
      clauses: [
        { id: 'FAR 52.204-23', edition: 'DEC 2023' },
        { id: 'FAR 52.204-25', edition: null },
      ],
    },
    { id: '0123', date: '2020-02-29', renewals: null, agency: null, clauses: [] },
  ],
  contractsComplete: true,
  answers: [],
  waivers: [],
  acceptances: [],
};

test('what is written is read back to the same', () => {
  expect(parseProfile(profileText(BASE), 'who.yaml', null)).toEqual(BASE);
});

test('one list in two places is written twice', () => {
  const countries = ['US'];
  const profile = { ...BASE, territory: countries, nationality: countries };
  expect(parseProfile(profileText(profile), 'who.yaml', null)).toEqual(profile);
});

test('no contract and no contract named are two things', () => {
  for (const contractsComplete of [true, false]) {
    const profile = { ...BASE, contracts: [], contractsComplete, unknownRoles: [] };
    expect(parseProfile(profileText(profile), 'who.yaml', null)).toEqual(profile);
  }
});

test('whatever somebody is called, nothing else is read from it', () => {
  const word = fc.oneof(
    fc.string({ unit: 'binary', minLength: 1 }).filter((text) => !/[\ud800-\udfff]/u.test(text)),
    fc.constantFrom(
      'yes',
      'null',
      '012',
      '2024-03-01',
      '- a',
      'a: b',
      '# a',
      '"',
      "'",
      '|',
      '*a',
      '!!x',
      '~',
      ' a ',
    ),
  );
  fc.assert(
    fc.property(word, word, word, (name, id, agency) => {
      const profile = {
        ...BASE,
        name,
        contracts: [{ id, date: '2024-03-01', renewals: null, agency, clauses: [] }],
      };
      expect(parseProfile(profileText(profile), 'who.yaml', null)).toEqual(profile);
    }),
  );
});
