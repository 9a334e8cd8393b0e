import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { caseOf, catalogueOf, clauseOf, lawOf, laws, question } from '../../tests/law/arbitrary-law.ts';
import { finding } from '../../tests/law/given-finding.ts';
import { DEFAULT_PROFILE } from '../catalogue/default-profile.ts';
import type { Catalogue } from '../model/catalogue.ts';
import type { Finding, Match } from '../model/finding.ts';
import type { Product } from '../model/product.ts';
import type { Contract, Profile, ProfileAnswer } from '../model/profile.ts';
import type { Clause } from '../model/prohibition.ts';
import type { Question } from '../model/question.ts';
import { bindingLaws, mayBind } from './binding-laws.ts';
import {
  activitiesOf,
  caseKey,
  caseOf as caseOfFinding,
  type DecideContext,
  dayZone,
  decideFinding,
  usualActivities,
} from './decide-finding.ts';

const [law] = fc.sample(laws, { seed: 1, numRuns: 1 });
if (law === undefined) throw new Error('no sample');

it.each([
  { countries: ['DE'], zone: 'Europe/Berlin' },
  { countries: ['AU'], zone: 'Australia/Adelaide' },
  // Of a place without law of its own, and of none: the first that there is.
  { countries: ['FR'], zone: 'America/New_York' },
  { countries: [], zone: 'America/New_York' },
])('a day asked about in $countries is a day of $zone', ({ countries, zone }) => {
  const held = [
    { ...law, jurisdiction: 'US', zone: 'America/New_York' },
    { ...law, jurisdiction: 'DE', zone: 'Europe/Berlin' },
    { ...law, jurisdiction: 'AU-SA', zone: 'Australia/Adelaide' },
  ];
  expect(dayZone(held, countries)).toBe(zone);
});

it('is UTC where no law is held', () => {
  expect(dayZone([], ['DE'])).toBe('UTC');
});

const place: Question = {
  id: 'q/here',
  ask: 'Is it here?',
  yes: 'It is.',
  no: 'It is not.',
  help: null,
  derive: { kind: 'nexus', places: ['DE'] },
  assume: [],
  knownBy: 'compliance officer',
  cost: 1,
};
const [first] = law.clauses;
if (first === undefined) throw new Error('no clause');
const clause: Clause = { ...first, mode: null, nexus: { kind: 'question', id: 'q/here' } };

const told: ProfileAnswer = { question: 'q/here', answer: 'yes', assets: [], contract: null, because: null };

it.each([
  { countries: ['DE'], answers: [], binds: true },
  { countries: ['US'], answers: [], binds: false },
  // Nobody knows where: it may be here.
  { countries: [], answers: [], binds: true },
  { countries: ['US'], answers: [told], binds: true },
])('a law of one place may bind who is in $countries, with $answers.length answers: $binds', (given) => {
  const { countries, answers, binds } = given;
  const one = caseOf([], new Map(), 0);
  const here = { ...one, catalogue: { ...one.catalogue, questions: [place] }, countries, answers };

  expect(mayBind({ ...law, clauses: [clause] }, here)).toBe(binds);
  // One clause without a place of its own is enough.
  expect(mayBind({ ...law, clauses: [clause, { ...clause, nexus: null }] }, here)).toBe(true);
});

it.each<{ derive: Question['derive']; countries?: string[]; binds: boolean }>([
  // One of the contracts may say yes where no contract at all says no.
  {
    derive: { kind: 'contract-clause', clause: 'FAR 1', editionFrom: null, editionBefore: null },
    binds: true,
  },
  { derive: { kind: 'contract-renewed', from: '2024-01-01' }, binds: true },
  { derive: { kind: 'contract-made', before: '2024-01-01' }, binds: true },
  // Of agencies it is known of all contracts at once.
  { derive: { kind: 'agency', agencies: ['GSA'] }, binds: false },
  { derive: { kind: 'agency', agencies: ['NASA'] }, binds: true },
  // What the thing answers nobody knows yet.
  { derive: { kind: 'product-class', classes: ['camera'] }, binds: true },
  { derive: null, binds: true },
])('a law whose reach turns on $derive.kind may bind a contractor of NASA: $binds', ({ derive, binds }) => {
  const one = caseOf([], new Map(), 0);
  const contract: Contract = {
    id: 'C-1',
    date: '2024-02-01',
    renewals: [],
    agency: 'NASA',
    clauses: [{ id: 'FAR 1', edition: null }],
  };
  const held = {
    ...one,
    catalogue: { ...one.catalogue, questions: [{ ...place, derive }] },
    contracts: [contract],
  };
  expect(mayBind({ ...law, clauses: [clause] }, held)).toBe(binds);
  // A question that nobody wrote down settles nothing.
  expect(mayBind({ ...law, clauses: [clause] }, { ...held, catalogue: one.catalogue })).toBe(true);
});

it('the laws that may bind are one list for all that the same ones reach', () => {
  const plain = caseOf([law], new Map(), 0);
  const groups = law.groups.map((group) => ({ ...group, roots: ['supplier', 'another'] }));
  const elsewhere = { ...law, id: 'elsewhere', groups, clauses: [clause] };
  const both = { ...law, groups };
  const catalogue = { ...plain.catalogue, prohibitions: [both, elsewhere], questions: [place] };
  const one = { ...plain, catalogue, countries: ['US'] };
  expect(bindingLaws(one)).toEqual([both]);
  expect(bindingLaws({ ...one, supplier: 'another' })).toBe(bindingLaws(one));
  expect(bindingLaws({ ...one, supplier: 'stranger' })).toEqual([]);
});

it('what is only taken for granted of where somebody is keeps no law away', () => {
  const one = caseOf([], new Map(), 0);
  const granted = {
    answer: 'no' as const,
    activities: null,
    unless: [],
    before: null,
    says: 'it is elsewhere',
  };
  const questions = [{ ...place, derive: null, assume: [granted] }];
  expect(mayBind({ ...law, clauses: [clause] }, { ...one, catalogue: { ...one.catalogue, questions } })).toBe(
    true,
  );
});

const day = (text: string): number => Date.parse(`${text}T00:00:00Z`);
const NOW = day('2024-06-01');

const barred = (id: string, parts: Partial<Clause> = {}): Clause => ({
  ...clauseOf(id, 'prohibited', {
    when: null,
    valid: { from: 'e1', to: 'open' },
    known: { from: 'e0', to: 'open' },
  }),
  ...parts,
});

const AV: Product = {
  id: 'av',
  supplier: 'supplier',
  name: 'AV',
  names: [],
  classes: ['anti-virus'],
  classVerification: 'primary',
  embeddable: false,
  note: null,
};

/**
 * Whoever uses anti-virus of the supplier, if it is in use, is barred; of what is made in China also from keeping
 * it; a use that is needed is exempt; and it has to be reported.
 */
const LAW = lawOf(
  [
    barred('use', { object: { madeBy: 'g', classes: ['anti-virus'], part: 'whole' } }),
    barred('keep', { does: ['keep'], when: { kind: 'question', id: 'q/made-there' } }),
    barred('needed', {
      effect: 'exempt',
      mode: 'undercuts',
      excepts: 'all',
      when: { kind: 'question', id: 'q/needed' },
    }),
    barred('tell', {
      effect: 'disclosure-required',
      does: ['use', 'keep'],
      duty: { kind: 'report', trigger: 'q/found', to: 'the office', content: null, deadlines: [] },
      when: {
        kind: 'any',
        of: [
          { kind: 'question', id: 'q/told' },
          { kind: 'question', id: 'q/made-there' },
        ],
      },
    }),
  ],
  false,
);

const word = { says: '', implies: [], label: '', contract: null, converse: null, presenceQuestion: null };
const plain = catalogueOf([LAW]);
const CATALOGUE: Catalogue = {
  ...plain,
  vocabulary: {
    ...plain.vocabulary,
    actors: [
      { id: 'anyone', says: '', implies: [], activities: ['use'] },
      { id: 'shop', says: '', implies: ['anyone'], activities: ['sell', 'keep', 'use'] },
    ],
    activities: [
      { ...word, id: 'use', presenceQuestion: 'q/in-use' },
      { ...word, id: 'keep' },
      { ...word, id: 'sell' },
    ],
    classes: [{ id: 'anti-virus', says: '', implies: [] }],
  },
  products: [AV, { ...AV, id: 'training', classes: [] }],
  questions: [
    question('q/needed'),
    question('q/told'),
    question('q/found'),
    question('q/in-use'),
    { ...question('q/made-there'), derive: { kind: 'country-of-origin', countries: ['CN'] } },
  ],
};

function context(parts: Partial<DecideContext> = {}, profile: Partial<Profile> = {}): DecideContext {
  return {
    catalogue: CATALOGUE,
    profile: { ...DEFAULT_PROFILE, roles: ['shop'], ...profile },
    clocks: { asOf: { kind: 'instant', at: NOW }, asKnown: { kind: 'instant', at: NOW }, now: NOW },
    activities: ['use', 'keep'],
    ...parts,
  };
}

/** Marked with the country it comes from. */
function made(country: string): Match {
  return {
    sighting: {
      observable: { kind: 'country-of-origin', value: country },
      asset: { kind: 'machine', id: 'guid-1', label: 'PC-1' },
      location: { path: 'p' },
      source: 's',
      standing: 'declared',
      artefact: 'a',
      presence: 'installed',
    },
    indicator: 'i',
    strength: 'weak',
    note: null,
    verification: 'primary',
  };
}

const found = (parts: Partial<Finding> = {}): Finding => ({
  ...finding([]),
  supplier: 'supplier',
  product: 'av',
  ...parts,
});

describe('a finding decided', () => {
  it('is what was found, with what heads it, each activity, each clause and each duty', () => {
    const decided = decideFinding(found({ matches: [made('cn')] }), context());
    const {
      headline: _h,
      activities: _a,
      determinations: _d,
      duties: _u,
      discoveredAt: _t,
      ...seen
    } = finding([]);
    expect(decided).toMatchObject({ ...seen, supplier: 'supplier', product: 'av', matches: [made('cn')] });
    expect(decided.discoveredAt).toBe('2024-06-01T00:00:00Z');
    // Nothing lets it be kept: that is the most serious, though using it was asked about first.
    expect(decided.headline).toMatchObject({ verdict: 'prohibited', activity: 'keep' });
    expect(decided.headline.says).toBe(decided.activities[1]?.says);
    expect(decided.activities.map(({ activity, couldBe }) => [activity, couldBe])).toEqual([
      ['use', ['prohibited', 'exempt']],
      ['keep', ['prohibited']],
    ]);
    expect(decided.determinations.map(({ activity, clause: id }) => [activity, id])).toEqual([
      ['use', 'use'],
      ['keep', 'keep'],
    ]);
    // Named by two activities, it is one duty.
    expect(decided.duties.map(({ clause: id, status }) => [id, status])).toEqual([['tell', 'undetermined']]);
    expect(decided.accepted).toEqual([]);
  });

  it('says so where nothing in the catalogue reaches it', () => {
    const empty = { ...CATALOGUE, prohibitions: [] };
    expect(
      decideFinding(found(), context({ catalogue: empty, activities: [] }, { roles: [] })).headline,
    ).toEqual({
      verdict: 'not-covered',
      activity: null,
      says: 'No clause in the catalogue of 2024.01.01 reaches this supplier.',
    });
  });

  // What is kept for ten thousand machines must never answer for one that differs.
  it('is the same whatever was decided before it', () => {
    const asset = (label: string) => ({ kind: 'machine' as const, id: `id-${label}`, label });
    const grid: Finding[] = [];
    for (const supplier of ['supplier', 'stranger'])
      for (const product of ['av', 'training', null])
        for (const presence of ['installed', 'component', 'contact', 'left-over'] as const)
          for (const matches of [[], [made('CN')], [made('VN')]])
            for (const label of ['a', 'b'])
              grid.push(found({ supplier, product, presence, matches, asset: asset(label) }));
    const told = (parts: Partial<ProfileAnswer>): ProfileAnswer => ({
      question: 'q/needed',
      answer: 'yes',
      assets: [],
      contract: null,
      because: null,
      ...parts,
    });
    for (const answers of [
      [],
      [told({ assets: ['a'] })],
      [told({ assets: ['id-b'], answer: 'no' }), told({ question: 'q/told' })],
    ]) {
      const shared = context({}, { answers });
      for (const each of [...grid, ...[...grid].reverse()]) {
        const { asset: _, ...alone } = decideFinding(each, context({}, { answers }));
        expect(decideFinding(each, shared)).toMatchObject(alone);
      }
    }
  });

  it('is one case for machines that differ in nothing that is read', () => {
    const key = (parts: Partial<Finding>, answers: ProfileAnswer[] = []) =>
      caseKey(found(parts), { ...DEFAULT_PROFILE, answers });
    const other = { kind: 'machine' as const, id: 'guid-2', label: 'PC-2' };
    const named: ProfileAnswer = {
      question: 'q/needed',
      answer: 'yes',
      assets: ['PC-2'],
      contract: null,
      because: null,
    };
    expect(key({ asset: other })).toBe(key({}));
    expect(key({ asset: other }, [named])).not.toBe(key({}, [named]));
    expect(key({ asset: { ...other, id: 'PC-2', label: 'x' } }, [named])).not.toBe(key({}, [named]));
    // One answer that names it is enough, whatever others are about.
    const both = [named, { ...named, assets: [] }];
    expect(key({ asset: other }, both)).not.toBe(key({}, both));
    expect(key({}, both)).toBe(key({}));
    expect(key({ matches: [made('CN')] })).not.toBe(key({}));
    expect(key({ matches: [made('CN')] })).toBe(key({ matches: [made('cn')] }));
    expect(key({ product: null })).not.toBe(key({}));
    expect(key({ supplier: 'x' })).not.toBe(key({}));
    expect(key({ presence: 'contact' })).not.toBe(key({}));
  });

  it('tells of a duty on several activities the status nearest to applying', () => {
    const status = (
      activities: string[],
      facts: [string, 'yes' | 'no'][],
      matches: Finding['matches'] = [],
    ) => {
      const answers = facts.map(([id, answer]) => ({
        question: id,
        answer,
        assets: [],
        contract: null,
        because: null,
      }));
      return decideFinding(
        found({ presence: 'contact', matches }),
        context({ activities }, { answers }),
      ).duties.map((each) => each.status);
    };
    // Of its use nobody knows whether it is in use; keeping it is keeping it.
    for (const activities of [
      ['use', 'keep'],
      ['keep', 'use'],
    ]) {
      expect(
        status(activities, [
          ['q/told', 'yes'],
          ['q/found', 'yes'],
        ]),
      ).toEqual(['applies']);
      expect(
        status(activities, [
          ['q/told', 'yes'],
          ['q/found', 'no'],
        ]),
      ).toEqual(['not-triggered']);
    }
    expect(
      status(
        ['use'],
        [
          ['q/told', 'yes'],
          ['q/found', 'yes'],
        ],
      ),
    ).toEqual(['undetermined']);
  });
});

describe('of several activities on which a duty stands alike', () => {
  it.each([
    { activities: ['use', 'keep'], asked: ['q/found', 'q/in-use'] },
    { activities: ['keep', 'use'], asked: ['q/found'] },
  ])('the first tells of it: $activities', ({ activities, asked }) => {
    const told: ProfileAnswer = {
      question: 'q/told',
      answer: 'yes',
      assets: [],
      contract: null,
      because: null,
    };
    const { duties } = decideFinding(
      found({ presence: 'contact' }),
      context({ activities }, { answers: [told] }),
    );
    expect(duties.map(({ status, questions }) => [status, questions.map(({ id }) => id)])).toEqual([
      ['undetermined', asked],
    ]);
  });
});

describe('the activities asked about', () => {
  it.each<{ what: string; asked?: string[]; profile: Partial<Profile>; activities: string[] }>([
    {
      what: 'those asked for by name, each once',
      asked: ['sell', 'use', 'sell'],
      profile: { activities: ['keep'] },
      activities: ['sell', 'use'],
    },
    { what: "the profile's", profile: { activities: ['keep', 'use'] }, activities: ['keep', 'use'] },
    {
      what: 'what its roles usually do, in the order of the vocabulary',
      profile: { activities: [] },
      activities: ['use', 'keep', 'sell'],
    },
    { what: 'the same where none was named', asked: [], profile: { roles: ['anyone'] }, activities: ['use'] },
    { what: 'none of a role that nobody knows', profile: { roles: ['stranger'] }, activities: [] },
  ])('are $what', ({ asked, profile, activities }) => {
    const whole = { ...DEFAULT_PROFILE, roles: ['shop'], ...profile };
    expect(
      activitiesOf({ catalogue: CATALOGUE, profile: whole, ...(asked && { activities: asked }) }),
    ).toEqual(activities);
  });

  it('of several roles are those of any', () => {
    expect(usualActivities(CATALOGUE, ['anyone', 'shop'])).toEqual(['use', 'keep', 'sell']);
  });
});

describe('a finding as a case', () => {
  it('carries what was found and what the profile says', () => {
    const profile = { territory: ['US', 'DE'], nationality: ['US', 'FR'], unknownRoles: ['agency'] };
    const given = context(
      {
        clocks: {
          asOf: { kind: 'instant', at: NOW },
          asKnown: { kind: 'day', date: '2024-05-01' },
          now: NOW,
        },
      },
      { ...profile, assumed: false },
    );
    expect(
      caseOfFinding(found({ presence: 'contact', matches: [made('cn'), made('VN')] }), given),
    ).toMatchObject({
      supplier: 'supplier',
      product: { kind: 'product', product: AV },
      roles: ['shop'],
      unknownRoles: ['agency'],
      countries: ['US', 'DE', 'FR'],
      origins: ['CN', 'VN'],
      modelYear: null,
      manufactured: null,
      assetNames: [],
      presence: 'contact',
      given: 'profile',
      // The whole of the day was public.
      asKnown: day('2024-05-02') - 1,
    });
    expect(caseOfFinding(found({ product: null }), context())).toMatchObject({
      product: { kind: 'unknown' },
      origins: [],
      given: 'assumed',
    });
    expect(caseOfFinding(found({ product: 'no such' }), context()).product).toEqual({ kind: 'unknown' });
  });

  it('reads no other mark for its origin', () => {
    const [match] = [made('cn')];
    if (!match) throw new Error('no match');
    const other = {
      ...match,
      sighting: { ...match.sighting, observable: { kind: 'file-name' as const, value: 'cn' } },
    };
    expect(caseOfFinding(found({ matches: [other] }), context()).origins).toEqual([]);
  });
});

describe('the laws that bind', () => {
  const here = (places: string[]): Question => ({ ...place, derive: { kind: 'nexus', places } });
  const asking = (nexus: Clause['nexus']): Clause => barred('use', { nexus });
  const there = { ...LAW, id: 'there', clauses: [asking({ kind: 'question', id: 'q/here' })] };
  const catalogue = {
    ...CATALOGUE,
    prohibitions: [LAW, there],
    questions: [...CATALOGUE.questions, here(['DE'])],
  };

  it('are those that reach the supplier and may bind where the asker is, one list for one set', () => {
    const one = (countries: string[], parts = {}) => ({
      ...caseOf([], new Map(), NOW),
      catalogue,
      countries,
      ...parts,
    });
    const ids = (countries: string[]) => bindingLaws(one(countries)).map((each) => each.id);
    expect(ids(['DE'])).toEqual(['law', 'there']);
    expect(ids(['US'])).toEqual(['law']);
    const us = bindingLaws(one(['US']));
    expect(bindingLaws(one(['US'], { product: { kind: 'product', product: AV } }))).toBe(us);
    expect(bindingLaws(one(['US'], { supplier: 'stranger' }))).toEqual([]);
    expect(bindingLaws(one(['US'], { presence: 'contact', origins: ['CN'] }))).toBe(us);
    expect(bindingLaws(one(['US'], { assetNames: ['pc'] }))).toEqual(us);
  });

  it('are none that only an exception lets be anywhere', () => {
    const only = {
      ...there,
      clauses: [...there.clauses, { ...asking(null), id: 'x', mode: 'undercuts' as const }],
    };
    expect(mayBind(only, { ...caseOf([], new Map(), NOW), catalogue, countries: ['US'] })).toBe(false);
  });

  it('may be one whose place is only taken for granted', () => {
    const assume = [{ answer: 'no' as const, activities: null, unless: [], before: null, says: 'not here' }];
    const held = { ...catalogue, questions: [{ ...place, derive: null, assume }] };
    expect(mayBind(there, { ...caseOf([], new Map(), NOW), catalogue: held })).toBe(true);
    // Nor does a question that the catalogue does not hold say no.
    expect(
      mayBind(there, { ...caseOf([], new Map(), NOW), catalogue: { ...catalogue, questions: [] } }),
    ).toBe(true);
  });

  it('have a day each in their own place, of which the first in a country of the asker counts', () => {
    const berlin = { ...law, jurisdiction: 'DE', zone: 'Europe/Berlin' };
    expect(dayZone([{ ...law, jurisdiction: 'US', zone: 'America/New_York' }, berlin], ['FR', 'DE'])).toBe(
      'Europe/Berlin',
    );
  });
});
