import { expect, test } from 'vitest';
import type { Determination } from '../model/determination.ts';
import type { Acceptance } from '../model/profile.ts';
import type { DecidedFinding } from '../model/result.ts';
import { applyAcceptances } from './acceptances.ts';
import { FAIL_ON, failReasons } from './fail-on.ts';

const NOW = Date.UTC(2031, 4, 6, 12);

function determination(change: Partial<Determination>): Determination {
  return {
    prohibition: 'law',
    clause: 'c',
    activity: 'use',
    actor: 'business',
    verdict: 'prohibited',
    couldBe: ['prohibited'],
    bound: 'self',
    since: null,
    next: null,
    basis: [],
    openQuestions: [],
    readings: [],
    text: '',
    citation: '',
    url: '',
    verification: 'primary',
    restsOn: null,
    note: null,
    contract: null,
    contractClause: null,
    ...change,
  };
}

function finding(
  determinations: readonly Determination[],
  duties: DecidedFinding['duties'] = [],
): DecidedFinding {
  return {
    id: 'f1',
    supplier: 'acme',
    product: 'shield',
    carrier: null,
    version: null,
    confidence: 'probable',
    presence: 'installed',
    asset: { kind: 'machine', id: 'guid-1', label: 'PC-1' },
    target: 't',
    matches: [],
    matchCount: 0,
    why: '',
    discoveredAt: '2031-05-06T00:00:00Z',
    headline: { verdict: 'prohibited', activity: 'use', says: '' },
    activities: [],
    determinations,
    duties,
    accepted: [],
  };
}

const duty = (status: DecidedFinding['duties'][number]['status']): DecidedFinding['duties'][number] => ({
  prohibition: 'law',
  clause: 'report',
  kind: 'report',
  actor: 'business',
  status,
  text: '',
  to: '',
  content: null,
  deadlines: [],
  questions: [],
  contract: null,
  contractClause: null,
  citation: '',
  url: '',
  verification: 'primary',
});

function acceptance(change: Partial<Acceptance>): Acceptance {
  return {
    id: 'a1',
    finding: null,
    supplier: null,
    product: null,
    assets: [],
    activity: null,
    prohibition: null,
    reason: 'r',
    approver: 'p',
    expires: '2031-06-01',
    ...change,
  };
}

test('what binds only the other side, or an agency, is on no list', () => {
  const others = finding([determination({ bound: 'counterparty' }), determination({ bound: 'agency' })]);
  expect(
    failReasons(
      others,
      FAIL_ON.filter((word) => word !== 'any'),
    ),
  ).toEqual([]);
});

test('each word of the list reaches its own verdict and no other', () => {
  const verdicts = [
    'prohibited',
    'undetermined',
    'advised-against',
    'allowed',
    'exempt',
    'not-covered',
  ] as const;
  const every = finding(verdicts.map((verdict) => determination({ verdict })));
  for (const word of ['prohibited', 'undetermined', 'advised-against'] as const) {
    expect(failReasons(every, [word]).map((reason) => reason.on)).toEqual([word]);
  }
  expect(failReasons(every, [])).toEqual([]);
});

test('a duty counts where its trigger is met, and not where that is open', () => {
  expect(failReasons(finding([], [duty('applies')]), ['duty'])).toHaveLength(1);
  expect(failReasons(finding([], [duty('undetermined'), duty('not-triggered')]), ['duty'])).toEqual([]);
});

test('any means anything that was found', () => {
  expect(failReasons(finding([]), ['any'])).toHaveLength(1);
});

test('an acceptance takes out what it speaks of, and leaves the verdict', () => {
  const given = finding([determination({})]);
  const { findings, found, outcomes } = applyAcceptances(
    [given],
    [acceptance({ supplier: 'acme' })],
    ['prohibited'],
    NOW,
  );
  expect(found).toBe(false);
  expect(findings[0]).toEqual({ ...given, accepted: ['a1'] });
  expect(outcomes).toMatchObject([{ id: 'a1', state: 'applied', findings: ['f1'] }]);
});

test('an acceptance matches only where every field that it gives does', () => {
  const given = finding([determination({})]);
  const found = (change: Partial<Acceptance>) =>
    applyAcceptances([given], [acceptance(change)], ['prohibited'], NOW).found;
  expect(found({ finding: 'f1', assets: ['PC-1'] })).toBe(false);
  expect(found({ assets: ['guid-1'] })).toBe(false);
  expect(found({ finding: 'f1', assets: ['PC-2'] })).toBe(true);
  expect(found({ supplier: 'acme', product: 'other' })).toBe(true);
});

test('one of a single activity or law covers no more than that', () => {
  const given = finding([determination({}), determination({ activity: 'sell', prohibition: 'other' })]);
  const found = (change: Partial<Acceptance>) =>
    applyAcceptances([given], [acceptance(change)], ['prohibited'], NOW).found;
  expect(found({ supplier: 'acme', activity: 'use' })).toBe(true);
  expect(found({ prohibition: 'law' })).toBe(true);
  expect(found({ supplier: 'acme' })).toBe(false);
});

test('from its day of expiry on an acceptance does nothing', () => {
  const given = finding([determination({})]);
  const run = (expires: string) =>
    applyAcceptances([given], [acceptance({ supplier: 'acme', expires })], ['prohibited'], NOW);
  expect(run('2031-05-07').found).toBe(false);
  expect(run('2031-05-06').found).toBe(true);
  expect(run('2031-05-06').outcomes[0]?.state).toBe('expired');
});

test('one that nothing answers to is unused', () => {
  const { outcomes } = applyAcceptances([], [acceptance({ supplier: 'acme' })], ['any'], NOW);
  expect(outcomes[0]?.state).toBe('unused');
});
