import { describe, expect, it } from 'vitest';
import { actor, CATALOGUE, clause, contract, LAW, THERE } from '../../tests/law/given-question.ts';
import type { Catalogue } from '../model/catalogue.ts';
import type { Clause } from '../model/prohibition.ts';
import {
  bearsContracts,
  type Introduction,
  type IntroductionStep,
  type IntroductionTopic,
  NOTHING_SAID,
  nextIntroduction,
  profileOf,
  takeIntroduction,
} from './introduction.ts';

const carried = (id: string, contractClause: string | null, binds = ['contractor', 'nobody']): Clause =>
  clause(id, 'prohibited', 'e0', { contractClause, binds });

/** Two laws that contracts carry out, one clause in both; contractors are bound by them, and no household is. */
const HELD: Catalogue = {
  ...CATALOGUE,
  vocabulary: {
    ...CATALOGUE.vocabulary,
    actors: [
      ...CATALOGUE.vocabulary.actors,
      actor('contractor', ['sell'], 'Who has a contract'),
      { ...actor('builder', ['use']), implies: ['contractor'] },
    ],
  },
  prohibitions: [
    {
      ...LAW,
      shortTitle: 'First',
      clauses: [carried('a', 'FAR 1'), carried('b', null), carried('c', 'FAR 2')],
    },
    {
      ...THERE,
      shortTitle: 'Second',
      clauses: [carried('a', 'FAR 2'), carried('b', 'FAR 3', ['anyone-else'])],
    },
  ],
};

const said = (parts: Partial<Introduction> = {}): Introduction => ({ ...NOTHING_SAID, ...parts });
/** Who has said all but what contracts there are. */
const WHO: Introduction = said({
  name: 'Acme',
  roles: ['contractor'],
  unknownRoles: [],
  territory: ['US'],
  nationality: ['US'],
});
const drafted = (parts: Partial<NonNullable<Introduction['contract']>> = {}): Introduction => ({
  ...WHO,
  contract: { id: 'C-1', editions: [], ...parts },
});

const CLAUSES = [
  { word: 'FAR 1', says: 'First' },
  { word: 'FAR 2', says: 'First' },
  { word: 'FAR 3', says: 'Second' },
];
const ROLES = [
  { word: 'household', says: '' },
  { word: 'business', says: 'A firm or a trader.' },
  { word: 'supplier', says: '' },
  { word: 'contractor', says: 'Who has a contract' },
  { word: 'builder', says: '' },
];

const next = (of: Introduction): IntroductionStep | null => nextIntroduction(HELD, of);

describe('what is asked', () => {
  it.each<{ topic: IntroductionTopic; of: Introduction; ask: string }>([
    { topic: 'name', of: NOTHING_SAID, ask: 'How should reports call you? (nothing: our organisation)' },
    {
      topic: 'unknown-roles',
      of: said({ name: 'Acme', roles: ['business'] }),
      ask: 'Which of them might you be besides, without knowing it? (nothing: none)',
    },
    {
      topic: 'territory',
      of: said({ name: 'Acme', roles: ['business'], unknownRoles: [] }),
      ask: 'In which countries do you act? Two letters each, a public body with its state: US, DE, US-TX. (nothing: US)',
    },
    {
      topic: 'nationality',
      of: said({ name: 'Acme', roles: ['business'], unknownRoles: [], territory: ['US'] }),
      ask: 'Whose national are you, or under whose law organised? (nothing: the same)',
    },
    {
      topic: 'contract',
      of: WHO,
      ask: 'A contract that binds you: its number, as printed, or none. (nothing: not known, and open what turns on it)',
    },
    {
      topic: 'contract',
      of: { ...WHO, contracts: [contract('C-0')] },
      ask: 'Another contract: its number, as printed. (nothing: no other contract)',
    },
    { topic: 'award', of: drafted(), ask: 'When was C-1 awarded? A day such as 2024-03-01.' },
    {
      topic: 'renewals',
      of: drafted({ date: '2024-01-01' }),
      ask: 'On which days was C-1 renewed or extended, or an option of it exercised, or is to be? Several, separated by commas, or never. (nothing: not known)',
    },
    {
      topic: 'agency',
      of: drafted({ date: '2024-01-01', renewals: null }),
      ask: 'By which agency? (nothing: not known)',
    },
    {
      topic: 'edition',
      of: drafted({ date: '2024-01-01', renewals: [], agency: null, clauses: ['FAR 1', 'FAR 3'] }),
      ask: 'Which edition of FAR 1, as printed in the contract: DEC 2023? (nothing: not known)',
    },
    {
      topic: 'edition',
      of: drafted({
        date: '2024-01-01',
        renewals: [],
        agency: 'GSA',
        clauses: ['FAR 1', 'FAR 3'],
        editions: [null],
      }),
      ask: 'Which edition of FAR 3, as printed in the contract: DEC 2023? (nothing: not known)',
    },
  ])('is $topic: $ask', ({ topic, of, ask }) => {
    expect(next(of)).toEqual({ topic, ask, choices: [] });
  });

  it('is of a list who they are, and which clauses their contract carries', () => {
    expect(next(said({ name: 'Acme' }))).toEqual({
      topic: 'roles',
      ask: 'Who are you? Several, separated by commas.',
      choices: ROLES,
    });
    expect(next(drafted({ date: '2024-01-01', renewals: null, agency: null }))).toEqual({
      topic: 'clauses',
      ask: 'Which of these clauses does C-1 carry? Several, separated by commas. (nothing: none)',
      choices: CLAUSES,
    });
  });

  it.each<{ what: string; of: Introduction; topic: IntroductionTopic | undefined }>([
    { what: 'one whom no contract binds', of: { ...WHO, roles: ['business'] }, topic: undefined },
    {
      what: 'one whom a contract may bind',
      of: { ...WHO, roles: ['business'], unknownRoles: ['contractor'] },
      topic: 'contract',
    },
    // A builder is a contractor.
    { what: 'one whom it binds by a broader word', of: { ...WHO, roles: ['builder'] }, topic: 'contract' },
    { what: 'one who has named all', of: { ...WHO, areContractsComplete: true }, topic: undefined },
    // One that is being told is told to its end.
    { what: 'one in the middle', of: { ...drafted(), areContractsComplete: true }, topic: 'award' },
  ])('asks $what for contracts or not', ({ of, topic }) => {
    expect(next(of)?.topic).toBe(topic);
  });
});

describe('who bears contracts', () => {
  it.each([
    { roles: ['contractor'], bears: true },
    { roles: ['household', 'builder'], bears: true },
    { roles: ['household'], bears: false },
    { roles: [], bears: false },
    { roles: ['anyone-else'], bears: true },
  ])('$roles: $bears', ({ roles, bears }) => {
    expect(bearsContracts(HELD, roles)).toBe(bears);
  });

  it('is nobody where no law is carried out by contracts', () => {
    const plain = { ...HELD, prohibitions: [{ ...LAW, clauses: [carried('b', null)] }] };
    expect(bearsContracts(plain, ['contractor'])).toBe(false);
  });
});

describe('a reply', () => {
  const reply = (of: Introduction, text: string) => {
    const step = next(of);
    if (step === null) throw new Error('nothing is asked');
    return takeIntroduction(HELD, step, text, of);
  };
  const taken = (introduction: Introduction) => ({ kind: 'taken', introduction });
  const again = (say: string) => ({ kind: 'again', say });

  it('gives a name, or none', () => {
    expect(reply(NOTHING_SAID, ' Acme ')).toEqual(taken(said({ name: 'Acme' })));
    expect(reply(NOTHING_SAID, '  ')).toEqual(taken(said({ name: 'our organisation' })));
  });

  it('gives one role or several', () => {
    const of = said({ name: 'Acme' });
    expect(reply(of, 'business, 4')).toEqual(taken({ ...of, roles: ['business', 'contractor'] }));
    expect(reply(of, ' ')).toEqual(again('Give at least one; household and business are the plainest.'));
    expect(reply(of, 'bussiness')).toEqual(again('That was not understood. Did you mean business?'));
  });

  it('gives roles that it may be that they have, and none that they have', () => {
    const of = said({ name: 'Acme', roles: ['business'] });
    expect(reply(of, 'business, contractor')).toEqual(taken({ ...of, unknownRoles: ['contractor'] }));
    expect(reply(of, '')).toEqual(taken({ ...of, unknownRoles: [] }));
    expect(reply(of, 'zzzzzz')).toEqual(
      again('That was not understood. Give a number or a word of the list.'),
    );
  });

  it('gives places, or the ordinary one', () => {
    const of = said({ name: 'Acme', roles: ['business'], unknownRoles: [] });
    expect(reply(of, 'us-tx, de')).toEqual(taken({ ...of, territory: ['US-TX', 'DE'] }));
    expect(reply(of, ' ')).toEqual(taken({ ...of, territory: ['US'] }));
    expect(reply(of, 'America')).toEqual(again('Write the two letters of each country: US, DE.'));
    const there = { ...of, territory: ['DE'] };
    expect(reply(there, 'FR')).toEqual(taken({ ...there, nationality: ['FR'] }));
    expect(reply(there, '')).toEqual(taken({ ...there, nationality: ['DE'] }));
    expect(reply(there, 'France')).toEqual(again('Write the two letters of each country: US, DE.'));
  });

  it('names a contract, or says that there is no other', () => {
    expect(reply(WHO, ' C-1 ')).toEqual(taken(drafted()));
    expect(reply(WHO, '')).toEqual(taken({ ...WHO, areContractsComplete: false }));
    expect(reply(WHO, 'None')).toEqual(taken({ ...WHO, areContractsComplete: true }));
    const one = {
      ...WHO,
      contracts: [{ id: 'C-1', date: '2024-03-01', renewals: null, agency: null, clauses: [] }],
    };
    expect(reply(one, '')).toEqual(taken({ ...one, areContractsComplete: true }));
  });

  it('gives its day of award', () => {
    expect(reply(drafted(), '2024-02-29')).toEqual(taken(drafted({ date: '2024-02-29' })));
    for (const none of ['', 'yesterday', '2023-02-29'])
      expect(reply(drafted(), none)).toEqual(again('Write a day such as 2024-03-01.'));
  });

  it('gives its renewals, which are later, or that there was none, or that they are not known', () => {
    const of = drafted({ date: '2024-01-01' });
    const renewed = (renewals: readonly string[] | null) => taken(drafted({ date: '2024-01-01', renewals }));
    expect(reply(of, '2026-01-01, 2025-01-01')).toEqual(renewed(['2025-01-01', '2026-01-01']));
    expect(reply(of, 'never')).toEqual(renewed([]));
    expect(reply(of, '')).toEqual(renewed(null));
    expect(reply(of, '2024-01-01')).toEqual(
      again('Write days after the award, such as 2025-03-01, or never.'),
    );
  });

  it('gives its agency, or that it is not known', () => {
    const of = { date: '2024-01-01', renewals: null };
    expect(reply(drafted(of), ' GSA ')).toEqual(taken(drafted({ ...of, agency: 'GSA' })));
    expect(reply(drafted(of), '')).toEqual(taken(drafted({ ...of, agency: null })));
  });

  const TOLD = { date: '2024-01-01', renewals: ['2025-01-01'], agency: 'GSA' };

  it('gives its clauses; of none it is told in full', () => {
    const of = { ...drafted(TOLD), contracts: [contract('C-0')] };
    expect(reply(of, '1, FAR 3')).toEqual(
      taken({ ...of, contract: { id: 'C-1', ...TOLD, clauses: ['FAR 1', 'FAR 3'], editions: [] } }),
    );
    expect(reply(of, '')).toEqual(
      taken({ ...of, contracts: [contract('C-0'), { id: 'C-1', ...TOLD, clauses: [] }], contract: null }),
    );
    expect(reply(of, 'FAR 4444444')).toEqual(
      again('That was not understood. Give a number or a word of the list.'),
    );
  });

  it('gives the edition of each clause; with the last it is told in full', () => {
    const of = drafted({ ...TOLD, renewals: null, clauses: ['FAR 1', 'FAR 3'] });
    const first = drafted({ ...TOLD, renewals: null, clauses: ['FAR 1', 'FAR 3'], editions: [null] });
    expect(reply(of, '')).toEqual(taken(first));
    expect(reply(of, '2023')).toEqual(again('Write month and year as printed: DEC 2023.'));
    expect(reply(first, 'Dec 2023')).toEqual(
      taken({
        ...WHO,
        contracts: [
          {
            id: 'C-1',
            ...TOLD,
            renewals: null,
            clauses: [
              { id: 'FAR 1', edition: null },
              { id: 'FAR 3', edition: 'DEC 2023' },
            ],
          },
        ],
        contract: null,
      }),
    );
  });
});

describe('the profile of who introduced themselves', () => {
  it.each<{ what: string; parts: Partial<Clause>; complete: boolean }>([
    // Of whom no contract was asked, since none binds them; an agency's are many, and were not told.
    {
      what: 'the text of a contract that others make with them',
      parts: { contractClause: 'FAR 1', binds: ['contractor'], to: ['nobody', 'bystander'] },
      complete: false,
    },
    {
      what: 'the text of a contract that others make with others',
      parts: { contractClause: 'FAR 1', binds: ['contractor'], to: ['business'] },
      complete: true,
    },
    { what: 'no contract, toward them', parts: { binds: ['contractor'], to: ['bystander'] }, complete: true },
    {
      what: 'the day of a contract that they make',
      parts: { anchor: 'contract-award', binds: ['nobody', 'bystander'] },
      complete: false,
    },
    {
      what: 'the day of its last renewal',
      parts: { anchor: 'contract-renewal', binds: ['bystander'] },
      complete: false,
    },
    {
      what: 'the day of a contract that others make',
      parts: { anchor: 'contract-award', binds: ['business'] },
      complete: true,
    },
    { what: 'the day of the act', parts: { binds: ['bystander'] }, complete: true },
  ])('takes it for complete or not where law turns on $what', ({ parts, complete }) => {
    const beside = carried('beside', null);
    const prohibitions = [
      { ...LAW, clauses: [beside, clause('bar', 'prohibited', 'e0', { to: [], ...parts })] },
      { ...THERE, clauses: [beside] },
    ];
    const of = said({ roles: ['bystander'], unknownRoles: [] });
    expect(profileOf({ ...HELD, prohibitions }, of).contractsComplete).toBe(complete);
    // Who said so themselves is believed.
    expect(
      profileOf({ ...HELD, prohibitions }, { ...of, areContractsComplete: !complete }).contractsComplete,
    ).toBe(!complete);
  });

  it('is what they said', () => {
    const of: Introduction = {
      ...WHO,
      unknownRoles: ['builder'],
      territory: ['US-TX'],
      nationality: ['DE'],
      contracts: [contract('C-1')],
      areContractsComplete: true,
    };
    expect(profileOf(HELD, of)).toEqual({
      name: 'Acme',
      assumed: false,
      territory: ['US-TX'],
      nationality: ['DE'],
      roles: ['contractor'],
      unknownRoles: ['builder'],
      activities: [],
      contracts: [contract('C-1')],
      contractsComplete: true,
      answers: [],
      waivers: [],
      acceptances: [],
    });
  });

  it('is of who ended early the ordinary one, and contracts are not known of whom they may bind', () => {
    expect(profileOf(HELD, NOTHING_SAID)).toMatchObject({
      name: 'our organisation',
      territory: ['US'],
      nationality: ['US'],
      roles: [],
      unknownRoles: [],
      contracts: [],
      contractsComplete: true,
    });
    expect(profileOf(HELD, said({ territory: ['DE'] })).nationality).toEqual(['DE']);
    expect(profileOf(HELD, WHO).contractsComplete).toBe(false);
    const perhaps = said({ roles: ['household'], unknownRoles: ['contractor'] });
    expect(profileOf(HELD, perhaps).contractsComplete).toBe(false);
    expect(profileOf(HELD, said({ roles: ['household'] })).contractsComplete).toBe(true);
  });
});
