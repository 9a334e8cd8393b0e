import { describe, expect, it } from 'vitest';
import { catalogueOf, clauseOf, lawOf } from '../../tests/law/arbitrary-law.ts';
import { determination, duty } from '../../tests/law/given-finding.ts';
import type { LawCase } from '../catalogue/cases-file.ts';
import type { CaseTable } from '../catalogue/read-cases.ts';
import type { ActivityAnswer, OpenQuestion, Reading } from '../model/determination.ts';
import type { AskAnswer } from '../model/result.ts';
import { TOOL } from '../model/tool.ts';
import { catalogueOf as catalogueOfCase, differences, faultsOf, requestOf } from './law-case.ts';

type Wants = LawCase['wants'];

function lawCase(wants: Partial<Wants>, parts: Partial<LawCase> = {}): LawCase {
  return {
    id: 'case',
    sentence: 'Somebody uses it.',
    because: { source: 's' },
    given: {},
    wants: { verdict: 'prohibited', ...wants },
    ...parts,
  };
}

const question = (id: string): OpenQuestion => ({ id, ask: id, help: null, ifYes: [], ifNo: [] });
const FROM = '2024-02-01T00:00:00Z';
const reading: Reading = { says: '', at: FROM, source: '', stronger: true, why: null };

const activity: ActivityAnswer = {
  activity: 'use',
  verdict: 'prohibited',
  couldBe: ['prohibited'],
  bound: 'self',
  since: FROM,
  next: null,
  questions: [],
  segments: [],
  readings: [],
  byProhibition: [
    {
      prohibition: 'law',
      verdict: 'prohibited',
      couldBe: ['prohibited'],
      bound: 'self',
      since: FROM,
      next: null,
    },
    { prohibition: 'other', verdict: 'exempt', couldBe: ['exempt'], bound: 'self', since: null, next: null },
  ],
  counterparty: null,
  assumed: [],
  decidedBy: ['law/bar'],
  contracts: ['C-1: FAR 52.204-23'],
  says: '',
};

function answer(parts: Partial<AskAnswer> = {}): AskAnswer {
  return {
    schema: 'interdict.answer/1',
    tool: TOOL,
    catalogue: { version: '2024.01.01', digest: 'sha256:0' },
    asOf: '2024-03-01',
    asKnown: '2024-03-01',
    question: {
      supplier: 'supplier',
      product: null,
      activities: ['use'],
      actors: ['business'],
      contracts: [],
      jurisdiction: 'US',
      prohibition: null,
      modelYear: null,
      manufactured: null,
    },
    assumed: [],
    verdict: 'prohibited',
    couldBe: ['prohibited', 'exempt'],
    bound: 'self',
    since: FROM,
    next: { verdict: 'exempt', from: '2024-05-01T00:00:00Z', clause: 'later' },
    says: 'Prohibited: nobody may use it.',
    questions: [question('q/b'), question('q/a')],
    activities: [activity],
    answers: [determination({ readings: [reading, reading] }), determination({ readings: [reading] })],
    duties: [],
    notice: '',
    ...parts,
  };
}

describe('a case holds an answer to what it asks for', () => {
  it.each<{ what: string; right: Partial<Wants>; wrong: Partial<Wants>; fault: string }>([
    {
      what: 'the verdict',
      right: { verdict: 'prohibited' },
      wrong: { verdict: 'exempt' },
      fault: 'verdict: wanted "exempt", found "prohibited"',
    },
    {
      what: 'what else it could be',
      right: { 'could-be': ['prohibited', 'exempt'] },
      wrong: { 'could-be': ['prohibited'] },
      fault: 'could-be: wanted ["prohibited"], found ["prohibited","exempt"]',
    },
    {
      what: 'who is bound',
      right: { bound: 'self' },
      wrong: { bound: 'agency' },
      fault: 'bound: wanted "agency", found "self"',
    },
    {
      what: 'since when',
      right: { since: FROM },
      wrong: { since: '2024-03-01T00:00:00Z' },
      fault: `since: wanted "2024-03-01T00:00:00Z", found "${FROM}"`,
    },
    {
      what: 'what is next',
      right: { next: { verdict: 'exempt', from: '2024-05-01T00:00:00Z' } },
      wrong: { next: null },
      fault: 'next: wanted null, found {"verdict":"exempt","from":"2024-05-01T00:00:00Z"}',
    },
    {
      what: 'what it asks, in order',
      right: { ask: ['q/b', 'q/a'] },
      wrong: { ask: ['q/a', 'q/b'] },
      fault: 'ask: wanted ["q/a","q/b"], found ["q/b","q/a"]',
    },
    {
      what: 'which clauses decided',
      right: { clauses: ['law/bar'] },
      wrong: { clauses: [] },
      fault: 'clauses: wanted [], found ["law/bar"]',
    },
    {
      what: 'under which contract',
      right: { under: ['C-1: FAR 52.204-23'] },
      wrong: { under: [] },
      fault: 'under: wanted [], found ["C-1: FAR 52.204-23"]',
    },
    {
      what: 'one law alone',
      right: { laws: { other: 'exempt', law: 'prohibited' } },
      wrong: { laws: { other: 'prohibited' } },
      fault: 'other: wanted "prohibited", found "exempt"',
    },
    {
      what: 'a law that says nothing',
      right: {},
      wrong: { laws: { third: 'prohibited' } },
      fault: 'third: wanted "prohibited", found undefined',
    },
    {
      what: 'how many readings there are',
      right: { readings: 2 },
      wrong: { readings: 0 },
      fault: 'readings: wanted 0, found 2',
    },
    {
      what: 'what is said, in whatever case',
      right: { says: ['NOBODY may'] },
      wrong: { says: ['may', 'everybody'] },
      fault: 'does not say "everybody": Prohibited: nobody may use it.',
    },
    {
      what: 'what is never said',
      right: { 'never-says': ['body'] },
      wrong: { 'never-says': ['nobody may'] },
      fault: 'says "nobody may": Prohibited: nobody may use it.',
    },
  ])('$what', ({ right, wrong, fault }) => {
    expect(faultsOf(lawCase(right), answer())).toEqual([]);
    expect(faultsOf(lawCase({ ...right, ...wrong }), answer())).toEqual([fault]);
  });

  it('and finds no law where no activity was answered', () => {
    expect(faultsOf(lawCase({ laws: { law: 'prohibited' } }), answer({ activities: [] }))).toEqual([
      'law: wanted "prohibited", found undefined',
    ]);
  });

  it('and wants no change where it says so', () => {
    expect(faultsOf(lawCase({ next: null }), answer({ next: null }))).toEqual([]);
    const soon: Wants['next'] = { verdict: 'exempt', from: FROM };
    expect(faultsOf(lawCase({ next: soon }), answer({ next: null }))).toHaveLength(1);
  });

  it('and to verdicts that it must never come to', () => {
    expect(faultsOf(lawCase({}, { not: ['exempt', 'prohibited'] }), answer())).toEqual([
      'must never come to prohibited',
    ]);
  });

  it('of each activity, where it asks about several', () => {
    const two = answer({ activities: [activity, { ...activity, activity: 'sell', verdict: 'exempt' }] });
    expect(faultsOf(lawCase({}, { given: { activity: 'use,sell' } }), two)).toEqual([
      'verdict of sell: wanted "prohibited", found "exempt"',
    ]);
    expect(faultsOf(lawCase({}, { given: { activity: 'use' } }), two)).toEqual([]);
    expect(faultsOf(lawCase({}), two)).toEqual([]);
  });

  it('and what it says to what its verdict allows, but for what the other side is told', () => {
    const says = 'Prohibited: it would be criminal.';
    expect(faultsOf(lawCase({}), answer({ says }))).toEqual([`says "criminal": ${says}`]);
    const other = 'No clause reaches this. For the supplier it is criminal.';
    const wants: Partial<Wants> = { 'never-says': ['criminal'] };
    expect(faultsOf(lawCase(wants), answer({ says: other, bound: 'counterparty' }))).toEqual([]);
    expect(faultsOf(lawCase(wants), answer({ says: other }))).toContain(`says "criminal": ${other}`);
    const own = 'It is criminal. For the supplier nothing is said.';
    expect(faultsOf(lawCase(wants), answer({ says: own, bound: 'agency' }))).toContain(
      'says "criminal": It is criminal.',
    );
  });
});

describe('a case holds duties to what it asks for', () => {
  const deadline = {
    what: 'first report',
    count: 3,
    unit: 'business-day' as const,
    of: 'the discovery',
    because: '',
    from: null,
    by: null,
    ifEventNowBy: '2024-03-06',
    basis: 'stated' as const,
  };
  const told = {
    ...duty('applies'),
    to: 'the office, by its form',
    deadlines: [deadline, { ...deadline, what: 'then', count: 10, by: '2024-03-15', ifEventNowBy: null }],
    questions: [question('q/a')],
  };
  const second = { ...told, contract: 'C-2', status: 'undetermined' as const };
  const faults = (wanted: NonNullable<Wants['duties']>, duties = [told, second]) =>
    faultsOf(lawCase({ duties: wanted }), answer({ duties }));

  it.each<{ wanted: NonNullable<Wants['duties']>[number]; faults: string[] }>([
    { wanted: { clause: 'report', status: 'applies' }, faults: [] },
    {
      wanted: {
        clause: 'report',
        status: 'applies',
        deadlines: ['first report: 3 business-day', 'then: 10 business-day'],
        by: ['2024-03-06', '2024-03-15'],
        ask: ['q/a'],
        to: 'the office',
      },
      faults: [],
    },
    {
      wanted: { clause: 'report', status: 'undetermined' },
      faults: ['report status: wanted "undetermined", found "applies"'],
    },
    { wanted: { clause: 'report', contract: 'C-2', status: 'undetermined' }, faults: [] },
    { wanted: { clause: 'report', status: 'applies', contract: 'C-3' }, faults: ['no duty report'] },
    { wanted: { clause: 'represent', status: 'applies' }, faults: ['no duty represent'] },
    {
      wanted: { clause: 'report', status: 'applies', deadlines: ['first report: 1 business-day'] },
      faults: [
        'report deadlines: wanted ["first report: 1 business-day"], found ["first report: 3 business-day","then: 10 business-day"]',
      ],
    },
    {
      wanted: { clause: 'report', status: 'applies', by: [] },
      faults: ['report by: wanted [], found ["2024-03-06","2024-03-15"]'],
    },
    {
      wanted: { clause: 'report', status: 'applies', ask: [] },
      faults: ['report ask: wanted [], found ["q/a"]'],
    },
    {
      wanted: { clause: 'report', status: 'applies', to: 'the agency' },
      faults: ['report is not reported to the agency'],
    },
  ])('$wanted', (row) => {
    expect(faults([row.wanted])).toEqual(row.faults);
  });

  it('goes on to the next where one is not there', () => {
    expect(
      faults([
        { clause: 'represent', status: 'applies' },
        { clause: 'report', status: 'applies', ask: [] },
      ]),
    ).toHaveLength(2);
  });

  it('wants nothing told where it wants none, whatever is asked about it', () => {
    expect(faults([], [{ ...told, status: 'not-triggered' }])).toEqual([]);
    expect(faults([])).toEqual([
      'duty law/report: wanted none, applies',
      'duty law/report: wanted none, undetermined',
    ]);
    expect(faultsOf(lawCase({}), answer({ duties: [told] }))).toEqual([]);
  });
});

describe('a case asks', () => {
  const NOW = 1_700_000_000_000;
  const defaults = {
    given: { actor: 'reseller', product: 'p', facts: { 'q/a': 'no', 'q/b': 'yes' } } as const,
    asKnown: '2026-11-24',
  };

  it('what it gives over the defaults of its file', () => {
    const contracts = [{ id: 'C-1', date: '2022-01-01', renewals: null, agency: null, clauses: [] }];
    const given = {
      actor: ['household', 'business'],
      supplier: 's',
      activity: 'use,sell',
      jurisdiction: 'DE',
      prohibition: 'law',
      conduct: '2024-09-29T00:00:00-04:00',
      'as-known': '2024-06-20',
      'model-year': 2030,
      manufactured: '2024-01-01',
      contracts,
      facts: { 'q/a': 'yes' } as const,
    };
    const { profile, ...request } = requestOf(lawCase({}, { given }), defaults, NOW);
    expect(request).toEqual({
      supplier: 's',
      product: 'p',
      activity: 'use,sell',
      jurisdiction: 'DE',
      prohibition: 'law',
      modelYear: 2030,
      manufactured: '2024-01-01',
      actors: ['household', 'business'],
      facts: [
        { question: 'q/a', answer: 'yes' },
        { question: 'q/b', answer: 'yes' },
      ],
      clocks: {
        asOf: { kind: 'instant', at: Date.parse('2024-09-29T04:00:00Z') },
        asKnown: { kind: 'day', date: '2024-06-20' },
        now: NOW,
      },
    });
    // Of whom nothing is known but these contracts, and that there is no other.
    expect(profile).toMatchObject({
      contracts,
      contractsComplete: true,
      assumed: false,
      territory: [],
      nationality: [],
    });
  });

  it('nothing that nobody gave', () => {
    const { product: _, ...unnamed } = defaults.given;
    expect(Object.keys(requestOf(lawCase({}), { ...defaults, given: unnamed }, NOW)).sort()).toEqual([
      'actors',
      'clocks',
      'facts',
    ]);
    expect(requestOf(lawCase({}), defaults, NOW)).toStrictEqual({
      product: 'p',
      actors: ['reseller'],
      facts: [
        { question: 'q/a', answer: 'no' },
        { question: 'q/b', answer: 'yes' },
      ],
      clocks: {
        asOf: { kind: 'instant', at: Date.parse('2026-11-24T12:00:00Z') },
        asKnown: { kind: 'day', date: '2026-11-24' },
        now: NOW,
      },
    });
    const empty = { given: {}, asKnown: '2026-11-24T06:00:00Z' };
    expect(requestOf(lawCase({}), empty, NOW)).toMatchObject({ actors: [], facts: [] });
    expect(requestOf(lawCase({}), empty, NOW).clocks.asKnown).toEqual({
      kind: 'instant',
      at: Date.parse('2026-11-24T06:00:00Z'),
    });
  });

  it('the catalogue in which the proposal beside it is made, where it assumes that', () => {
    const clause = clauseOf('bar', 'prohibited', {
      when: null,
      valid: { from: 'e0', to: 'open' },
      known: { from: 'e0', to: 'open' },
    });
    const proposal = { ...lawOf([clause], false), status: 'proposal' as const };
    const catalogue = catalogueOf([proposal]);
    const table = (given: LawCase['given']): CaseTable => ({
      path: '',
      prohibition: 'law',
      defaults: { given, asKnown: '2026-11-24' },
      cases: [],
    });
    const status = (own: LawCase['given'], defaults: LawCase['given']) =>
      catalogueOfCase(lawCase({}, { given: own }), table(defaults), catalogue).prohibitions[0]?.status;
    expect(catalogueOfCase(lawCase({}), table({}), catalogue)).toBe(catalogue);
    expect(status({ assume: '2027-01-01' }, {})).toBe('made');
    expect(status({}, { assume: '2027-01-01' })).toBe('made');
  });
});

describe('two cases differ', () => {
  it.each([
    { a: { activity: 'use' }, b: { activity: 'use' }, by: [] },
    { a: { activity: 'use' }, b: { activity: 'sell' }, by: ['activity'] },
    { a: { activity: 'use', actor: 'x' }, b: { activity: 'use' }, by: ['actor'] },
    { a: {}, b: { conduct: '2024-01-01' }, by: ['conduct'] },
    { a: { facts: { 'q/a': 'yes', 'q/b': 'no' } }, b: { facts: { 'q/a': 'no', 'q/b': 'no' } }, by: ['q/a'] },
    { a: { actor: ['x'] }, b: { actor: ['x'], facts: { 'q/a': 'yes' } }, by: ['q/a'] },
  ] as const)('$a and $b by $by', ({ a, b, by }) => {
    const given = (one: object): LawCase => lawCase({}, { given: structuredClone(one) });
    expect(differences(given(a), given(b))).toEqual(by);
  });
});
