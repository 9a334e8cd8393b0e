import { type ScanPiece, scan } from '../flow.ts';
import { buildIndicatorIndex } from '../identify/indicator-index.ts';
import type { Catalogue } from '../model/catalogue.ts';
import type { Indicator } from '../model/indicator.ts';
import type { Progress } from '../observe/progress.ts';
import { holdBackCompiler } from './compile-budget.ts';
import type { Interrupt } from './interrupt.ts';
import { startCrew } from './scan-crew.ts';
import type { ScanRequest } from './scan-request.ts';

/** Who is told while a scan runs. */
export interface ScanListener {
  readonly onProgress: (progress: Progress) => void;
  /** The scan waits for it, so that what is slow to write slows the reading. */
  readonly onPiece: (piece: ScanPiece) => Promise<void>;
}

/**
 * Runs the flow to its end, or until Ctrl-C and its grace are over. A target whose end was not reached has
 * not been looked at in full, and that is told last.
 */
export async function collectScan(
  request: ScanRequest,
  catalogue: Catalogue,
  interrupt: Interrupt,
  { onProgress, onPiece }: ScanListener,
): Promise<void> {
  holdBackCompiler();
  const index = buildIndicatorIndex(catalogue.indicators);
  const { activities, profile, clocks } = request;
  const patterns = catalogue.indicators
    .filter((each) => each.kind === 'byte-pattern')
    .map((each) => each.pattern);
  const orders = {
    indicators: catalogue.indicators.map(withoutWords),
    limits: request.limits,
    everyFile: request.everyFile,
    roots: [...catalogue.roots, ...request.roots],
    now: clocks.now,
    ...(request.maxAge === null ? {} : { maxAge: request.maxAge }),
    patterns,
  };
  const pieces = scan(request.targets, {
    observe: {
      limits: request.limits,
      everyFile: request.everyFile,
      roots: orders.roots,
      signal: interrupt.signal,
      now: clocks.now,
      ...(request.maxAge === null ? {} : { maxAge: request.maxAge }),
      wanted: index.wanted,
      meets: index.wanted,
      mayBeWanted: index.mayBeWanted,
      patterns,
      onProgress,
      crew: (lookHere) => startCrew(request.workers, orders, lookHere),
    },
    index,
    decide: { catalogue, profile, clocks, ...(activities.length > 0 ? { activities } : {}) },
    minConfidence: request.minConfidence,
    discovered: request.discovered,
  });
  let finished = 0;
  let isOver = false;
  const whole = (async () => {
    for await (const piece of pieces) {
      if (isOver) return;
      if (piece.kind === 'coverage') finished++;
      await onPiece(piece);
    }
  })();
  await Promise.race([whole, interrupt.overdue]);
  isOver = true;
  for (const target of request.targets.slice(finished)) await onPiece(unfinished(target));
}

/** What a worker is sent of an indicator: it asks only whether something meets it. */
function withoutWords(indicator: Indicator): Indicator {
  return { ...indicator, note: null, source: '', matches: [], mustNotMatch: [] };
}

function unfinished(target: string): ScanPiece {
  return {
    kind: 'gap',
    gap: {
      code: 'interrupted',
      target,
      location: { path: '.' },
      source: 'walk',
      reason: 'the scan was broken off here, and what it had seen of this target is not told',
      remedy: 'Scan this target again.',
      material: true,
    },
  };
}
