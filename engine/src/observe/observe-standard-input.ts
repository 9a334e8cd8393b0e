import { bytesReader } from '../formats/byte-reader.ts';
import { inspect } from './inspect.ts';
import { readersOfNamed, unlessRead } from './named-file.ts';
import { gapObservation, type Scan } from './scan.ts';
import type { Observation, Source } from './source.ts';
import { startStopwatch } from './stopwatch.ts';
import { limitGap, unpackBudget } from './unpack-budget.ts';

const HEAD_BYTES = 4096;
const LOCATION = { path: '-' };

/** What comes on standard input, held in memory up to the limit on a document. */
export async function* observeStandardInput(
  scan: Scan,
  forced: readonly Source[] | null,
): AsyncGenerator<Observation> {
  const { limits } = scan.options;
  const bytes = await collect(scan, limits.documentBytes);
  if (bytes === null) {
    const gap = limitGap('documentBytes', limits.documentBytes, 'more came on standard input than is held');
    yield gapObservation(scan, 'walk', gap, LOCATION);
    return;
  }
  scan.tally.files += 1;
  scan.tally.bytesRead += bytes.length;
  const head = bytes.subarray(0, HEAD_BYTES);
  const file = { path: '-', name: '-', place: '-', size: bytes.length, head, location: LOCATION };
  const readers = readersOfNamed(scan, file, forced);
  if (readers !== null)
    yield* inspect(scan, { ...file, bytes: bytesReader(bytes) }, readers, {
      asset: null,
      depth: 0,
      budget: unpackBudget(bytes.length, limits),
      watch: startStopwatch(scan.clock),
    });
  yield* unlessRead(scan, bytes.length, LOCATION);
}

async function collect(scan: Scan, most: number): Promise<Uint8Array | null> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of scan.options.standardInput ?? process.stdin) {
    size += chunk.length;
    if (size > most) return null;
    chunks.push(chunk);
    scan.progress('-');
  }
  return Buffer.concat(chunks, size);
}
