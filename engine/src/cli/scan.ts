import { type Collected, type Composed, composeResult } from '../decide/compose-result.ts';
import type { Catalogue } from '../model/catalogue.ts';
import { CONTAINERS, SOURCES } from '../observe/sources.ts';
import { FORMATS } from '../report/formats.ts';
import { chosenCatalogue } from './chosen-catalogue.ts';
import { collectScan } from './collect-scan.ts';
import type { CommandCall } from './command.ts';
import { exitCodeOfScan } from './exit-code.ts';
import { listenForInterrupt } from './interrupt.ts';
import { printOutputs } from './outputs.ts';
import { startProgress } from './progress.ts';
import { readScanRequest, type ScanRequest } from './scan-request.ts';
import { layoutWidth, wantsColour } from './surroundings.ts';

/** `interdict scan TARGET…`. */
export async function run(call: CommandCall): Promise<number> {
  const { settings, surroundings } = call;
  const catalogue = await chosenCatalogue(settings, surroundings.cwd);
  const request = await readScanRequest(call, catalogue);
  const started = performance.now();
  const bar = startProgress(surroundings.stderr, settings.flag('progress') && !settings.flag('quiet'));
  const interrupt = listenForInterrupt(() => bar.erase());
  let collected: Collected;
  try {
    collected = await collectScan(request, catalogue, interrupt, ({ target, path, files, bytes }) =>
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
