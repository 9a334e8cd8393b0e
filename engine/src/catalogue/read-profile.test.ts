import { expect, test } from 'vitest';
import { InterdictError } from '../model/interdict-error.ts';
import type { WordSource } from './profile-schema.ts';
import { parseProfile } from './read-profile.ts';

const named = (...ids: string[]) => ids.map((id) => ({ id }));

const WORDS: WordSource = {
  vocabulary: {
    actors: named('business', 'federal-contractor', 'federal-subcontractor'),
    activities: named('use', 'renew'),
  },
  questions: named('q/used-for-contract-data'),
  suppliers: [],
  products: [],
  prohibitions: [],
};

const WHOLE = `
schema: interdict.profile/1
name: Acme
nexus: {territory: US}
roles: [federal-contractor]
unknown: [federal-subcontractor]
activities: [use]
contracts:
  - {id: W1, date: "2024-03-01", agency: DoD, clauses: [{id: FAR 52.204-23, edition: DEC 2023}]}
answers:
  - {question: q/used-for-contract-data, answer: "yes", assets: [PC-1], contract: W1, because: the register says so}
waivers:
  - {id: w1, prohibition: p, granted-by: SECDEF, from: "2024-01-01"}
acceptances:
  - {id: a1, assets: [PC-1], reason: replaced next week, approver: CISO, expires: "2024-12-31"}
`;

function refusal(text: string): InterdictError {
  try {
    parseProfile(text, 'who.yaml', WORDS);
  } catch (error) {
    if (error instanceof InterdictError) return error;
    throw error;
  }
  throw new Error('accepted');
}

test('a whole profile', () => {
  expect(parseProfile(WHOLE, 'who.yaml', WORDS)).toEqual({
    name: 'Acme',
    assumed: false,
    territory: ['US'],
    nationality: [],
    roles: ['federal-contractor'],
    unknownRoles: ['federal-subcontractor'],
    activities: ['use'],
    contracts: [
      {
        id: 'W1',
        date: '2024-03-01',
        renewals: null,
        agency: 'DoD',
        clauses: [{ id: 'FAR 52.204-23', edition: 'DEC 2023' }],
      },
    ],
    contractsComplete: true,
    answers: [
      {
        question: 'q/used-for-contract-data',
        answer: 'yes',
        assets: ['PC-1'],
        contract: 'W1',
        because: 'the register says so',
      },
    ],
    waivers: [
      { id: 'w1', prohibition: 'p', clauses: [], grantedBy: 'SECDEF', from: '2024-01-01', until: null },
    ],
    acceptances: [
      {
        id: 'a1',
        finding: null,
        supplier: null,
        product: null,
        assets: ['PC-1'],
        activity: null,
        prohibition: null,
        reason: 'replaced next week',
        approver: 'CISO',
        expires: '2024-12-31',
      },
    ],
  });
});

test('contracts that are not given are not taken as complete', () => {
  expect(parseProfile('roles: [business]', 'who.yaml', WORDS)).toMatchObject({
    name: 'who',
    contractsComplete: false,
  });
});

test('a mistyped role has its place and the nearest word', () => {
  const error = refusal('name: x\nroles: [bussiness]\n');
  expect(error).toMatchObject({ code: 'document-invalid', subject: 'who.yaml:2:9' });
  expect(error.remedy).toBe('Did you mean "business"?');
});

test('a mistyped question has its place and the nearest word', () => {
  const error = refusal('roles: [business]\nanswers:\n  - {question: q/used-for-contract, answer: "yes"}\n');
  expect(error).toMatchObject({
    subject: 'who.yaml:3:16',
    remedy: 'Did you mean "q/used-for-contract-data"?',
  });
});

test('a mistyped key has its place', () => {
  expect(refusal('roles: [business]\nactivites: [use]\n').subject).toBe('who.yaml:2:1');
});

test('an answer without quotes that YAML 1.1 would take for a boolean is a word here', () => {
  expect(
    parseProfile(
      'roles: [business]\nanswers: [{question: q/used-for-contract-data, answer: yes}]',
      'w',
      WORDS,
    ).answers[0]?.answer,
  ).toBe('yes');
});

test('an acceptance of everything is refused', () => {
  const error = refusal(
    'roles: [business]\nacceptances: [{id: a, reason: r, approver: p, expires: "2024-01-01"}]\n',
  );
  expect(error.message).toContain('an acceptance names');
});

test('a date that does not exist is refused', () => {
  const error = refusal('roles: [business]\ncontracts: [{id: a, date: "2024-02-30"}]\n');
  expect(error.message).toContain('a date is written');
});
