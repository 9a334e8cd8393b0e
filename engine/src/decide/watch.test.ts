import { describe, expect, it } from 'vitest';
import { catalogueOf, clauseOf, lawOf } from '../../tests/law/arbitrary-law.ts';
import { finding } from '../../tests/law/given-finding.ts';
import { DEFAULT_PROFILE } from '../catalogue/default-profile.ts';
import type { Catalogue } from '../model/catalogue.ts';
import type { Finding } from '../model/finding.ts';
import type { Profile } from '../model/profile.ts';
import type { Clause, ClauseEffect } from '../model/prohibition.ts';
import type { SettledVerdict } from '../model/verdict.ts';
import { type SavedAnswer, type SavedFinding, type WatchContext, watch } from './watch.ts';

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

const sells = { binds: ['supplier'], does: ['sell'], to: ['anyone'] };

/** Advised against in February, barred in March and April; its maker is barred from selling it from May on. */
const LAW = lawOf(
  [
    clause('advice', 'advised-against', 'e1', 'e2'),
    clause('bar', 'prohibited', 'e2', 'e4'),
    clause('sale', 'prohibited', 'e4', 'open', sells),
    clause('own-sale', 'prohibited', 'e1', 'e3', { does: ['sell'] }),
  ],
  false,
);

function catalogue(): Catalogue {
  const plain = catalogueOf([LAW]);
  const word = { says: '', implies: [], label: '', presenceQuestion: null, contract: null };
  const { vocabulary } = plain;
  return {
    ...plain,
    vocabulary: {
      ...vocabulary,
      activities: [
        { ...word, id: 'use', converse: 'sell' },
        { ...word, id: 'sell', converse: 'use' },
      ],
    },
  };
}

const found = (id: string, supplier = 'supplier'): Finding => ({
  ...finding([]),
  id,
  supplier,
  product: null,
});
const answer = (verdict: SettledVerdict, parts: Partial<SavedAnswer> = {}): SavedAnswer => ({
  activity: 'use',
  verdict,
  couldBe: [verdict],
  counterparty: null,
  ...parts,
});

function watched(
  saved: readonly SavedFinding[],
  today: string,
  until: string | null,
  parts: Partial<Profile> = {},
) {
  const context: WatchContext = {
    catalogue: catalogue(),
    profile: { ...DEFAULT_PROFILE, roles: ['anyone'], ...parts },
    clocks: {
      asOf: { kind: 'instant', at: day(today) },
      asKnown: { kind: 'instant', at: day('2024-12-31') },
      now: day(today),
    },
    until: until === null ? null : day(until),
  };
  return watch(saved, context);
}

const brief = (changes: ReturnType<typeof watched>['changed']) =>
  changes.map(({ finding: id, activity, bound, before, after, stricter, at, decidedBy }) => ({
    id,
    activity,
    bound,
    change: `${before} > ${after}`,
    stricter,
    at: at.slice(0, 10),
    decidedBy,
  }));

describe('what changed since a result', () => {
  it('is told of the day asked about, whole', () => {
    const { changed, coming, unchanged } = watched(
      [{ finding: found('f'), answers: [answer('not-covered')] }],
      '2024-03-10',
      null,
    );
    expect(changed).toEqual([
      {
        finding: 'f',
        supplier: 'supplier',
        product: null,
        asset: 'PC-1',
        activity: 'use',
        bound: 'self',
        before: 'not-covered',
        after: 'prohibited',
        stricter: true,
        at: '2024-03-10T00:00:00Z',
        decidedBy: ['law/bar'],
      },
    ]);
    expect({ coming, unchanged }).toEqual({ coming: [], unchanged: 0 });
  });

  it.each<{ saved: SavedAnswer; on: string; told: object[] }>([
    { saved: answer('prohibited'), on: '2024-03-10', told: [] },
    {
      saved: answer('prohibited'),
      on: '2024-02-10',
      told: [{ change: 'prohibited > advised-against', stricter: false, decidedBy: ['law/advice'] }],
    },
    {
      saved: answer('prohibited'),
      on: '2024-01-10',
      told: [{ change: 'prohibited > not-covered', stricter: false, decidedBy: [] }],
    },
    // Undetermined then as now, and yet not the same.
    {
      saved: answer('prohibited', { verdict: 'undetermined', couldBe: ['prohibited', 'exempt'] }),
      on: '2024-03-10',
      told: [{ change: 'undetermined > prohibited', stricter: true }],
    },
    {
      saved: answer('prohibited', { verdict: 'undetermined' }),
      on: '2024-03-10',
      told: [{ change: 'undetermined > prohibited', stricter: true }],
    },
    {
      saved: answer('prohibited', { couldBe: ['prohibited', 'exempt'] }),
      on: '2024-03-10',
      told: [{ change: 'prohibited > prohibited', stricter: false }],
    },
  ])('$saved.verdict, on $on', ({ saved, on, told }) => {
    const { changed, unchanged } = watched([{ finding: found('f'), answers: [saved] }], on, null);
    expect(brief(changed)).toMatchObject(told);
    expect(changed).toHaveLength(told.length);
    expect(unchanged).toBe(told.length === 0 ? 1 : 0);
  });

  it('tells apart what the other side is told', () => {
    const then = answer('not-covered', { counterparty: { verdict: 'prohibited' } });
    const told = watched([{ finding: found('f'), answers: [then] }], '2024-01-10', null);
    expect(brief(told.changed)).toMatchObject([
      { bound: 'counterparty', change: 'prohibited > not-covered', stricter: false, decidedBy: [] },
    ]);
    // Of what no law reaches any more nothing decides.
    const gone = watched([{ finding: found('f', 'stranger'), answers: [then] }], '2024-05-10', null);
    expect(brief(gone.changed)).toMatchObject([
      { bound: 'counterparty', change: 'prohibited > not-covered', decidedBy: [] },
    ]);
    const same = watched([{ finding: found('f'), answers: [then] }], '2024-05-10', null);
    expect(same).toEqual({ changed: [], coming: [], unchanged: 1 });
  });
});

describe('what will change', () => {
  it('is told at each instant at which it does, up to the day named, from what was before', () => {
    const saved = [{ finding: found('f'), answers: [answer('not-covered')] }];
    const all = [
      {
        change: 'not-covered > advised-against',
        stricter: true,
        at: '2024-02-01',
        bound: 'self',
        decidedBy: ['law/advice'],
      },
      {
        change: 'advised-against > prohibited',
        stricter: true,
        at: '2024-03-01',
        bound: 'self',
        decidedBy: ['law/bar'],
      },
      { change: 'prohibited > not-covered', stricter: false, at: '2024-05-01', bound: 'self', decidedBy: [] },
      {
        change: 'not-covered > prohibited',
        stricter: true,
        at: '2024-05-01',
        bound: 'counterparty',
        decidedBy: ['law/sale'],
      },
    ];
    const coming = (until: string | null) => brief(watched(saved, '2024-01-10', until).coming);
    expect(coming('2024-12-31')).toMatchObject(all);
    expect(coming('2024-03-01')).toMatchObject(all.slice(0, 2));
    expect(coming('2024-03-01')).toHaveLength(2);
    expect(coming('2024-02-29')).toHaveLength(1);
    expect(coming(null)).toEqual([]);
  });

  it('is told in the order of time, and of one instant in that of the answers', () => {
    const answers = [answer('not-covered', { activity: 'sell' }), answer('not-covered')];
    for (const [first, second] of [
      ['sell', 'use'],
      ['use', 'sell'],
    ] as const) {
      const given = first === 'sell' ? answers : [...answers].reverse();
      const told = brief(
        watched([{ finding: found('f'), answers: given }], '2024-01-10', '2024-12-31').coming,
      );
      expect(told.map(({ at, activity, bound }) => [at, activity, bound])).toEqual([
        ['2024-02-01', first, 'self'],
        ['2024-02-01', second, 'self'],
        ['2024-03-01', 'use', 'self'],
        ['2024-04-01', 'sell', 'self'],
        ['2024-05-01', 'use', 'self'],
        ['2024-05-01', 'use', 'counterparty'],
      ]);
    }
  });

  it('is told of the other side alone, where nothing changes for the asker', () => {
    const clauses = ['advice', 'bar'];
    const waiver = { id: 'W', prohibition: 'law', clauses, grantedBy: 'a', from: '2024-01-01', until: null };
    const saved = [{ finding: found('f'), answers: [answer('not-covered')] }];
    const { coming } = watched(saved, '2024-01-10', '2024-12-31', { waivers: [waiver] });
    expect(brief(coming)).toMatchObject([
      {
        bound: 'counterparty',
        change: 'not-covered > prohibited',
        at: '2024-05-01',
        decidedBy: ['law/sale'],
      },
    ]);
  });

  it('counts findings of which nothing changes, each finding by itself', () => {
    const saved = [
      { finding: found('a'), answers: [answer('prohibited')] },
      { finding: found('b'), answers: [answer('not-covered')] },
      { finding: found('c', 'stranger'), answers: [answer('not-covered')] },
      { finding: found('d'), answers: [answer('prohibited')] },
    ];
    const told = watched(saved, '2024-03-10', null);
    expect(told.unchanged).toBe(3);
    expect(brief(told.changed).map(({ id }) => id)).toEqual(['b']);
    expect(watched(saved, '2024-03-10', '2024-12-31')).toMatchObject({ unchanged: 1 });
    expect(brief(watched(saved, '2024-03-10', '2024-04-30').coming)).toEqual([]);
    expect(watched([], '2024-03-10', null)).toEqual({ changed: [], coming: [], unchanged: 0 });
  });

  it('tells nothing at an instant at which nothing that was told changes', () => {
    const own = [{ finding: found('f'), answers: [answer('prohibited', { activity: 'use' })] }];
    // In March it is barred; that selling it is barred no longer from April on changes nothing for its user.
    expect(watched(own, '2024-03-10', '2024-04-15')).toEqual({ changed: [], coming: [], unchanged: 1 });
  });

  it('takes a day asked about at its noon', () => {
    const context: WatchContext = {
      catalogue: catalogue(),
      profile: { ...DEFAULT_PROFILE, roles: ['anyone'] },
      clocks: {
        asOf: { kind: 'day', date: '2024-03-01' },
        asKnown: { kind: 'day', date: '2024-03-01' },
        now: day('2024-03-01'),
      },
      until: null,
    };
    const { changed } = watch([{ finding: found('f'), answers: [answer('not-covered')] }], context);
    expect(changed).toMatchObject([{ after: 'prohibited', at: '2024-03-01T12:00:00Z' }]);
  });
});
