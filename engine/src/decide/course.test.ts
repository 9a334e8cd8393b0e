import { describe, expect, it } from 'vitest';
import { caseOf, catalogueOf, clauseOf, lawOf, question } from '../../tests/law/arbitrary-law.ts';
import type { Waiver } from '../model/profile.ts';
import type { Clause, ClauseEffect, Prohibition } from '../model/prohibition.ts';
import type { EntityEdge, Supplier } from '../model/supplier.ts';
import { answerActivity } from './activity-answer.ts';
import type { Case } from './case.ts';
import { courseOf } from './course.ts';
import type { Readings } from './event-time.ts';

const day = (text: string): number => Date.parse(`${text}T00:00:00Z`);

function clause(
  id: string,
  effect: ClauseEffect,
  from: string,
  to = 'open',
  parts: Partial<Clause> = {},
): Clause {
  const known = { from: 'e0', to: 'open' };
  return { ...clauseOf(id, effect, { when: null, valid: { from, to }, known }), ...parts };
}

/** Barred from February on; from May on it is advised against besides. */
const bar = clause('bar', 'prohibited', 'e1');
const late = clause('late', 'advised-against', 'e4');
const waiver: Waiver = {
  id: 'W-1',
  prohibition: 'law',
  clauses: ['bar'],
  grantedBy: 'the Secretary',
  from: '2024-02-10',
  until: '2024-04-15',
};

function caseFor(law: Prohibition, parts: Partial<Case> = {}): Case {
  return { ...caseOf([law], new Map(), day('2024-12-31')), ...parts };
}

function asked(law: Prohibition, one: Case, from: number, until = from + 1) {
  const { answer } = answerActivity([law], 'use', one, { from, until });
  return { verdict: answer.verdict, next: answer.next, segments: answer.segments };
}

const next = (verdict: string, from: string, id: string) => ({
  verdict,
  from: `${from}T00:00:00Z`,
  clause: id,
});

describe('what is next', () => {
  const law = lawOf([bar, late], false);

  it.each([
    { on: '2024-01-15', verdict: 'not-covered', change: next('prohibited', '2024-02-01', 'bar') },
    // A waiver begins and ends as a clause does.
    { on: '2024-02-05', verdict: 'prohibited', change: next('not-covered', '2024-02-10', 'bar') },
    { on: '2024-03-10', verdict: 'not-covered', change: next('prohibited', '2024-04-15', 'bar') },
    // What is advised against besides changes nothing where it is prohibited.
    { on: '2024-04-15', verdict: 'prohibited', change: null },
    { on: '2024-06-01', verdict: 'prohibited', change: null },
  ])('on $on, under a waiver from 10 February to 15 April', ({ on, verdict, change }) => {
    const one = caseFor(law, { waivers: [waiver] });
    expect(asked(law, one, day(on))).toMatchObject({ verdict, next: change });
  });

  it('is the end of a clause, and another that goes on', () => {
    const ending = lawOf(
      [clause('bar', 'prohibited', 'e1', 'e3'), clause('late', 'advised-against', 'e2')],
      false,
    );
    expect(asked(ending, caseFor(ending), day('2024-03-15'))).toMatchObject({
      verdict: 'prohibited',
      next: next('advised-against', '2024-04-01', 'late'),
    });
  });

  it('is what was public by then', () => {
    const secret = lawOf([bar, { ...late, id: 'worse', known: { from: 'e4', to: 'open' } }], false);
    const one = caseFor(secret, { waivers: [{ ...waiver, until: null }], asKnown: day('2024-04-30') });
    expect(asked(secret, one, day('2024-04-30')).next).toBeNull();
    expect(asked(secret, { ...one, asKnown: day('2024-05-01') }, day('2024-04-30')).next).toEqual(
      next('advised-against', '2024-05-01', 'worse'),
    );
  });

  it('is the day from which a thing is no longer taken for granted', () => {
    const asks = lawOf(
      [clause('bar', 'prohibited', 'e1', 'open', { when: { kind: 'question', id: 'q/a' } })],
      false,
    );
    const assume = [
      { answer: 'no' as const, activities: null, unless: [], before: '2024-04-10', says: 'an old agreement' },
    ];
    const one = caseFor(asks, {
      catalogue: { ...catalogueOf([asks]), questions: [{ ...question('q/a'), assume }] },
    });
    expect(asked(asks, one, day('2024-03-01'))).toMatchObject({
      verdict: 'not-covered',
      next: next('undetermined', '2024-04-10', 'bar'),
    });
  });

  it('is the day on which the supplier comes under it', () => {
    const grouped = lawOf([bar], false);
    const [group] = grouped.groups;
    if (group === undefined) throw new Error('no group');
    const owning = { ...grouped, groups: [{ ...group, closure: ['subsidiary' as const] }] };
    const edge: EntityEdge = {
      kind: 'subsidiary',
      to: 'child',
      from: '2024-03-20',
      until: null,
      share: null,
      verification: 'primary',
      source: 's',
    };
    const suppliers: Supplier[] = [
      { id: 'supplier', name: 'Supplier', names: [], country: null, edges: [edge], note: null },
      { id: 'child', name: 'Child', names: [], country: null, edges: [], note: null },
    ];
    const one = caseFor(owning, { supplier: 'child', catalogue: { ...catalogueOf([owning]), suppliers } });
    expect(asked(owning, one, day('2024-03-01'))).toMatchObject({
      verdict: 'not-covered',
      next: next('prohibited', '2024-03-20', 'bar'),
    });
    expect(asked(owning, one, day('2024-03-20'))).toMatchObject({ verdict: 'prohibited', next: null });
  });
});

describe('a day across which the answer changes', () => {
  it.each([
    {
      what: 'a clause begins in another place',
      law: lawOf([bar], false),
      waivers: [],
      from: '2024-01-31T05:00:00Z',
    },
    {
      what: 'a waiver begins',
      law: { ...lawOf([clause('bar', 'allowed', 'e0')], false), zone: 'UTC' },
      waivers: [{ ...waiver, from: '2024-02-01' }],
      from: '2024-01-31T05:00:00Z',
    },
  ])('is told with the instant between, as where $what', ({ law, waivers, from }) => {
    const [start, end] = [Date.parse(from), Date.parse(from) + 86_400_000];
    const { verdict, segments } = asked(law, caseFor(law, { waivers }), start, end);
    expect(verdict).toBe('undetermined');
    expect(segments.map((each) => each.from)).toEqual([from, '2024-02-01T00:00:00Z']);
    // Its last instant is not in it.
    expect(asked(law, caseFor(law, { waivers }), start, day('2024-02-01')).segments).toEqual([]);
    expect(asked(law, caseFor(law, { waivers }), start, day('2024-02-01') + 1).segments).toHaveLength(2);
  });
});

describe('the turns between two instants', () => {
  const law = lawOf([bar, late], false);
  const days = (instants: Iterable<number>) =>
    [...instants].map((at) => new Date(at).toISOString().slice(0, 10));

  it('follow one another, of the law and of waivers, each once', () => {
    const waivers = [waiver, { ...waiver, from: '2024-05-01', until: '2024-05-20' }];
    const after = (on: string, given: Waiver[]) =>
      days(courseOf([law], 'use', caseFor(law, { waivers: given })).turnsAfter(day(on), 'own'));
    expect(after('2024-01-01', waivers)).toEqual([
      '2024-02-01',
      '2024-02-10',
      '2024-04-15',
      '2024-05-01',
      '2024-05-20',
    ]);
    expect(after('2024-02-10', waivers)).toEqual(['2024-04-15', '2024-05-01', '2024-05-20']);
    expect(after('2024-01-01', [{ ...waiver, until: null }])).toEqual([
      '2024-02-01',
      '2024-02-10',
      '2024-05-01',
    ]);
  });

  it('are by the clock of the law that is waived', () => {
    const there = { ...law, zone: 'America/New_York' };
    const course = courseOf([there], 'use', caseFor(there, { waivers: [waiver] }));
    expect([...course.turnsAfter(day('2024-04-01'), 'own')]).toContain(Date.parse('2024-04-15T04:00:00Z'));
  });

  it('are of waivers as much where the asker holds a contract', () => {
    const contract = { id: 'C-1', date: '2024-05-10', renewals: ['2024-05-15'], agency: null, clauses: [] };
    const one = caseFor(law, { waivers: [waiver], contracts: [contract] });
    expect(days(courseOf([law], 'use', one).turnsAfter(day('2024-02-05'), 'own'))).toEqual([
      '2024-02-10',
      '2024-04-15',
      '2024-05-01',
      '2024-05-10',
      '2024-05-15',
    ]);
  });

  it('are not disturbed by a waiver of a law that is not asked about', () => {
    const one = caseFor(law, { waivers: [waiver, { ...waiver, prohibition: 'other' }] });
    expect(asked(law, one, day('2024-03-10'))).toMatchObject({
      verdict: 'not-covered',
      next: next('prohibited', '2024-04-15', 'bar'),
    });
  });

  it('are those after the one and not after the other, of clauses, waivers and all', () => {
    const course = courseOf([law], 'use', caseFor(law, { waivers: [waiver] }));
    const between = (after: string, until: string) => days(course.turnsBetween(day(after), day(until)));
    expect(between('2024-01-01', '2024-12-31')).toEqual([
      '2024-02-01',
      '2024-02-10',
      '2024-04-15',
      '2024-05-01',
    ]);
    expect(between('2024-02-01', '2024-04-15')).toEqual(['2024-02-10', '2024-04-15']);
    expect(between('2024-02-01', '2024-02-09')).toEqual([]);
    expect(between('2024-06-01', '2024-12-31')).toEqual([]);
  });

  it('are of one law where one is asked about', () => {
    const other = { ...lawOf([clause('other', 'prohibited', 'e2')], false), id: 'other' };
    const course = courseOf([law, other], 'use', caseFor(law));
    const turns = (law?: Prohibition) => days(course.turnsAfter(day('2024-01-01'), 'own', law));
    expect(turns()).toEqual(['2024-02-01', '2024-03-01', '2024-05-01']);
    expect(turns(law)).toEqual(['2024-02-01', '2024-05-01']);
    expect(turns(other)).toEqual(['2024-03-01']);
    expect([...course.turnsAfter(day('2024-01-01'), 'counterparty')]).toEqual([]);
    expect(course.verdictsAt(day('2024-03-01'), 'main', 'own')).toEqual(['prohibited']);
    expect(course.verdictsAt(day('2024-02-01'), 'main', 'own', 'other')).toEqual(['not-covered']);
  });
});

it('holds the clauses of a disputed instant by each way of reading it, whichever was asked first', () => {
  const disputed = lawOf([clause('bar', 'prohibited', 'e2')], true);
  const within = day('2024-03-01') + 1_800_000;
  const course = courseOf([disputed], 'use', caseFor(disputed));
  const inForce = (readings: Readings) =>
    course.casesAt(within, readings).own[0]?.tests.find(({ step }) => step === 'time')?.result;
  expect([inForce('every'), inForce('main'), inForce('every')]).toEqual(['unknown', 'true', 'unknown']);
});
