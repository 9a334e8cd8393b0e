import { describe, expect, it } from 'vitest';
import { clauseOf, lawOf } from '../../tests/law/arbitrary-law.ts';
import type { Clause, LawEvent, Prohibition } from '../model/prohibition.ts';
import {
  boundariesOf,
  eventOf,
  inForce,
  knownAt,
  mainInstant,
  publicBoundaries,
  readingInstants,
  spanOf,
  validAt,
} from './event-time.ts';
import { evaluate, FALSE, openAtoms, TRUE } from './formula.ts';

const at = (text: string): number => Date.parse(text);

function clause(id: string, from: string, to: string, known: Clause['known']): Clause {
  return clauseOf(id, 'prohibited', { when: null, valid: { from, to }, known });
}

const PUBLIC = { from: 'announced', to: 'open' };

function event(id: string, parts: Partial<LawEvent>): LawEvent {
  const [shape] = lawOf([], false).events;
  if (shape === undefined) throw new Error('no event');
  return { ...shape, id, zone: 'America/New_York', alternatives: [], ...parts };
}

/** Announced in June, from a disputed hour of 29 September to a disputed day of December. */
function law(...clauses: Clause[]): Prohibition {
  const { cite } = event('any', {});
  return {
    ...lawOf(clauses, false),
    events: [
      event('announced', { at: '2024-06-20', known: '2024-06-20' }),
      event('ban', {
        at: '2024-09-29T00:00:00-04:00',
        known: '2024-06-20',
        alternatives: [{ at: '2024-09-29T00:00:00-05:00', asWritten: 'EST', cite }],
      }),
      event('end', {
        at: '2024-12-03',
        known: '2024-11-01',
        alternatives: [{ at: '2024-12-01', asWritten: 'two days before', cite }],
      }),
      event('enacted', { at: null, known: '2024-06-20' }),
      event('corrected', { at: '2024-08-01', known: '2024-08-01' }),
    ],
  };
}

const bar = clause('bar', 'ban', 'end', PUBLIC);
const held = law(bar);

describe('a clause in force', () => {
  it.each([
    { when: '2024-09-29T03:59:59Z', every: 'false', main: 'false' },
    // The first reading has it begin, the other an hour later: nobody can say.
    { when: '2024-09-29T04:00:00Z', every: 'unknown', main: 'true' },
    { when: '2024-09-29T04:59:59Z', every: 'unknown', main: 'true' },
    { when: '2024-09-29T05:00:00Z', every: 'true', main: 'true' },
    { when: '2024-12-01T04:59:59Z', every: 'true', main: 'true' },
    // Of the end, the earlier day is the weaker reading.
    { when: '2024-12-01T05:00:00Z', every: 'unknown', main: 'true' },
    { when: '2024-12-03T04:59:59Z', every: 'unknown', main: 'true' },
    // The end itself is out.
    { when: '2024-12-03T05:00:00Z', every: 'false', main: 'false' },
  ] as const)('at $when: $every, by the stronger reading $main', ({ when, every, main }) => {
    const span = spanOf(held, bar);
    expect(evaluate(validAt(held, bar, at(when), 'every'))).toBe(every);
    expect(evaluate(inForce(span, at(when), 'every'))).toBe(every);
    expect(evaluate(validAt(held, bar, at(when), 'main'))).toBe(main);
    expect(evaluate(inForce(span, at(when), 'main'))).toBe(main);
  });

  it('is a constant where nothing is disputed, and worked out once', () => {
    const span = spanOf(held, bar);
    for (const readings of ['every', 'main'] as const) {
      expect(inForce(span, at('2024-09-01T00:00:00Z'), readings)).toBe(FALSE);
      expect(inForce(span, at('2024-11-01T00:00:00Z'), readings)).toBe(TRUE);
      expect(inForce(span, at('2024-12-31T00:00:00Z'), readings)).toBe(FALSE);
    }
    expect(spanOf(held, bar)).toBe(span);
  });

  it('says which event is disputed', () => {
    const disputed = (when: string): string[] => [
      ...openAtoms(validAt(held, bar, at(when), 'every')),
      ...openAtoms(inForce(spanOf(held, bar), at(when), 'every')),
    ];
    expect(disputed('2024-09-29T04:30:00Z')).toEqual(['reading/law#ban', 'reading/law#ban']);
    expect(disputed('2024-12-02T12:00:00Z')).toEqual(['reading/law#end', 'reading/law#end']);
    expect(disputed('2024-10-10T12:00:00Z')).toEqual([]);
  });

  it.each([
    { from: 'ban', to: 'open', truth: 'true' },
    { from: 'ban', to: 'enacted', truth: 'true' },
    { from: 'enacted', to: 'open', truth: 'false' },
    { from: 'no such event', to: 'open', truth: 'false' },
  ])('from $from to $to, years later: $truth', ({ from, to, truth }) => {
    const other = clause('other', from, to, PUBLIC);
    for (const readings of ['every', 'main'] as const) {
      expect(evaluate(validAt(law(other), other, at('2034-01-01T00:00:00Z'), readings))).toBe(truth);
    }
  });
});

describe('what the public could know', () => {
  const corrected = clause('corrected', 'ban', 'open', { from: 'announced', to: 'corrected' });
  const untold = clause('untold', 'ban', 'open', { from: 'no such event', to: 'open' });

  it.each([
    { when: '2024-06-20T03:59:59Z', bar: false, corrected: false },
    { when: '2024-06-20T04:00:00Z', bar: true, corrected: true },
    { when: '2024-08-01T03:59:59Z', bar: true, corrected: true },
    { when: '2024-08-01T04:00:00Z', bar: true, corrected: false },
    { when: '2099-01-01T00:00:00Z', bar: true, corrected: false },
  ])('at $when: the bar $bar, a text corrected later $corrected', ({ when, ...wanted }) => {
    const all = law(bar, corrected, untold);
    expect(knownAt(all, bar, at(when))).toBe(wanted.bar);
    expect(knownAt(all, corrected, at(when))).toBe(wanted.corrected);
    expect(knownAt(all, untold, at(when))).toBe(false);
  });
});

describe('the instants of an event', () => {
  const [, ban, end, enacted] = held.events;
  if (!ban || !end || !enacted) throw new Error('no event');

  it('are those of its readings, the stronger first', () => {
    expect(readingInstants(ban)).toEqual([at('2024-09-29T04:00:00Z'), at('2024-09-29T05:00:00Z')]);
    expect(mainInstant(end)).toBe(at('2024-12-03T05:00:00Z'));
    expect(mainInstant(enacted)).toBe(Number.POSITIVE_INFINITY);
    expect(eventOf(held, 'ban')).toBe(ban);
    expect(eventOf(held, 'open')).toBeNull();
  });
});

describe('the instants at which laws change', () => {
  const BAN = [at('2024-09-29T04:00:00Z'), at('2024-09-29T05:00:00Z')];
  const END = [at('2024-12-03T05:00:00Z'), at('2024-12-01T05:00:00Z')];
  const announced = at('2024-06-20T04:00:00Z');

  it('are those of every reading of each beginning and end, with the day of their clause', () => {
    const known = (instants: readonly number[]): object[] =>
      instants.map((each) => ({ at: each, known: announced }));
    expect(boundariesOf(held)).toEqual(known([...BAN, ...END]));
    expect(boundariesOf(law(clause('open', 'ban', 'open', PUBLIC)))).toEqual(known(BAN));
    expect(boundariesOf(law(clause('proposed', 'enacted', 'open', PUBLIC)))).toEqual([]);
    expect(boundariesOf(law(clause('from nothing', 'no such event', 'end', PUBLIC)))).toEqual(known(END));
  });

  it('leave out a clause of which the public never knew', () => {
    expect(boundariesOf(law(clause('untold', 'ban', 'end', { from: 'enacted', to: 'open' })))).not.toEqual(
      [],
    );
    expect(boundariesOf(law(clause('untold', 'ban', 'end', { from: 'nothing', to: 'open' })))).toEqual([]);
  });

  it('are told once and in order, of those that are public by then', () => {
    const late = clause('late', 'corrected', 'ban', { from: 'corrected', to: 'open' });
    const laws = [held, law(late)];
    const corrected = at('2024-08-01T04:00:00Z');
    const inOrder = [...BAN, ...[...END].reverse()];
    expect(publicBoundaries(laws, announced - 1)).toEqual([]);
    expect(publicBoundaries(laws, announced)).toEqual(inOrder);
    expect(publicBoundaries(laws, corrected - 1)).toEqual(inOrder);
    expect(publicBoundaries(laws, corrected)).toEqual([corrected, ...inOrder]);
    // Kept by the list: a scan asks the same ten thousand times.
    expect(publicBoundaries(laws, corrected)).toBe(publicBoundaries(laws, corrected));
    expect(boundariesOf(held)).toBe(boundariesOf(held));
    // And right however many instants of knowledge were asked about before.
    for (let each = 0; each < 200; each++) publicBoundaries(laws, announced - each);
    expect(publicBoundaries(laws, corrected + 1)).toEqual([corrected, ...inOrder]);
  });
});
