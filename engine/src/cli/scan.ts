import { loadCatalogue, loadRoots } from '../catalogue/load-catalogue.ts';
import { type Collected, type Composed, composeResult } from '../decide/compose-result.ts';
import { scan } from '../flow.ts';
import { buildIndicatorIndex } from '../identify/indicator-index.ts';
import type { Catalogue } from '../model/catalogue.ts';
import type { Progress } from '../observe/progress.ts';
import { CONTAINERS, SOURCES } from '../observe/sources.ts';
import { FORMATS } from '../report/formats.ts';
import type { CommandCall } from './command.ts';
import { exitCodeOfScan } from './exit-code.ts';
import { type Interrupt, listenForInterrupt } from './interrupt.ts';
import { printOutputs } from './outputs.ts';
import { startProgress } from './progress.ts';
import { readScanRequest, type ScanRequest } from './scan-request.ts';
import { layoutWidth, wantsColour } from './surroundings.ts';

/** `interdict scan TARGET…`. */
export async function run(call: CommandCall): Promise<number> {
  const { settings, surroundings } = call;
  const catalogue = loadCatalogue();
  const request = await readScanRequest(call, catalogue);
  const started = performance.now();
  const bar = startProgress(surroundings.stderr, settings.flag('progress') && !settings.flag('quiet'));
  const interrupt = listenForInterrupt(() => bar.erase());
  let collected: Collected;
  try {
    collected = await collect(request, catalogue, interrupt, ({ target, path, files, bytes }) =>
      bar.note({ reading: path === '' ? target : path, files, bytes }),
    );
  } finally {
    bar.erase();
    interrupt.dispose();
  }
  const composed = composeResult(collected, {
    catalogue,
    profile: request.profile,
    clocks: request.clocks,
    targets: request.targets,
    acceptances: request.acceptances,
    failOn: request.failOn,
    gapsListed: request.limits.gaps,
  });
  await print(composed, request, call, catalogue, performance.now() - started);
  const { summary } = composed.result;
  const { allowGaps, allowEmpty } = request;
  const code = exitCodeOfScan({ ...summary, found: composed.found, allowGaps, allowEmpty });
  // What did not stop in time would keep the process alive.
  if (summary.interrupted) process.exit(code);
  return code;
}

/** Runs the flow to its end, or until Ctrl-C and its grace are over. */
async function collect(
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

function newCollection() {
  return {
    findings: [] as Collected['findings'][number][],
    leads: [] as Collected['leads'][number][],
    gaps: [] as Collected['gaps'][number][],
    targets: [] as Collected['targets'][number][],
  };
}

/** A target whose end was not reached has not been looked at in full, and that is said. */
function withUnfinished(collected: ReturnType<typeof newCollection>, targets: readonly string[]) {
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

async function print(
  { result }: Composed,
  request: ScanRequest,
  { settings, surroundings }: CommandCall,
  catalogue: Catalogue,
  elapsed: number,
): Promise<void> {
  const sources = [...SOURCES, ...CONTAINERS];
  await printOutputs(request.outputs, surroundings, (format, printer) => {
    const report = FORMATS.find((each) => each.id === format);
    if (!report) return '';
    return report.write(result, {
      catalogue,
      sources,
      width: layoutWidth(printer),
      colour: printer !== null && wantsColour(printer, settings.flag('color'), surroundings.env),
      ...(printer?.isTTY ? { elapsed } : {}),
    });
  });
}
