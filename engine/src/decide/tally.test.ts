import { expect, it } from 'vitest';
import { duty, finding } from '../../tests/law/given-finding.ts';
import type { CoverageGap } from '../model/coverage.ts';
import type { Verdict } from '../model/verdict.ts';
import { startTally } from './tally.ts';

const gap = (material: boolean): CoverageGap => ({
  code: 'malformed',
  target: 't',
  location: { path: 'a' },
  source: 's',
  reason: 'r',
  remedy: 'm',
  material,
});

const target = (files: number, bySource: Record<string, number> = {}) => ({
  target: 't',
  scheme: 'dir',
  files,
  directories: 7,
  archives: 0,
  bytesRead: 0,
  bySource,
});

it('has counted nothing at first, and looked at nothing', () => {
  expect(startTally().summary(false)).toEqual({
    findings: 0,
    leads: 0,
    byVerdict: {
      prohibited: 0,
      undetermined: 0,
      'advised-against': 0,
      allowed: 0,
      exempt: 0,
      'not-covered': 0,
    },
    duties: 0,
    gaps: 0,
    materialGaps: 0,
    lookedAtNothing: true,
    interrupted: false,
  });
});

it('counts findings by what heads them, and of duties those that apply', () => {
  const tally = startTally();
  const headed = (verdict: Verdict) => ({ ...finding([]), headline: { verdict, activity: null, says: '' } });
  tally.finding(headed('exempt'));
  tally.finding(headed('exempt'));
  tally.finding({
    ...headed('undetermined'),
    duties: [duty('applies'), duty('not-triggered'), duty('applies'), duty('undetermined')],
  });
  tally.finding({ ...headed('undetermined'), duties: [duty('applies')] });
  const { findings, byVerdict, duties } = tally.summary(false);
  expect({ findings, duties }).toEqual({ findings: 4, duties: 3 });
  expect(byVerdict).toMatchObject({ exempt: 2, undetermined: 2, prohibited: 0 });
});

it('counts leads and gaps apart, and says that it was interrupted', () => {
  const tally = startTally();
  tally.lead();
  tally.lead();
  tally.lead();
  for (const material of [true, false, true]) tally.gap(gap(material));
  expect(tally.summary(true)).toMatchObject({
    leads: 3,
    findings: 0,
    gaps: 3,
    materialGaps: 2,
    interrupted: true,
  });
});

it.each([
  { what: 'directories alone', targets: [target(0)], gaps: [], nothing: true },
  { what: 'a file', targets: [target(0), target(1)], gaps: [], nothing: false },
  { what: 'a file and what a system says', targets: [target(1, { services: 7 })], gaps: [], nothing: false },
  { what: 'what a system says of itself', targets: [target(0, { services: 0 })], gaps: [], nothing: false },
  {
    what: 'a gap in which something could have sat',
    targets: [target(0)],
    gaps: [gap(true)],
    nothing: false,
  },
  { what: 'a gap in which nothing could', targets: [target(0)], gaps: [gap(false)], nothing: true },
])('of $what, looked at nothing: $nothing', ({ targets, gaps, nothing }) => {
  const tally = startTally();
  for (const each of targets) tally.target(each);
  for (const each of gaps) tally.gap(each);
  expect(tally.summary(false).lookedAtNothing).toBe(nothing);
});
