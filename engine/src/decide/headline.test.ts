import { describe, expect, it } from 'vitest';
import { finding } from '../../tests/law/given-finding.ts';
import type { ActivityAnswer } from '../model/determination.ts';
import type { DecidedFinding } from '../model/result.ts';
import type { SettledVerdict, Verdict } from '../model/verdict.ts';
import { HEADLINE_ORDER, headlineOf, headlineRank } from './headline.ts';
import { orderFindings, orderLeads } from './order-findings.ts';

function answer(activity: string, verdict: Verdict, couldBe: SettledVerdict[] = []): ActivityAnswer {
  return {
    activity,
    verdict,
    couldBe,
    bound: 'self',
    since: null,
    next: null,
    questions: [],
    segments: [],
    readings: [],
    byProhibition: [],
    counterparty: null,
    assumed: [],
    decidedBy: [],
    contracts: [],
    says: '',
  };
}

/** The most serious first, as the design has it. */
const IN_ORDER: [Verdict, SettledVerdict[]][] = [
  ['prohibited', []],
  ['undetermined', ['prohibited', 'not-covered']],
  ['advised-against', []],
  ['undetermined', ['advised-against', 'not-covered']],
  ['allowed', []],
  ['not-covered', []],
];

describe('the headline', () => {
  it('is the most serious', () => {
    const answers = IN_ORDER.map(([verdict, couldBe], i) => answer(String(i), verdict, couldBe));
    for (const [i] of answers.entries()) {
      expect(headlineOf([...answers.slice(i)].reverse())?.activity).toBe(String(i));
    }
    const ranks = answers.map(headlineRank);
    expect([...new Set(ranks)].sort()).toEqual(ranks);
    expect(headlineRank({ verdict: 'exempt', couldBe: [] })).toBe(
      headlineRank({ verdict: 'allowed', couldBe: [] }),
    );
    expect(HEADLINE_ORDER.filter((verdict) => verdict !== 'exempt')).toEqual([
      'prohibited',
      'undetermined',
      'advised-against',
      'allowed',
      'not-covered',
    ]);
  });

  it('is the first of equals, and none of none', () => {
    expect(headlineOf([answer('a', 'exempt'), answer('b', 'allowed')])?.activity).toBe('a');
    expect(headlineOf([])).toBeNull();
  });
});

describe('findings in order', () => {
  function headed(id: string, verdict: Verdict, couldBe: SettledVerdict[] = []): DecidedFinding {
    return {
      ...finding([]),
      id,
      headline: { verdict, activity: 'use', says: '' },
      activities: [answer('sell', 'allowed', ['prohibited']), answer('use', verdict, couldBe)],
    };
  }

  it('are so by what heads them', () => {
    const ids = ['f', 'b', 'e', 'a', 'd', 'c'];
    const all = IN_ORDER.map(([verdict, couldBe], i) => headed(ids[i] ?? '', verdict, couldBe));
    expect(orderFindings([...all].reverse()).map(({ id }) => id)).toEqual(ids);
    // Of which nothing more is kept, an open one could be anything but is taken for no worse than it says.
    const bare = { ...headed('bare', 'undetermined'), activities: [] };
    expect(orderFindings([bare, ...all]).map(({ id }) => id)).toEqual(['f', 'b', 'e', 'a', 'bare', 'd', 'c']);
  });

  it('among equals by sureness, then supplier, product, asset and id', () => {
    const base = { ...headed('x', 'allowed'), supplier: 'm', product: 'm' };
    const asset = { ...base.asset, label: 'PC-0' };
    // Their ids say another order, but for the two that differ in nothing else.
    const all: DecidedFinding[] = [
      { ...base, id: 'h', confidence: 'confirmed', supplier: 'z' },
      { ...base, id: 'c', supplier: 'a', product: 'z' },
      { ...base, id: 'e', product: 'a' },
      { ...base, id: 'b', asset },
      { ...base, id: 'f' },
      { ...base, id: 'g' },
      // Of no known product, after those that are.
      { ...base, id: 'a', product: null, asset },
      { ...base, id: 'd', product: null },
      { ...base, id: '0', confidence: 'possible', supplier: 'a' },
    ];
    const ids = all.map(({ id }) => id);
    for (const mixed of [[...all].reverse(), [...all.slice(4), ...all.slice(0, 4)]]) {
      expect(orderFindings(mixed).map(({ id }) => id)).toEqual(ids);
      expect(orderLeads(mixed).map(({ id }) => id)).toEqual(ids);
    }
  });
});
