import fc from 'fast-check';
import { expect, it } from 'vitest';
import { caseOf, catalogueOf, clauseOf, DAYS, lawOf, question } from '../../tests/law/arbitrary-law.ts';
import { lintLaw } from '../catalogue/lint-law.ts';
import type { Contract } from '../model/profile.ts';
import type { Clause, Prohibition } from '../model/prohibition.ts';
import { type AnsweredActivity, answerActivity } from './activity-answer.ts';
import type { Case } from './case.ts';

const MARCH = 'e2';
const day = (text: string): number => Date.parse(`${text}T00:00:00Z`);

const OPEN = { when: null, valid: { from: MARCH, to: 'open' }, known: { from: 'e0', to: 'open' } };

function lawAnchored(parts: Partial<Clause>): Prohibition {
  const clause = clauseOf('bar', 'prohibited', OPEN);
  return lawOf([{ ...clause, ...parts }], false);
}

function byModelYear(year: number): Prohibition {
  const law = lawAnchored({ anchor: 'model-year' });
  return {
    ...law,
    events: law.events.map((event) => (event.id === MARCH ? { ...event, modelYear: year } : event)),
  };
}

/** For each day of the grid but the second: whether a contract was renewed on it or later. */
const RENEWED = DAYS.filter((_, place) => place !== 1).map((from) => ({
  ...question(`q/renewed-from-${from}`),
  derive: { kind: 'contract-renewed', from } as const,
}));

const MODEL_YEAR = { ...question('q/model-year-2030'), derive: { kind: 'model-year', from: 2030 } as const };

function answered(law: Prohibition, parts: Partial<Case>, on: string): AnsweredActivity {
  const one: Case = {
    ...caseOf([law], new Map(), day('2024-12-31')),
    catalogue: { ...catalogueOf([law]), questions: [MODEL_YEAR, ...RENEWED] },
    ...parts,
  };
  return answerActivity([law], 'use', one, { from: day(on), until: day(on) + 1 });
}

it.each([
  { modelYear: 2030, verdict: 'prohibited', asks: [] },
  { modelYear: 2031, verdict: 'prohibited', asks: [] },
  { modelYear: 2029, verdict: 'not-covered', asks: [] },
  { modelYear: null, verdict: 'undetermined', asks: ['q/model-year-2030'] },
])('of model year $modelYear: $verdict', ({ modelYear, verdict, asks }) => {
  const { answer } = answered(byModelYear(2030), { modelYear }, '2024-04-15');

  expect(answer.verdict).toBe(verdict);
  expect(answer.questions.map(({ id }) => id)).toEqual(asks);
});

it('what the model year was is in the proof', () => {
  const { determinations } = answered(byModelYear(2030), { modelYear: 2029 }, '2024-04-15');

  expect(determinations[0]?.basis).toContainEqual(
    expect.objectContaining({ subject: 'q/model-year-2030', result: 'false', fact: 'model year 2029' }),
  );
});

it('a model year binds no earlier than its event', () => {
  const { answer } = answered(byModelYear(2030), { modelYear: 2030 }, '2024-02-15');

  expect(answer.verdict).toBe('not-covered');
  expect(answer.next?.verdict).toBe('prohibited');
});

it.each([
  { manufactured: '2024-02-29', verdict: 'not-covered', next: null },
  { manufactured: '2024-03-01', verdict: 'prohibited', next: null },
])('made on $manufactured: $verdict, whenever it is used', ({ manufactured, verdict, next }) => {
  const law = lawAnchored({ anchor: 'manufacture' });
  for (const on of ['2024-02-15', '2024-04-15']) {
    const { answer, determinations } = answered(law, { manufactured }, on);

    expect(answer.verdict).toBe(verdict);
    expect(answer.next).toBe(next);
    expect(determinations[0]?.next).toBeNull();
  }
});

it('where no day of manufacture was given the day of the act stands for it, and the proof says so', () => {
  const { answer, determinations } = answered(lawAnchored({ anchor: 'manufacture' }), {}, '2024-02-15');

  expect(answer.verdict).toBe('not-covered');
  expect(answer.next?.from).toBe('2024-03-01T00:00:00Z');
  expect(determinations[0]?.basis).toContainEqual(
    expect.objectContaining({
      step: 'time',
      fact: 'no day of manufacture was given: the act is on 2024-02-15',
      from: 'clock',
    }),
  );
});

it('the proof says on which day it was made or awarded', () => {
  const timeOf = ({ determinations }: AnsweredActivity): unknown =>
    determinations[0]?.basis.find(({ step }) => step === 'time');
  const made = lawAnchored({ anchor: 'manufacture' });
  const awarded = lawAnchored({ anchor: 'contract-award', contractClause: 'FAR 1' });
  const contracts = [{ ...contractOf('C', '2024-03-02', null), clauses: [{ id: 'FAR 1', edition: null }] }];

  expect(timeOf(answered(made, { manufactured: '2024-03-03' }, '2024-04-15'))).toMatchObject({
    fact: 'manufacture on 2024-03-03',
    from: 'asked',
  });
  expect(timeOf(answered(awarded, { contracts }, '2024-04-15'))).toMatchObject({
    fact: 'award on 2024-03-02',
  });
  expect(timeOf(answered(awarded, {}, '2024-04-15'))).toMatchObject({
    fact: 'no day of award was given: the act is on 2024-04-15',
    from: 'clock',
  });
});

it('each contract goes by its own award', () => {
  const clauses = [{ id: 'FAR 1', edition: null }];
  const contracts: Contract[] = [
    { id: 'old', date: '2024-02-29', renewals: null, agency: null, clauses },
    { id: 'new', date: '2024-03-01', renewals: null, agency: null, clauses },
  ];
  const law = lawAnchored({ anchor: 'contract-award', contractClause: 'FAR 1' });

  const { determinations } = answered(law, { contracts }, '2024-04-15');

  expect(determinations.map(({ contract, verdict }) => [contract, verdict])).toEqual([
    ['new', 'prohibited'],
    ['old', 'not-covered'],
  ]);
});

const contractOf = (id: string, date: string, renewals: readonly string[] | null): Contract => ({
  id,
  date,
  renewals,
  agency: null,
  clauses: [],
});

it.each([
  { renewals: null, made: '2024-03-01', verdict: 'prohibited', asks: [] },
  { renewals: ['2024-03-01'], made: '2024-01-05', verdict: 'prohibited', asks: [] },
  { renewals: ['2024-01-20', '2024-02-29'], made: '2024-01-05', verdict: 'not-covered', asks: [] },
  { renewals: [], made: '2024-01-05', verdict: 'not-covered', asks: [] },
  { renewals: null, made: '2024-01-05', verdict: 'undetermined', asks: ['q/renewed-from-2024-03-01'] },
])('made on $made and renewed on $renewals: $verdict', ({ renewals, made, verdict, asks }) => {
  const contracts = [contractOf('C', made, renewals)];
  const law = lawAnchored({ anchor: 'contract-renewal' });

  const { answer, determinations } = answered(law, { contracts }, '2024-04-15');

  expect(answer.verdict).toBe(verdict);
  expect(answer.questions.map(({ id }) => id)).toEqual(asks);
  expect(determinations.map(({ contract }) => contract)).toEqual(['C']);
});

it('a renewal to come brings the contract under it on its day, and is not foreseen by the act', () => {
  const contracts = [contractOf('C', '2024-01-05', ['2024-04-20'])];
  const law = lawAnchored({ anchor: 'contract-renewal' });

  const before = answered(law, { contracts }, '2024-04-19').answer;
  const on = answered(law, { contracts }, '2024-04-20').answer;

  expect(before.verdict).toBe('not-covered');
  expect(before.next).toMatchObject({ verdict: 'prohibited', from: '2024-04-20T00:00:00Z' });
  expect(on).toMatchObject({ verdict: 'prohibited', contracts: ['C'] });
  const [held] = answered(law, { contracts }, '2024-02-15').determinations;
  expect(held?.next).toMatchObject({ verdict: 'prohibited', from: '2024-04-20T00:00:00Z' });
});

it('what was renewed while a clause held stays under it after its end, and what is renewed later does not', () => {
  const law = lawAnchored({ anchor: 'contract-renewal', valid: { from: MARCH, to: 'e3' } });
  const under = (renewals: readonly string[]): string =>
    answered(law, { contracts: [contractOf('C', '2024-01-05', renewals)] }, '2024-06-15').answer.verdict;

  expect(under(['2024-03-31'])).toBe('prohibited');
  expect(under(['2024-03-31', '2024-04-01'])).toBe('not-covered');
  expect(under(['2024-07-01'])).toBe('not-covered');
});

it('of a renewal nobody knows it is not asked whether it comes after the act', () => {
  const law = lawAnchored({ anchor: 'contract-renewal', valid: { from: MARCH, to: 'e3' } });
  const contracts = [contractOf('C', '2024-01-05', null)];

  const { answer, determinations } = answered(law, { contracts }, '2024-03-15');

  expect(answer.questions.map(({ id }) => id)).toEqual(['q/renewed-from-2024-03-01']);
  expect(determinations[0]?.openQuestions).toEqual(['q/renewed-from-2024-03-01']);
});

it('an act that renews the contract is its renewal, and one that makes a new one asks about no other', () => {
  const law = lawAnchored({ anchor: 'contract-renewal' });
  for (const kind of ['renews', 'makes'] as const) {
    const catalogue = catalogueOf([law]);
    const activities = catalogue.vocabulary.activities.map((word) => ({ ...word, contract: kind }));
    const parts = {
      catalogue: { ...catalogue, questions: RENEWED, vocabulary: { ...catalogue.vocabulary, activities } },
      contracts: [contractOf('C', '2024-01-05', null)],
    };
    const on = (day: string): unknown => {
      const { answer, determinations } = answered(law, parts, day);
      return [answer.verdict, answer.next?.from, determinations.map(({ contract }) => contract)];
    };
    const held = kind === 'renews' ? ['C'] : [null];

    expect(on('2024-02-15')).toEqual(['not-covered', '2024-03-01T00:00:00Z', held]);
    expect(on('2024-04-15')).toEqual(['prohibited', undefined, held]);
  }
});

it('an act that renews the contract comes before an end later on the same day', () => {
  const law = lawAnchored({ anchor: 'contract-renewal', valid: { from: MARCH, to: 'e3' } });
  const events = law.events.map((each) =>
    each.id === 'e3' ? { ...each, at: '2024-04-01T12:00:00Z' } : each,
  );
  const catalogue = catalogueOf([law]);
  const activities = catalogue.vocabulary.activities.map((word) => ({
    ...word,
    contract: 'renews' as const,
  }));
  const { answer } = answered(
    { ...law, events },
    {
      catalogue: { ...catalogue, questions: RENEWED, vocabulary: { ...catalogue.vocabulary, activities } },
      contracts: [contractOf('C', '2024-01-05', [])],
    },
    '2024-04-01',
  );

  expect(answer.verdict).toBe('prohibited');
});

it('an end that nobody has set is asked about by no renewal', () => {
  const law = lawAnchored({ anchor: 'contract-renewal', valid: { from: MARCH, to: 'e3' } });
  const events = law.events.map((each) => (each.id === 'e3' ? { ...each, at: null } : each));
  const contracts = [contractOf('C', '2024-01-05', ['2024-04-10'])];
  const { answer } = answered({ ...law, events }, { contracts }, '2024-04-15');

  expect(answer).toMatchObject({ verdict: 'prohibited', contracts: ['C'] });
});

it('who gave no contract is asked, and who said that there is none is not', () => {
  const law = lawAnchored({ anchor: 'contract-renewal' });

  const open = answered(law, { contractsComplete: false }, '2024-04-15').answer;
  const none = answered(law, { contracts: [] }, '2024-04-15').answer;

  expect(open.questions.map(({ id }) => id)).toEqual(['q/renewed-from-2024-03-01']);
  expect(none.verdict).toBe('not-covered');
});

it('an exception for contracts made earlier is for those alone', () => {
  const before = {
    ...question('q/made-before'),
    derive: { kind: 'contract-made', before: '2024-03-01' } as const,
  };
  const old = {
    ...clauseOf('old', 'exempt', { ...OPEN, when: { kind: 'question', id: 'q/made-before' } }),
    mode: 'undercuts' as const,
    excepts: ['bar'],
  };
  const law = lawOf([clauseOf('bar', 'prohibited', OPEN), old], false);
  const contracts = [contractOf('new', '2024-03-01', null), contractOf('old', '2024-02-29', ['2024-04-01'])];

  const { answer, determinations } = answered(
    law,
    { contracts, catalogue: { ...catalogueOf([law]), questions: [before] } },
    '2024-04-15',
  );

  expect(answer).toMatchObject({ verdict: 'prohibited', contracts: ['new'] });
  expect(determinations.map(({ contract, verdict }) => [contract, verdict])).toEqual([
    ['new', 'prohibited'],
    ['old', 'exempt'],
  ]);
});

const someDay = fc
  .integer({ min: 0, max: 150 })
  .map((days) => new Date(Date.UTC(2024, 0, 1 + days)).toISOString().slice(0, 10));

it('whatever the days of a contract are, the last of them up to the act decides', () => {
  fc.assert(
    fc.property(
      someDay,
      fc.option(fc.array(someDay, { maxLength: 3 })),
      someDay,
      fc.boolean(),
      (made, more, act, ends) => {
        const law = lawAnchored({
          anchor: 'contract-renewal',
          valid: { from: MARCH, to: ends ? 'e3' : 'open' },
        });
        const renewals = more === null ? null : more.filter((each) => each > made).sort();
        const { answer } = answered(law, { contracts: [contractOf('C', made, renewals)] }, act);

        const days = [made, ...(renewals ?? [])].filter((each) => each <= act);
        const reached = (day: string): boolean => day >= '2024-03-01' && (!ends || day < '2024-04-01');
        const last = days.at(-1);
        const later =
          renewals === null ? DAYS.filter((each) => last !== undefined && each > last && each <= act) : [];
        const could = new Set([...(last === undefined ? [] : [last]), ...later].map(reached));
        expect(answer.couldBe.includes('prohibited')).toBe(could.has(true));
        expect(answer.couldBe.includes('not-covered')).toBe(could.has(false) || last === undefined);
      },
    ),
  );
});

it.each([
  {
    what: 'a day of renewal that nobody is asked about',
    law: lawAnchored({ anchor: 'contract-renewal', valid: { from: 'e1', to: 'open' } }),
    lint: 'renewal-not-asked',
  },
  { what: 'none missing', law: lawAnchored({ anchor: 'contract-renewal' }), lint: undefined },
  {
    what: 'model year without one',
    law: lawAnchored({ anchor: 'model-year' }),
    lint: 'anchor-without-model-year',
  },
  {
    what: 'a model year that nothing goes by',
    law: { ...byModelYear(2030), clauses: lawAnchored({}).clauses },
    lint: 'anchor-without-model-year',
  },
  {
    what: 'a model year that nobody is asked about',
    law: byModelYear(2031),
    lint: 'model-year-not-asked',
  },
  { what: 'nothing', law: byModelYear(2030), lint: undefined },
])('the lint finds $what', ({ law, lint }) => {
  const { vocabulary } = catalogueOf([law]);
  const data = {
    vocabulary,
    prohibitions: [law],
    questions: [MODEL_YEAR, ...RENEWED],
    sources: [],
    holidays: [],
  };

  const found = lintLaw(data, ['supplier']).filter((each) => /anchor|model-year|renewal/.test(each.lint));

  expect(found[0]?.lint).toBe(lint);
});
