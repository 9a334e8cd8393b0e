import { describe, expect, it } from 'vitest';
import { caseOf, catalogueOf, clauseOf, type Facts, lawOf, question } from '../../tests/law/arbitrary-law.ts';
import { heldClause } from '../../tests/law/given-law.ts';
import type { Duty } from '../model/determination.ts';
import type { Clause, DeadlineRule, DutyRule } from '../model/prohibition.ts';
import type { Question } from '../model/question.ts';
import type { Answer } from '../model/verdict.ts';
import type { Case } from './case.ts';
import { dutiesOf } from './duties.ts';

const at = (text: string): number => Date.parse(text);

const within: DeadlineRule = {
  what: 'first report',
  count: 3,
  unit: 'business-day',
  of: 'the discovery',
  because: 'it was found',
  event: null,
  when: null,
  holidays: 'closed-days',
  basis: 'stated',
};
const rule: DutyRule = {
  kind: 'report',
  trigger: 'q/a',
  to: 'the office',
  content: 'what was found',
  deadlines: [within],
};
const tell: Clause = {
  ...clauseOf('tell', 'disclosure-required', {
    when: null,
    valid: { from: 'e1', to: 'open' },
    known: { from: 'e0', to: 'open' },
  }),
  text: 'It has to be reported.',
  duty: rule,
};

interface Given {
  readonly clause?: Partial<Clause>;
  readonly rule?: Partial<DutyRule>;
  readonly facts?: readonly (readonly [string, Answer])[];
  readonly on?: string;
  readonly zone?: string;
  readonly one?: Partial<Case>;
  readonly questions?: readonly string[];
  readonly assume?: Question['assume'];
}

function duties(given: Given): Duty[] {
  const clause: Clause = { ...tell, duty: { ...rule, ...given.rule }, ...given.clause };
  const shape = lawOf([clause], false);
  const events = shape.events.map((event) => ({
    ...event,
    ...(event.id === 'e2' ? { at: '2024-03-01', zone: 'Asia/Tokyo' } : {}),
    ...(event.id === 'e4' ? { at: null } : {}),
  }));
  const law = { ...shape, events, zone: given.zone ?? 'UTC' };
  const facts: Facts = new Map(given.facts ?? [['q/a', 'yes']]);
  const plain = caseOf([law], facts, at('2024-12-31T00:00:00Z'));
  const catalogue = {
    ...catalogueOf([law]),
    questions: (given.questions ?? ['q/a', 'q/b']).map((id) => ({
      ...question(id),
      help: `${id}?`,
      assume: given.assume ?? [],
    })),
    holidays: [{ id: 'closed-days', title: '', days: ['2024-03-06'] }],
  };
  const one: Case = { ...plain, catalogue, ...given.one };
  const on = at(given.on ?? '2024-03-04T12:00:00Z');
  return dutiesOf([heldClause(law, one, { at: on })], 'use', one, on);
}

describe('a duty', () => {
  it('is of all that the asker is', () => {
    expect(duties({ one: { roles: ['anyone', 'business'] } })[0]?.actor).toBe('anyone, business');
  });

  it('is told whole', () => {
    expect(duties({})).toEqual([
      {
        prohibition: 'law',
        clause: 'tell',
        kind: 'report',
        actor: 'anyone',
        status: 'applies',
        text: 'It has to be reported.',
        to: 'the office',
        content: 'what was found',
        deadlines: [
          {
            what: 'first report',
            count: 3,
            unit: 'business-day',
            of: 'the discovery',
            because: 'it was found',
            from: null,
            by: null,
            // Monday, and Wednesday is closed.
            ifEventNowBy: '2024-03-08',
            basis: 'stated',
          },
        ],
        questions: [],
        contract: null,
        contractClause: null,
        citation: 'c; as read in s, p. 1',
        url: 'u',
        verification: 'primary',
      },
    ]);
  });

  const asked: Partial<Clause> = { when: { kind: 'question', id: 'q/b' } };

  it.each<{ what: string; given: Given; status: Duty['status'] | 'none'; asks: string[] }>([
    // Finding a thing is not always what starts the clock.
    { what: 'whose trigger is open', given: { facts: [] }, status: 'undetermined', asks: ['q/a'] },
    {
      what: 'whose trigger is not met',
      given: { facts: [['q/a', 'no']] },
      status: 'not-triggered',
      asks: [],
    },
    { what: 'without a trigger', given: { rule: { trigger: null }, facts: [] }, status: 'applies', asks: [] },
    {
      what: 'of a clause that is open',
      given: { clause: asked },
      status: 'undetermined',
      asks: ['q/b'],
    },
    {
      what: 'of a clause that is open, whose trigger is too',
      given: { clause: asked, facts: [] },
      status: 'undetermined',
      asks: ['q/a', 'q/b'],
    },
    {
      what: 'of a clause that is open, whose trigger is not met',
      given: { clause: asked, facts: [['q/a', 'no']] },
      status: 'not-triggered',
      asks: [],
    },
    {
      what: 'of a clause that fails',
      given: { clause: asked, facts: [['q/b', 'no']] },
      status: 'none',
      asks: [],
    },
    { what: 'before the clause begins', given: { on: '2024-01-31T23:59:59Z' }, status: 'none', asks: [] },
    {
      what: 'of a clause that has nothing told',
      given: { clause: { duty: null } },
      status: 'none',
      asks: [],
    },
    {
      what: 'that waits on what is no question of the catalogue',
      given: { facts: [], questions: [] },
      status: 'undetermined',
      asks: [],
    },
  ])('$what: $status', ({ given, status, asks }) => {
    const [duty] = duties(given);
    expect(duty?.status ?? 'none').toBe(status);
    expect(
      duty?.questions.map(({ id, ask, help, ifYes, ifNo }) => [id, ask, help, ifYes, ifNo]) ?? [],
    ).toEqual(asks.map((id) => [id, id, `${id}?`, [], []]));
  });

  it('may take for granted what its trigger lets be, of that activity and on that day', () => {
    const assume = [
      { answer: 'no' as const, activities: ['use'], unless: [], before: '2024-03-05', says: 'nothing found' },
    ];
    const one = (on: string) => duties({ facts: [], on, assume })[0]?.status;
    expect(one('2024-03-04T12:00:00Z')).toBe('not-triggered');
    expect(one('2024-03-05T00:00:00Z')).toBe('undetermined');
  });

  it('rests on the weakest of what was read, of whatever field', () => {
    const checked = (['primary', 'memory', 'secondary'] as const).map((status) => ({
      fields: ['duty'],
      status,
      date: '2024-01-01',
      why: null,
    }));
    expect(duties({ clause: { checked } })[0]?.verification).toBe('memory');
    expect(duties({ clause: { checked: [] } })[0]?.verification).toBe('primary');
  });
});

describe('a deadline', () => {
  const deadline = (parts: Partial<DeadlineRule>, given: Given = {}) =>
    duties({ ...given, rule: { deadlines: [{ ...within, ...parts }] } })[0]?.deadlines[0];

  it.each<{ what: string; parts: Partial<DeadlineRule>; given?: Given; by: string | null }>([
    { what: 'in business days', parts: {}, by: '2024-03-08' },
    { what: 'in calendar days', parts: { unit: 'calendar-day' }, by: '2024-03-07' },
    {
      what: 'in calendar days by no calendar',
      parts: { unit: 'calendar-day', holidays: null },
      by: '2024-03-07',
    },
    // Nobody knows which days are closed: no day is better than a wrong one.
    { what: 'in business days by no calendar', parts: { holidays: null }, by: null },
    { what: 'in business days by one that is not held', parts: { holidays: 'other' }, by: null },
    { what: 'in hours', parts: { unit: 'hour', count: 11 }, by: '2024-03-04' },
    { what: 'in hours past midnight', parts: { unit: 'hour', count: 12 }, by: '2024-03-05' },
    {
      what: 'in hours of another place',
      parts: { unit: 'hour', count: 3 },
      given: { zone: 'Asia/Tokyo' },
      by: '2024-03-05',
    },
    {
      what: 'from the day that it is in the place of the law',
      parts: { unit: 'calendar-day' },
      given: { on: '2024-03-04T20:00:00Z', zone: 'Asia/Tokyo' },
      by: '2024-03-08',
    },
  ])('$what, of what happened now: $by', ({ parts, given, by }) => {
    expect(deadline(parts, given)).toMatchObject({ from: null, by: null, ifEventNowBy: by });
  });

  it.each<{ what: string; parts: Partial<DeadlineRule>; from: string; by: string | null }>([
    {
      what: 'in calendar days',
      parts: { unit: 'calendar-day' },
      from: '2024-03-01',
      by: '2024-03-04',
    },
    { what: 'in business days, over a week-end', parts: { count: 4 }, from: '2024-03-01', by: '2024-03-08' },
    // The first of March has begun in Tokyo, where the event is; by the place of the law it has not.
    { what: 'in hours', parts: { unit: 'hour', count: 23 }, from: '2024-03-01', by: '2024-03-01' },
    { what: 'in business days of nobody', parts: { holidays: null }, from: '2024-03-01', by: null },
  ])('$what, of an event of the law: $by', ({ parts, from, by }) => {
    expect(deadline({ ...parts, event: 'e2' })).toMatchObject({ from, by, ifEventNowBy: null });
  });

  it.each(['e4', 'no such event'])('of what has not happened (%s) counts from now', (event) => {
    expect(deadline({ event, unit: 'calendar-day' })).toMatchObject({
      from: null,
      by: null,
      ifEventNowBy: '2024-03-07',
    });
  });

  it('is one of those that the answers select', () => {
    const deadlines: DeadlineRule[] = [
      { ...within, what: 'old text', when: { kind: 'not', of: { kind: 'question', id: 'q/b' } } },
      { ...within, what: 'new text', when: { kind: 'question', id: 'q/b' } },
      { ...within, what: 'in any case' },
    ];
    const told = (facts: Given['facts']) => duties({ rule: { deadlines }, ...(facts && { facts }) })[0];
    const whats = (facts: Given['facts']) =>
      told(facts)?.deadlines.map(({ what, because }) => [what, because]);
    expect(
      whats([
        ['q/a', 'yes'],
        ['q/b', 'yes'],
      ]),
    ).toEqual([
      ['new text', 'it was found'],
      ['in any case', 'it was found'],
    ]);
    expect(
      whats([
        ['q/a', 'yes'],
        ['q/b', 'no'],
      ]),
    ).toEqual([
      ['old text', 'it was found'],
      ['in any case', 'it was found'],
    ]);
    // Open, it is told under what it hangs on, which is asked.
    expect(whats([['q/a', 'yes']])).toEqual([
      ['old text', 'if it was found'],
      ['new text', 'if it was found'],
      ['in any case', 'it was found'],
    ]);
    expect(told([['q/a', 'yes']])).toMatchObject({ status: 'applies', questions: [{ id: 'q/b' }] });
  });
});
