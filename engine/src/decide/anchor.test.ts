import { expect, it } from 'vitest';
import { caseOf, catalogueOf, clauseOf, lawOf, question } from '../../tests/law/arbitrary-law.ts';
import { lintLaw } from '../catalogue/lint-law.ts';
import type { Contract } from '../model/profile.ts';
import type { Clause, Prohibition } from '../model/prohibition.ts';
import { type AnsweredActivity, answerActivity } from './activity-answer.ts';
import type { Case } from './case.ts';

const MARCH = 'e2';
const day = (text: string): number => Date.parse(`${text}T00:00:00Z`);

function lawAnchored(parts: Partial<Clause>): Prohibition {
  const clause = clauseOf('bar', 'prohibited', {
    when: null,
    valid: { from: MARCH, to: 'open' },
    known: { from: 'e0', to: 'open' },
  });
  return lawOf([{ ...clause, ...parts }], false);
}

function byModelYear(year: number): Prohibition {
  const law = lawAnchored({ anchor: 'model-year' });
  return {
    ...law,
    events: law.events.map((event) => (event.id === MARCH ? { ...event, modelYear: year } : event)),
  };
}

const MODEL_YEAR = { ...question('q/model-year-2030'), derive: { kind: 'model-year', from: 2030 } as const };

function answered(law: Prohibition, parts: Partial<Case>, on: string): AnsweredActivity {
  const one: Case = {
    ...caseOf([law], new Map(), day('2024-12-31')),
    catalogue: { ...catalogueOf([law]), questions: [MODEL_YEAR] },
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

it('each contract goes by its own award', () => {
  const clauses = [{ id: 'FAR 1', edition: null }];
  const contracts: Contract[] = [
    { id: 'old', date: '2024-02-29', agency: null, clauses },
    { id: 'new', date: '2024-03-01', agency: null, clauses },
  ];
  const law = lawAnchored({ anchor: 'contract-award', contractClause: 'FAR 1' });

  const { determinations } = answered(law, { contracts }, '2024-04-15');

  expect(determinations.map(({ contract, verdict }) => [contract, verdict])).toEqual([
    ['new', 'prohibited'],
    ['old', 'not-covered'],
  ]);
});

it.each([
  { what: 'an anchor that no case gives', law: lawAnchored({ anchor: 'listing' }), lint: 'undecided-anchor' },
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
  const data = { vocabulary, prohibitions: [law], questions: [MODEL_YEAR], sources: [], holidays: [] };

  const found = lintLaw(data, ['supplier']).filter((each) => /anchor|model-year/.test(each.lint));

  expect(found[0]?.lint).toBe(lint);
});
