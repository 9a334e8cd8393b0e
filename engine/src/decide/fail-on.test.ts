import { expect, test } from 'vitest';
import { determination, duty, finding } from '../../tests/law/given-finding.ts';
import type { Acceptance } from '../model/profile.ts';
import { applyAcceptances } from './acceptances.ts';
import { FAIL_ON, failReasons } from './fail-on.ts';

const NOW = Date.UTC(2031, 4, 6, 12);

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

test('no duty counts where none is asked for', () => {
  expect(failReasons(finding([], [duty('applies')]), ['prohibited', 'undetermined'])).toEqual([]);
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
  const midnight = Date.UTC(2031, 4, 7);
  const at = (now: number) =>
    applyAcceptances([given], [acceptance({ expires: '2031-05-07' })], ['prohibited'], now).found;
  expect([at(midnight - 1), at(midnight)]).toEqual([false, true]);
});

test('one that nothing answers to is unused', () => {
  const { outcomes } = applyAcceptances([], [acceptance({ supplier: 'acme' })], ['any'], NOW);
  expect(outcomes[0]?.state).toBe('unused');
});

test('a reason names what it is about', () => {
  const given = finding(
    [
      determination({ prohibition: 'a' }),
      determination({ prohibition: 'b', activity: 'sell', bound: 'agency' }),
    ],
    [duty('applies')],
  );
  expect(failReasons(given, ['any', 'prohibited', 'duty'])).toEqual([
    { on: 'any', activity: null, prohibition: null },
    { on: 'prohibited', activity: 'use', prohibition: 'a' },
    { on: 'duty', activity: null, prohibition: 'law' },
  ]);
});

test.each<{ change: Partial<Acceptance>; left: boolean }>([
  { change: { supplier: 'acme' }, left: false },
  { change: { supplier: 'another' }, left: true },
  { change: { product: 'shield' }, left: false },
  { change: { prohibition: 'law' }, left: false },
  { change: { prohibition: 'other' }, left: true },
  // A duty belongs to no activity.
  { change: { activity: 'use' }, left: true },
  { change: { assets: ['PC-2', 'PC-1'] }, left: false },
  { change: { finding: 'f2' }, left: true },
])('of a duty that applies, $change leaves something: $left', ({ change, left }) => {
  const given = finding([], [duty('applies')]);
  expect(applyAcceptances([given], [acceptance(change)], ['duty'], NOW).found).toBe(left);
});

test('tells of each acceptance what came of it, in the order given, and of each finding which, in order', () => {
  const one = finding([determination({}), determination({ activity: 'sell' })]);
  const two = { ...finding([determination({ verdict: 'exempt' })]), id: 'f2', supplier: 'another' };
  const given = [
    acceptance({ id: 'z', supplier: 'acme', activity: 'use', reason: 'wind-down', approver: 'CISO' }),
    acceptance({ id: 'm', finding: 'f2' }),
    acceptance({ id: 'b', supplier: 'acme' }),
    acceptance({ id: 'a', product: 'shield', expires: '2031-05-06' }),
    acceptance({ id: 'c', product: 'none' }),
  ];
  const { findings, outcomes, found } = applyAcceptances([one, two], given, ['prohibited'], NOW);
  expect(found).toBe(false);
  // What is on no list needs no acceptance.
  expect(findings.map(({ id, accepted }) => [id, accepted])).toEqual([
    ['f1', ['b', 'z']],
    ['f2', []],
  ]);
  expect(outcomes.map(({ id, state, findings: of }) => [id, state, of])).toEqual([
    ['z', 'applied', ['f1']],
    ['m', 'applied', ['f2']],
    ['b', 'applied', ['f1']],
    ['a', 'expired', ['f1', 'f2']],
    ['c', 'unused', []],
  ]);
  expect(outcomes[0]).toEqual({
    id: 'z',
    state: 'applied',
    findings: ['f1'],
    activity: 'use',
    prohibition: null,
    reason: 'wind-down',
    approver: 'CISO',
    expires: '2031-06-01',
  });
});

test('one finding that is not accepted is enough', () => {
  const one = finding([determination({})]);
  const two = { ...one, id: 'f2' };
  const run = (...ids: string[]) =>
    applyAcceptances(
      [one, two],
      ids.map((id) => acceptance({ finding: id })),
      ['prohibited'],
      NOW,
    ).found;
  expect(run('f1')).toBe(true);
  expect(run('f2')).toBe(true);
  expect(run('f1', 'f2')).toBe(false);
});
