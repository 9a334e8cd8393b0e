import { Worker } from 'node:worker_threads';
import type { FuzzOutcome } from './fuzz.ts';
import { lastInput, type SharedInput, sharedInput } from './shared-input.ts';

export interface Job {
  readonly name: string;
  readonly executions: number;
  readonly seed: number;
  readonly planted: boolean;
  readonly slowMilliseconds: number;
  readonly input: SharedInput;
}

/** How long one input may run before its thread is ended: well above slow, for a busy machine. */
const HANG_MILLISECONDS = 20_000;

/** Fuzzes one target in a thread, and ends the thread where an input never comes back. */
export function watchedFuzz(settings: Omit<Job, 'input'>): Promise<FuzzOutcome> {
  const input = sharedInput(1024 * 1024);
  const job: Job = { ...settings, input };
  // Node 20 does not load a TypeScript file as a thread's entry, even with a loader given.
  const entry = new URL('worker.ts', import.meta.url).href;
  const worker = new Worker(`import('tsx/esm/api').then((tsx) => (tsx.register(), import('${entry}')))`, {
    eval: true,
    workerData: job,
  });
  const started = performance.now();
  return new Promise((resolve, reject) => {
    let last = { count: 0, since: performance.now() };
    const watch = setInterval(() => {
      const { count, bytes } = lastInput(input);
      const now = performance.now();
      if (count !== last.count || count === 0) last = { count, since: now };
      if (now - last.since < HANG_MILLISECONDS) return;
      const bug = { bytes, what: `did not come back within ${HANG_MILLISECONDS} ms` };
      finish(() => resolve({ executions: count, seconds: (now - started) / 1000, outcomes: 0, bug }));
    }, 500);
    const finish = (settle: () => void) => {
      clearInterval(watch);
      void worker.terminate().then(settle, reject);
    };
    worker.once('message', (outcome: FuzzOutcome) => finish(() => resolve(outcome)));
    worker.once('error', (error) => finish(() => reject(error)));
  });
}
