import type { Catalogue } from '../model/catalogue.ts';
import type { Coverage, CoverageGap, TargetCoverage } from '../model/coverage.ts';
import type { Finding } from '../model/finding.ts';
import type { Clocks, Moment } from '../model/instant.ts';
import type { Acceptance, Profile } from '../model/profile.ts';
import type { DecidedFinding, ResultSummary, ScanResult } from '../model/result.ts';
import { TOOL } from '../model/tool.ts';
import { VERDICTS, type Verdict } from '../model/verdict.ts';
import { applyAcceptances } from './acceptances.ts';
import type { FailOn } from './fail-on.ts';
import { noticeOf } from './notice.ts';
import { orderFindings, orderLeads } from './order-findings.ts';
import { stateProfile } from './profile-statement.ts';
import { isoOf } from './zoned-time.ts';

/** What a scan came to, before it is put in order. */
export interface Collected {
  readonly findings: readonly DecidedFinding[];
  readonly leads: readonly Finding[];
  readonly gaps: readonly CoverageGap[];
  readonly targets: readonly TargetCoverage[];
  readonly interrupted: boolean;
}

export interface ComposeContext {
  readonly catalogue: Catalogue;
  readonly profile: Profile;
  readonly clocks: Clocks;
  readonly targets: readonly string[];
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

/** Puts what a scan collected in order, applies acceptances and counts. */
export function composeResult(collected: Collected, context: ComposeContext): Composed {
  const { catalogue, profile, clocks } = context;
  const accepted = applyAcceptances(
    orderFindings(collected.findings),
    context.acceptances,
    context.failOn,
    clocks.now,
  );
  const coverage = coverageOf(collected, context.gapsListed);
  const result: ScanResult = {
    schema: 'interdict.result/1',
    tool: TOOL,
    catalogue: { version: catalogue.version, digest: catalogue.digest },
    asOf: printMoment(clocks.asOf),
    asKnown: printMoment(clocks.asKnown),
    profile: stateProfile(profile),
    targets: context.targets,
    coverage,
    summary: summaryOf(accepted.findings, collected),
    findings: accepted.findings,
    leads: orderLeads(collected.leads),
    acceptances: accepted.outcomes,
    notice: noticeOf(catalogue),
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

function summaryOf(findings: readonly DecidedFinding[], collected: Collected): ResultSummary {
  const byVerdict: Record<Verdict, number> = {
    prohibited: 0,
    undetermined: 0,
    'advised-against': 0,
    allowed: 0,
    exempt: 0,
    'not-covered': 0,
  };
  for (const verdict of VERDICTS) {
    byVerdict[verdict] = findings.filter((finding) => finding.headline.verdict === verdict).length;
  }
  const duties = findings.flatMap((finding) => finding.duties).filter((duty) => duty.status === 'applies');
  return {
    findings: findings.length,
    leads: collected.leads.length,
    byVerdict,
    duties: duties.length,
    gaps: collected.gaps.length,
    materialGaps: collected.gaps.filter((gap) => gap.material).length,
    lookedAtNothing: collected.targets.every((target) => target.files === 0) && collected.gaps.length === 0,
    interrupted: collected.interrupted,
  };
}
