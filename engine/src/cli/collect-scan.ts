import { loadRoots } from '../catalogue/load-catalogue.ts';
import type { Collected } from '../decide/compose-result.ts';
import { scan } from '../flow.ts';
import { buildIndicatorIndex } from '../identify/indicator-index.ts';
import type { Catalogue } from '../model/catalogue.ts';
import type { CoverageGap, TargetCoverage } from '../model/coverage.ts';
import type { Finding } from '../model/finding.ts';
import type { DecidedFinding } from '../model/result.ts';
import type { Progress } from '../observe/progress.ts';
import type { Interrupt } from './interrupt.ts';
import type { ScanRequest } from './scan-request.ts';

/** Runs the flow to its end, or until Ctrl-C and its grace are over. */
export async function collectScan(
  request: ScanRequest,
  catalogue: Catalogue,
  interrupt: Interrupt,
  onProgress: (progress: Progress) => void,
): Promise<Collected> {
  const collected = newCollection();
  const index = buildIndicatorIndex(catalogue.indicators);
  const { activities, profile, clocks } = request;
  const pieces = scan(request.targets, {
    observe: {
      limits: request.limits,
      roots: [...loadRoots(), ...request.roots],
      signal: interrupt.signal,
      now: clocks.now,
      ...(request.maxAge === null ? {} : { maxAge: request.maxAge }),
      wanted: index.wanted,
      patterns: catalogue.indicators
        .filter((each) => each.kind === 'byte-pattern')
        .map((each) => each.pattern),
      onProgress,
    },
    index,
    decide: { catalogue, profile, clocks, ...(activities.length > 0 ? { activities } : {}) },
    minConfidence: request.minConfidence,
    discovered: request.discovered,
  });
  const whole = (async () => {
    for await (const piece of pieces) {
      if (piece.kind === 'finding') collected.findings.push(piece.finding);
      else if (piece.kind === 'lead') collected.leads.push(piece.finding);
      else if (piece.kind === 'gap') collected.gaps.push(piece.gap);
      else collected.targets.push(piece.coverage);
    }
  })();
  await Promise.race([whole, interrupt.overdue]);
  return { ...withUnfinished(collected, request.targets), interrupted: interrupt.signal.aborted };
}

interface Collection {
  readonly findings: DecidedFinding[];
  readonly leads: Finding[];
  readonly gaps: CoverageGap[];
  readonly targets: TargetCoverage[];
}

function newCollection(): Collection {
  return { findings: [], leads: [], gaps: [], targets: [] };
}

/** A target whose end was not reached has not been looked at in full, and that is said. */
function withUnfinished(collected: Collection, targets: readonly string[]): Collection {
  for (const target of targets.slice(collected.targets.length)) {
    collected.gaps.push({
      code: 'interrupted',
      target,
      location: { path: '.' },
      source: 'walk',
      reason: 'the scan was broken off here, and what it had seen of this target is not told',
      remedy: 'Scan this target again.',
      material: true,
    });
  }
  return collected;
}
