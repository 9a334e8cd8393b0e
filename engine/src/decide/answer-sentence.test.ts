import { describe, expect, it } from 'vitest';
import { caseOf, catalogueOf, clauseOf, lawOf } from '../../tests/law/arbitrary-law.ts';
import { determination } from '../../tests/law/given-finding.ts';
import type { ActivityAnswer, BasisTest, OpenQuestion, Reading } from '../model/determination.ts';
import type { Clause, Prohibition } from '../model/prohibition.ts';
import { sayAnswer } from './answer-sentence.ts';

function clause(id: string, title: string, parts: Partial<Clause> = {}): Clause {
  const dates = { valid: { from: 'e0', to: 'open' }, known: { from: 'e0', to: 'open' } };
  return { ...clauseOf(id, 'prohibited', { when: null, ...dates }), title, ...parts };
}

const sale = { binds: ['supplier'], does: ['sell'] };
const LAW: Prohibition = {
  ...lawOf(
    [
      clause('bar', 'Using it'),
      clause('more', 'Keeping it', { says: ['do not keep it, see sec. 2.', '', 'look for another'] }),
      clause('waiver', 'Waived by the head'),
      clause('purpose', 'For research'),
      clause('sale', 'Selling it', sale),
      clause('buys', 'Buying it', { ...sale, binds: ['federal-agency'] }),
    ],
    false,
  ),
  zone: 'America/New_York',
};
const OTHER: Prohibition = {
  ...lawOf([clause('waiver', 'Under a waiver of another office'), clause('bar', 'Installing it')], false),
  id: 'other',
  zone: 'Asia/Tokyo',
};

/** Nothing speaks of it. */
const DRAFT: Omit<ActivityAnswer, 'says'> = {
  activity: 'use',
  verdict: 'not-covered',
  couldBe: ['not-covered'],
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
};

function said(parts: Partial<ActivityAnswer>, determinations = [determination({})]): string {
  const laws = [LAW, OTHER];
  const one = { ...caseOf(laws, new Map(), 0), catalogue: catalogueOf(laws) };
  return sayAnswer({ ...DRAFT, ...parts }, determinations, one);
}

const question = (ask: string): OpenQuestion => ({ id: ask, ask, help: null, ifYes: [], ifNo: [] });
// The last evening of February in New York.
const MARCH = '2024-03-01T02:00:00Z';

describe('what is prohibited, advised against or allowed', () => {
  it.each<{ parts: Partial<ActivityAnswer>; says: string }>([
    {
      parts: { verdict: 'prohibited', decidedBy: ['law/bar'], since: MARCH },
      says: 'Prohibited since 2024-02-29: using it.',
    },
    {
      parts: { verdict: 'prohibited', decidedBy: ['law/more', 'law/bar'] },
      says: 'Prohibited: keeping it; using it.',
    },
    // The day is that of the law that decided; of several, of the first in the catalogue.
    {
      parts: { verdict: 'prohibited', decidedBy: ['other/bar'], since: MARCH },
      says: 'Prohibited since 2024-03-01: installing it.',
    },
    {
      parts: { verdict: 'prohibited', decidedBy: ['other/bar', 'law/bar'], since: MARCH },
      says: 'Prohibited since 2024-02-29: installing it; using it.',
    },
    {
      parts: { verdict: 'advised-against', decidedBy: ['law/more'] },
      says: 'Advised against. Do not keep it, see sec. 2. Look for another.',
    },
    { parts: { verdict: 'advised-against', decidedBy: ['law/bar'] }, says: 'Advised against.' },
    { parts: { verdict: 'allowed', decidedBy: ['law/bar'] }, says: 'Allowed: using it.' },
    {
      parts: {
        verdict: 'allowed',
        decidedBy: ['law/bar'],
        next: { verdict: 'advised-against', from: MARCH, clause: 'x' },
      },
      says: 'Allowed until 2024-02-29, then advised against: using it.',
    },
  ])('$says', ({ parts, says }) => {
    expect(said(parts)).toBe(says);
  });
});

describe('what is exempt', () => {
  const basis = (
    subject: string,
    result: BasisTest['result'],
    step: BasisTest['step'] = 'exception',
  ): BasisTest => ({
    step,
    subject,
    result,
    fact: '',
    from: 'catalogue',
    determining: true,
  });
  const held = (id: string, ...tests: BasisTest[]) =>
    determination({ clause: id, verdict: 'exempt', basis: tests });
  const exempt: Partial<ActivityAnswer> = { verdict: 'exempt', decidedBy: ['law/bar'] };

  it('is so by the exceptions that took it away, of that law alone', () => {
    const taken = held('bar', basis('waiver', 'true'), basis('purpose', 'true'), basis('more', 'unknown'));
    expect(said(exempt, [taken])).toBe('Exempt: for research; waived by the head.');
    expect(said(exempt, [held('bar', basis('waiver', 'true'))])).toBe('Exempt: waived by the head.');
  });

  it('is so by what decided, and by no other test or clause', () => {
    expect(said(exempt, [held('bar', basis('waiver', 'false'), basis('purpose', 'true', 'condition'))])).toBe(
      'Exempt: using it.',
    );
    expect(said(exempt, [held('more', basis('waiver', 'true')), held('bar', basis('purpose', 'true'))])).toBe(
      'Exempt: for research.',
    );
    expect(said(exempt, [held('bar', basis('no clause', 'true'))])).toBe('Exempt: using it.');
  });

  it('leaves every other law as it is', () => {
    const law = {
      prohibition: 'law',
      verdict: 'exempt',
      couldBe: [],
      bound: 'self',
      since: null,
      next: null,
    } as const;
    const taken = [held('bar', basis('purpose', 'true'))];
    expect(said({ ...exempt, byProhibition: [law, { ...law, prohibition: 'other' }] }, taken)).toBe(
      "Exempt: for research. One law's exemption leaves every other law as it is.",
    );
    expect(said({ ...exempt, byProhibition: [law] }, taken)).toBe('Exempt: for research.');
  });
});

describe('what is undetermined', () => {
  const open: Partial<ActivityAnswer> = { verdict: 'undetermined', couldBe: ['prohibited', 'not-covered'] };
  const head = 'Undetermined: prohibited or not covered.';
  const reading: Reading = { says: 'EDT', at: MARCH, source: 'the agency', stronger: true, why: null };
  const norm = determination({ verdict: 'undetermined', note: 'It is an open norm.' });

  it.each<{ parts: Partial<ActivityAnswer>; determinations?: (typeof norm)[]; says: string }>([
    { parts: {}, determinations: [], says: head },
    { parts: { questions: [question('Is it?')] }, says: `${head} It turns on: Is it?` },
    {
      parts: {
        questions: [question('Is it?'), question('Was it?'), question('Will it?')],
        readings: [reading],
      },
      says: `${head} It turns on: Is it? (and 2 more)`,
    },
    {
      parts: { readings: [reading] },
      determinations: [norm],
      says: `${head} Sources disagree on the hour: "EDT" (the agency).`,
    },
    {
      parts: {},
      determinations: [determination({ note: 'no' }), determination({ verdict: 'undetermined' }), norm],
      says: `${head} It is an open norm.`,
    },
  ])('$says', ({ parts, determinations, says }) => {
    expect(said({ ...open, ...parts }, determinations)).toBe(says);
  });

  it('because it changes within the day is told with what holds from when', () => {
    const segments = [
      { from: '2024-09-29T04:00:00Z', verdict: 'advised-against' as const },
      { from: MARCH, verdict: 'prohibited' as const },
    ];
    const changes = `It changes within the day asked about: advised against from 2024-09-29T04:00:00Z, prohibited from ${MARCH}. Give a time with its offset.`;
    expect(said({ ...open, segments })).toBe(changes);
    expect(said({ ...open, segments, readings: [reading] })).toBe(
      `${changes} Sources disagree on the hour: "EDT" (the agency).`,
    );
    expect(said({ ...open, segments: segments.slice(1) }, [])).toBe(head);
  });
});

describe('what is not covered', () => {
  const head = 'No clause in the catalogue of 2024.01.01 reaches this for you';
  const theirs: NonNullable<ActivityAnswer['counterparty']> = {
    verdict: 'prohibited',
    since: MARCH,
    next: null,
    assumed: [],
    decidedBy: ['law/sale'],
    note: null,
    contracts: [],
    openContracts: [],
    open: [],
    contractsToCome: [],
  };
  const unsettled = 'addressed to the other side; your own exposure is not settled here.';

  it.each<{ parts: Partial<ActivityAnswer>; says: string }>([
    { parts: {}, says: `${head}.` },
    {
      parts: { next: { verdict: 'prohibited', from: MARCH, clause: 'bar' } },
      says: `${head}; prohibited from ${MARCH}.`,
    },
    // "Allowed" would say more than that nothing reaches it.
    {
      parts: { next: { verdict: 'allowed', from: MARCH, clause: 'bar' } },
      says: `${head}; expressly permitted from ${MARCH}.`,
    },
    { parts: { counterparty: { ...theirs, verdict: 'not-covered' } }, says: `${head}.` },
    {
      parts: { counterparty: theirs },
      says: `${head}. For Supplier: prohibited since 2024-02-29, ${unsettled}`,
    },
    {
      parts: { counterparty: { ...theirs, since: null, note: 'it may not sell.' } },
      says: `${head}. For Supplier: prohibited, it may not sell.`,
    },
    {
      parts: { counterparty: { ...theirs, decidedBy: ['law/buys'] } },
      says: `${head}. For an agency: prohibited since 2024-02-29, ${unsettled}`,
    },
    {
      parts: {
        counterparty: {
          ...theirs,
          contracts: ['C-1', 'C-2: FAR 52.204-99'],
          contractsToCome: [{ contract: 'C-3', from: MARCH }],
          openContracts: ['C-4: was it renewed?'],
        },
      },
      says: `${head}. For Supplier: prohibited since 2024-02-29, ${unsettled} Of the contracts given it reaches C-1, C-2: FAR 52.204-99, C-3 from 2024-02-29. Not known of contract C-4: was it renewed?`,
    },
  ])('$says', ({ parts, says }) => {
    expect(said(parts)).toBe(says);
  });
});
