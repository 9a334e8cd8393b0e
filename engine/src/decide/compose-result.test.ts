import { expect, test } from 'vitest';
import { finding } from '../../tests/law/given-finding.ts';
import { DEFAULT_PROFILE } from '../catalogue/default-profile.ts';
import type { CoverageGap } from '../model/coverage.ts';
import type { Profile } from '../model/profile.ts';
import { type Collected, composeResult } from './compose-result.ts';
import { noticeOf } from './notice.ts';
import { stateProfile } from './profile-statement.ts';

const CATALOGUE = {
  version: '2031.05.06',
  digest: 'sha256:0',
  vocabulary: { actors: [], activities: [], classes: [] },
  ceilings: [],
  suppliers: [],
  products: [],
  indicators: [],
  prohibitions: [],
  questions: [],
  sources: [],
  holidays: [],
  roots: [],
};

const EMPTY: Collected = { findings: [], leads: [], gaps: [], targets: [], interrupted: false };

const target = (files: number) => ({
  target: 't',
  scheme: 'dir',
  files,
  directories: 1,
  archives: 0,
  bytesRead: 0,
  bySource: {},
});

const gap = (path: string, material: boolean): CoverageGap => ({
  code: 'malformed',
  target: 't',
  location: { path },
  source: 's',
  reason: 'r',
  remedy: 'm',
  material,
});

function compose(collected: Partial<Collected>, gapsListed = 10) {
  const at = Date.UTC(2031, 4, 6);
  return composeResult(
    { ...EMPTY, ...collected },
    {
      catalogue: CATALOGUE,
      profile: DEFAULT_PROFILE,
      clocks: { asOf: { kind: 'day', date: '2031-05-06' }, asKnown: { kind: 'instant', at }, now: at },
      targets: ['t'],
      acceptances: [],
      failOn: ['prohibited'],
      gapsListed,
    },
  ).result;
}

test('an empty directory and one that holds nothing to look at were not looked at, and one file was', () => {
  expect(compose({ targets: [target(0)] }).summary.lookedAtNothing).toBe(true);
  expect(compose({ targets: [target(1)] }).summary.lookedAtNothing).toBe(false);
  expect(compose({ targets: [target(0)], gaps: [gap('a', true)] }).summary.lookedAtNothing).toBe(false);
  expect(compose({ targets: [target(0)], gaps: [gap('a', false)] }).summary.lookedAtNothing).toBe(true);
  const host = { ...target(0), bySource: { processes: 1 } };
  expect(compose({ targets: [host] }).summary.lookedAtNothing).toBe(false);
});

test('gaps that matter are listed first, and all are counted', () => {
  const gaps = [gap('a', false), gap('b', true), gap('c', false), gap('d', true)];
  const { coverage, summary } = compose({ gaps }, 3);
  expect(coverage.gaps.map((each) => each.location.path)).toEqual(['b', 'd', 'a']);
  expect(coverage.gapsNotListed).toBe(1);
  expect(summary).toMatchObject({ gaps: 4, materialGaps: 2 });
});

test('a result names its shape and its catalogue, and counts what it lists', () => {
  const found = finding([]);
  const result = compose({ findings: [found], leads: [found, found], interrupted: true });
  expect(result).toMatchObject({
    schema: 'interdict.result/1',
    catalogue: { version: '2031.05.06', digest: 'sha256:0' },
    findings: [{ id: 'f1' }],
    leads: [{ id: 'f1' }, { id: 'f1' }],
    summary: { findings: 1, leads: 2, interrupted: true },
  });
  const gaps = [gap('a', false), gap('b', true)];
  expect(compose({ gaps }).coverage).toMatchObject({ gapsNotListed: 0 });
  expect(compose({ gaps }).coverage.gaps.map((each) => each.location.path)).toEqual(['b', 'a']);
});

test('moments are printed as they were given', () => {
  expect(compose({})).toMatchObject({ asOf: '2031-05-06', asKnown: '2031-05-06T00:00:00Z' });
});

test('the notice names the day of the catalogue', () => {
  expect(noticeOf(CATALOGUE)).toBe(
    'General information from the catalogue of 6 May 2031. Not legal advice, from no agency.',
  );
});

test('what is assumed is stated, for nobody and for somebody', () => {
  expect(stateProfile(DEFAULT_PROFILE)).toMatchObject({
    given: false,
    assumed: ['a private person or business in the United States, no government contract'],
  });
  const contractor: Profile = {
    ...DEFAULT_PROFILE,
    assumed: false,
    name: 'Acme',
    roles: ['federal-contractor'],
    contracts: [
      {
        id: 'C-1',
        date: '2030-01-01',
        renewals: null,
        agency: null,
        clauses: [{ id: 'X 7', edition: 'MAY 2029' }],
      },
    ],
  };
  expect(stateProfile(contractor)).toMatchObject({
    given: true,
    contracts: ['C-1 (X 7, edition MAY 2029)'],
    assumed: ['no role but federal-contractor', 'no other contract or subcontract'],
  });
  expect(stateProfile({ ...contractor, unknownRoles: ['federal-subcontractor'] }).assumed).toEqual([
    'no role but federal-contractor, perhaps federal-subcontractor',
    'no other contract or subcontract',
  ]);
});
