import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Determination } from '../../model/determination.ts';
import type { AcceptanceOutcome, ScanResult } from '../../model/result.ts';
import { textOf } from '../pieces.ts';
import { SAMPLE_CATALOGUE, SAMPLE_RESULT, sampleFinding } from '../sample-result.ts';
import { sarifObjections } from './published-schema.ts';
import { sarif } from './sarif.ts';

const OPTIONS = { catalogue: SAMPLE_CATALOGUE, sources: [], width: 100, colour: false };

function text(change: Partial<ScanResult> = {}): string {
  return textOf(sarif.write({ ...SAMPLE_RESULT, ...change }, OPTIONS));
}

function run(change: Partial<ScanResult> = {}) {
  const log = JSON.parse(text(change));
  expect(sarifObjections(log)).toEqual([]);
  return log.runs[0];
}

function results(change: Partial<ScanResult> = {}) {
  const { tool, results: all } = run(change);
  for (const result of all) {
    expect(tool.driver.rules[result.ruleIndex].id).toBe(result.ruleId);
    expect(result.locations.length).toBe(1);
  }
  return all;
}

const [FIRST] = SAMPLE_RESULT.findings;
const [CLAUSE] = FIRST?.determinations ?? [];

/** The one result of a finding about which a clause says this. */
function under(change: Partial<Determination>) {
  const determinations = CLAUSE ? [{ ...CLAUSE, ...change }] : [];
  return results({ findings: [sampleFinding('PC-1', { determinations, duties: [] })], leads: [] });
}

test('the whole of it', async () => {
  run();
  await expect(text()).toMatchFileSnapshot(join(import.meta.dirname, 'golden', 'sample.sarif'));
});

test('the schema objects to what is no SARIF', () => {
  expect(sarifObjections({ version: '2.1.0', runs: [{ results: [] }] })).not.toEqual([]);
  expect(sarifObjections({ version: '2.0.0', runs: [] })).not.toEqual([]);
});

test.each([
  ['prohibited to the asker', { verdict: 'prohibited' }, 'error'],
  ['prohibited to the other side', { verdict: 'prohibited', bound: 'counterparty' }, 'note'],
  ['prohibited to an agency', { verdict: 'prohibited', bound: 'agency' }, 'note'],
  ['perhaps prohibited', { verdict: 'undetermined', couldBe: ['prohibited', 'exempt'] }, 'warning'],
  ['undetermined, and never prohibited', { verdict: 'undetermined', couldBe: ['allowed', 'exempt'] }, 'note'],
  ['advised against', { verdict: 'advised-against' }, 'warning'],
  ['exempt', { verdict: 'exempt' }, 'note'],
  ['allowed', { verdict: 'allowed' }, 'note'],
] as const)('%s', (_what, change, level) => {
  expect(under(change).map((result: { level: string }) => result.level)).toEqual([level]);
});

test('a finding that no clause reaches is told as that, and one that binds the other side as theirs', () => {
  expect(under({ verdict: 'not-covered' })[0]).toMatchObject({
    ruleId: 'interdict/no-clause',
    level: 'note',
  });
  const [other] = under({ verdict: 'prohibited', bound: 'counterparty', contract: null });
  expect(other.message.text).toContain('PROHIBITED for Acme since 1 Oct 2030.');
  expect(other.message.text).toContain('your own exposure is not settled here');
});

test('a duty that applies asks for action, and an open one is a note', () => {
  const [duty] = FIRST?.duties ?? [];
  const levels = (status: 'applies' | 'undetermined' | 'not-triggered') =>
    results({
      findings: [sampleFinding('PC-1', { determinations: [], duties: duty ? [{ ...duty, status }] : [] })],
      leads: [],
    }).map(({ ruleId, level }: { ruleId: string; level: string }) => [ruleId, level]);
  expect(levels('applies')).toEqual([['zz-shield-act/report', 'warning']]);
  expect(levels('undetermined')).toEqual([['zz-shield-act/report', 'note']]);
  expect(levels('not-triggered')).toEqual([['interdict/no-clause', 'note']]);
});

test('a lead is for a person to look at, and is no failure', () => {
  expect(results().at(-1)).toMatchObject({ ruleId: 'interdict/lead', kind: 'review', level: 'none' });
});

test('fingerprints are the same whatever else is found, and no two results share one', () => {
  const printsOf = (change: Partial<ScanResult>) =>
    results(change).map((result: { partialFingerprints: object }) =>
      JSON.stringify(result.partialFingerprints),
    );
  const all = printsOf({});
  expect(new Set(all).size).toBe(all.length);
  expect(all).toEqual(expect.arrayContaining(printsOf({ findings: [sampleFinding('PC-2')], leads: [] })));
});

test('an acceptance suppresses what it covers and no more', () => {
  const base: AcceptanceOutcome = {
    id: 'spare',
    state: 'applied',
    findings: ['id-PC-1'],
    activity: null,
    prohibition: null,
    reason: 'goes in June',
    approver: 'the CISO',
    expires: '2031-07-01',
  };
  const suppressed = (change: Partial<AcceptanceOutcome>) =>
    results({
      findings: [sampleFinding('PC-1'), sampleFinding('PC-2')],
      leads: [],
      acceptances: [{ ...base, ...change }],
    })
      .filter(({ suppressions }: { suppressions: unknown[] }) => suppressions.length > 0)
      .map(({ ruleId, properties }: { ruleId: string; properties: { finding: string } }) =>
        [properties.finding, ruleId].join(' '),
      );
  const use = 'id-PC-1 zz-shield-act/use';
  const report = 'id-PC-1 zz-shield-act/report';
  expect(suppressed({})).toEqual([use, report]);
  expect(suppressed({ activity: 'use' })).toEqual([use]);
  expect(suppressed({ activity: 'renew' })).toEqual([]);
  expect(suppressed({ prohibition: 'another' })).toEqual([]);
  expect(suppressed({ prohibition: 'zz-shield-act' })).toEqual([use, report]);
  expect(suppressed({ state: 'expired' })).toEqual([]);
  const [first] = results({ findings: [sampleFinding('PC-1')], acceptances: [base] });
  expect(first.suppressions).toEqual([
    {
      kind: 'external',
      status: 'accepted',
      justification: 'goes in June (the CISO, until 2031-07-01)',
      properties: { acceptance: 'spare', approver: 'the CISO', expires: '2031-07-01' },
    },
  ]);
});

test('what was not looked at is told, with how much it matters', () => {
  const [invocation] = run().invocations;
  expect(invocation.executionSuccessful).toBe(true);
  expect(
    invocation.toolExecutionNotifications.map((each: { level: string; descriptor: { id: string } }) => [
      each.descriptor.id,
      each.level,
    ]),
  ).toEqual([
    ['gap/encrypted', 'warning'],
    ['gap/special-file', 'note'],
  ]);
});

test('nothing found is told with why that need not be clean', () => {
  const summary = { ...SAMPLE_RESULT.summary, lookedAtNothing: true, interrupted: true };
  const coverage = { targets: [], gaps: [], gapsNotListed: 3 };
  const { invocations, results: all, tool } = run({ findings: [], leads: [], summary, coverage });
  expect(all).toEqual([]);
  expect(invocations[0].executionSuccessful).toBe(false);
  expect(invocations[0].toolExecutionNotifications.length).toBe(3);
  expect(tool.driver.notifications.length).toBe(3);
});

test('files that were left closed are counted', () => {
  const targets = SAMPLE_RESULT.coverage.targets.map((target) => ({ ...target, unopened: 7 }));
  const { invocations, tool } = run({ coverage: { ...SAMPLE_RESULT.coverage, targets } });
  expect(invocations[0].toolExecutionNotifications.at(-1)).toMatchObject({
    descriptor: { id: 'coverage/not-opened' },
    level: 'note',
    message: { text: expect.stringContaining('were not opened') },
  });
  expect(tool.driver.notifications.map(({ id }: { id: string }) => id)).toContain('coverage/not-opened');
});

test('no name makes a link, a placeholder or a line, and none reaches a terminal', () => {
  const label = `{0} [safe](https://evil.example) </script>\r\n${String.fromCharCode(27)}[2J\u202e`;
  const [result] = results({
    findings: [sampleFinding('PC-1', { asset: { kind: 'machine', id: 'x', label } })],
  });
  expect(result.message.text).toContain(
    String.raw`{{0}} [safe\](https://evil.example) </script>\r\n\x1b[2J\u202e`,
  );
  for (const acted of ['\u001b', '\u202e', '\r']) expect(text()).not.toContain(acted);
});
