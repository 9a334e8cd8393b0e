/** One target in a thread of its own; see run.ts, which watches it. */
import { parentPort, workerData } from 'node:worker_threads';
import { corpusOf } from './corpus.ts';
import { fuzz } from './fuzz.ts';
import { noteInput } from './shared-input.ts';
import { TARGETS } from './targets.ts';
import type { Job } from './watched-fuzz.ts';

const { name, executions, seed, planted, slowMilliseconds, input }: Job = workerData;
const target = TARGETS.find((one) => one.name === name);
if (target === undefined) throw new Error(`no fuzz target ${name}`);
const outcome = await fuzz(target, {
  executions,
  seed,
  planted,
  slowMilliseconds,
  corpus: corpusOf(name),
  beforeRun: (bytes) => noteInput(input, bytes),
});
parentPort?.postMessage(outcome);
