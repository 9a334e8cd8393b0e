import type { Catalogue } from '../model/catalogue.ts';
import type { Coverage, CoverageGap, TargetCoverage } from '../model/coverage.ts';
import type { Finding } from '../model/finding.ts';
import type { Clocks, Moment } from '../model/instant.ts';
import type { Acceptance, Profile } from '../model/profile.ts';
import type { DecidedFinding, ResultSummary, ScanFacts, ScanResult } from '../model/result.ts';
import { TOOL } from '../model/tool.ts';
import { applyAcceptances } from './acceptances.ts';
import type { FailOn } from './fail-on.ts';
import { noticeAbout } from './notice.ts';
import { orderFindings, orderLeads } from './order-findings.ts';
import { stateProfile } from './profile-statement.ts';
import { startTally } from './tally.ts';
import { isoOf } from './zoned-time.ts';

/** What a scan came to, before it is put in order. */
export interface Collected {
  readonly findings: readonly DecidedFinding[];
  readonly leads: readonly Finding[];
  readonly gaps: readonly CoverageGap[];
  readonly targets: readonly TargetCoverage[];
  readonly interrupted: boolean;
}

/** What a scan was asked. */
export interface ScanQuestion {
  readonly catalogue: Catalogue;
  readonly profile: Profile;
  readonly clocks: Clocks;
  readonly targets: readonly string[];
}

export interface ComposeContext extends ScanQuestion {
  readonly acceptances: readonly Acceptance[];
  readonly failOn: readonly FailOn[];
  /** How many gaps are listed one by one. */
  readonly gapsListed: number;
}

/** A result, and whether anything on the list of `--fail-on` is left in it. */
export interface Composed {
  readonly result: ScanResult;
  readonly found: boolean;
}

/** What is known of a scan before it has seen anything. */
export function scanFacts({ catalogue, profile, clocks, targets }: ScanQuestion): ScanFacts {
  return {
    tool: TOOL,
    catalogue: { version: catalogue.version, digest: catalogue.digest },
    asOf: printMoment(clocks.asOf),
    asKnown: printMoment(clocks.asKnown),
    profile: stateProfile(profile),
    targets,
    notice: noticeAbout(catalogue, clocks.asOf),
  };
}

/** Puts what a scan collected in order, applies acceptances and counts. */
export function composeResult(collected: Collected, context: ComposeContext): Composed {
  const accepted = applyAcceptances(
    orderFindings(collected.findings),
    context.acceptances,
    context.failOn,
    context.clocks.now,
  );
  const { notice, ...facts } = scanFacts(context);
  const result: ScanResult = {
    schema: 'interdict.result/1',
    ...facts,
    coverage: coverageOf(collected, context.gapsListed),
    summary: summaryOf(accepted.findings, collected),
    findings: accepted.findings,
    leads: orderLeads(collected.leads),
    acceptances: accepted.outcomes,
    notice,
  };
  return { result, found: accepted.found };
}

/** A moment as results print it: `2024-08-15`, or an ISO 8601 instant in UTC. */
export function printMoment(moment: Moment): string {
  return moment.kind === 'day' ? moment.date : isoOf(moment.at);
}

/** Gaps that could have hidden something come first, so that the cap on the list takes them last. */
function coverageOf({ targets, gaps }: Collected, listed: number): Coverage {
  const ordered = [...gaps.filter((gap) => gap.material), ...gaps.filter((gap) => !gap.material)];
  return { targets, gaps: ordered.slice(0, listed), gapsNotListed: Math.max(0, gaps.length - listed) };
}

function summaryOf(
  findings: readonly DecidedFinding[],
  { leads, gaps, targets, interrupted }: Collected,
): ResultSummary {
  const tally = startTally();
  for (const finding of findings) tally.finding(finding);
  for (const _lead of leads) tally.lead();
  for (const gap of gaps) tally.gap(gap);
  for (const target of targets) tally.target(target);
  return tally.summary(interrupted);
}
