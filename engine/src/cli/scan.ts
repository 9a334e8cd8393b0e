import { composeResult } from '../decide/compose-result.ts';
import type { Catalogue } from '../model/catalogue.ts';
import type { ScanResult } from '../model/result.ts';
import { CONTAINERS, SOURCES } from '../observe/sources.ts';
import { FORMATS } from '../report/formats.ts';
import { chosenCatalogue } from './chosen-catalogue.ts';
import { collectScan } from './collect-scan.ts';
import type { CommandCall } from './command.ts';
import { exitCodeOfScan } from './exit-code.ts';
import { listenForInterrupt } from './interrupt.ts';
import { type Output, printOutputs } from './outputs.ts';
import { filesAndBytes, startProgress } from './progress.ts';
import { type ScanRecord, startRecord } from './scan-record.ts';
import { readScanRequest, type ScanRequest } from './scan-request.ts';
import { layoutWidth, wantsColour } from './surroundings.ts';

/** `interdict scan TARGET…`. */
export async function run(call: CommandCall): Promise<number> {
  const catalogue = await chosenCatalogue(call.settings, call.surroundings, 'all');
  const request = await readScanRequest(call, catalogue);
  const started = performance.now();
  const { summary, found, collected, remaining } = await record(request, call, catalogue);
  if (collected !== null) {
    const { result } = composeResult(collected, {
      ...request,
      catalogue,
      gapsListed: request.limits.gaps,
    });
    await print(remaining, result, call, catalogue, performance.now() - started);
  }
  const { allowGaps, allowEmpty } = request;
  const code = exitCodeOfScan({ ...summary, found, allowGaps, allowEmpty });
  // What did not stop in time would keep the process alive.
  if (summary.interrupted) process.exit(code);
  return code;
}

/** Runs the scan, with a bar where somebody watches and nothing else is on the screen. */
async function record(
  request: ScanRequest,
  { settings, surroundings }: CommandCall,
  catalogue: Catalogue,
): Promise<ScanRecord> {
  let putInOrder = () => {};
  // Before the first line is written, so that whoever saw it may interrupt.
  const interrupt = listenForInterrupt(() => putInOrder());
  try {
    const recorder = await startRecord(request, catalogue, surroundings);
    const wantsBar = settings.flag('progress') && !settings.flag('quiet') && !recorder.isOnScreen;
    const bar = startProgress(surroundings.stderr, wantsBar);
    putInOrder = () => {
      bar.erase();
      recorder.giveUp();
    };
    try {
      await collectScan(request, catalogue, interrupt, {
        onProgress: ({ target, path, files, bytes }) =>
          bar.note({ reading: path === '' ? target : path, counts: filesAndBytes(files, bytes) }),
        onPiece: (piece) => recorder.piece(piece),
      });
      bar.erase();
      return await recorder.end(interrupt.signal.aborted);
    } catch (error) {
      putInOrder();
      throw error;
    }
  } finally {
    interrupt.dispose();
  }
}

async function print(
  outputs: readonly Output[],
  result: ScanResult,
  { settings, surroundings }: CommandCall,
  catalogue: Catalogue,
  elapsed: number,
): Promise<void> {
  const sources = [...SOURCES, ...CONTAINERS];
  await printOutputs(outputs, surroundings, (format, printer) => {
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
