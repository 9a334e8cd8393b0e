import type { CoverageGap, TargetCoverage } from '../model/coverage.ts';
import type { DecidedFinding, ResultSummary } from '../model/result.ts';
import type { Verdict } from '../model/verdict.ts';

/** Counts what a scan comes to as it comes, so that a summary needs nothing kept. */
export interface Tally {
  finding(finding: DecidedFinding): void;
  lead(): void;
  gap(gap: CoverageGap): void;
  target(target: TargetCoverage): void;
  summary(interrupted: boolean): ResultSummary;
}

export function startTally(): Tally {
  const counts = { findings: 0, leads: 0, duties: 0, gaps: 0, materialGaps: 0 };
  const byVerdict: Record<Verdict, number> = {
    prohibited: 0,
    undetermined: 0,
    'advised-against': 0,
    allowed: 0,
    exempt: 0,
    'not-covered': 0,
  };
  let lookedAt = 0;
  return {
    finding({ headline, duties }) {
      counts.findings++;
      byVerdict[headline.verdict]++;
      counts.duties += duties.filter((duty) => duty.status === 'applies').length;
    },
    lead() {
      counts.leads++;
    },
    gap({ material }) {
      counts.gaps++;
      if (material) counts.materialGaps++;
    },
    target(target) {
      // A reader of the running system opens no file.
      lookedAt += target.files + Object.keys(target.bySource).length;
    },
    summary: (interrupted) => ({
      findings: counts.findings,
      leads: counts.leads,
      byVerdict: { ...byVerdict },
      duties: counts.duties,
      gaps: counts.gaps,
      materialGaps: counts.materialGaps,
      // A gap that hides nothing (the kernel's view of itself) is no sign that there was anything to look at.
      lookedAtNothing: lookedAt === 0 && counts.materialGaps === 0,
      interrupted,
    }),
  };
}
