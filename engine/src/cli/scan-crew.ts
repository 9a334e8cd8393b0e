import { existsSync } from 'node:fs';
import { setFlagsFromString } from 'node:v8';
import { Worker } from 'node:worker_threads';
import type { Indicator } from '../model/indicator.ts';
import type { Crew, Share, ShareNews } from '../observe/crew.ts';
import type { ObserveOptions } from '../observe/observe.ts';

/** What a worker is told once. */
export interface WorkerOrders
  extends Pick<ObserveOptions, 'limits' | 'roots' | 'now' | 'maxAge' | 'patterns'> {
  readonly indicators: readonly Indicator[];
}

export type ToWorker =
  | { readonly kind: 'share'; readonly share: Share }
  /** News was taken up: the worker may send more. */
  | { readonly kind: 'taken' }
  | { readonly kind: 'break-off' };

export type FromWorker =
  | { readonly kind: 'news'; readonly news: ShareNews }
  | { readonly kind: 'failed'; readonly message: string };

/** Messages that a worker sends ahead of whoever takes them up. */
const AHEAD = 4;

/** Counts what a worker may still send. */
export function newCredits(): { give(): void; take(): Promise<void> } {
  let left = AHEAD;
  let wake: (() => void) | null = null;
  return {
    give() {
      left += 1;
      wake?.();
      wake = null;
    },
    async take() {
      while (left === 0) {
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
      left -= 1;
    },
  };
}

/** Beside the bundle that this is in; absent where the sources run as they are. */
const PROGRAM = new URL('./scan-worker.mjs', import.meta.url);

/** A walk makes little that lives long: more room for it would only be held. */
const YOUNG_MEBIBYTES = 16;

/**
 * Every thread optimises its code for itself, with threads of its own that take the processors from those who read:
 * more than a fifth of a scan's time. Code has to prove itself four times as long as by default (bytes of bytecode run).
 */
const INTERRUPT_BUDGET = 524_288;

/** V8 11 (Node 20) calls it so; later ones do not know the flag, and would say so on the screen. */
function hasInterruptBudget(): boolean {
  return process.versions.v8.startsWith('11.');
}

/** Starts workers; null where this program has none, and the scan runs in its own thread. */
export function startCrew(size: number, orders: WorkerOrders): Crew | null {
  if (size < 2 || PROGRAM.protocol !== 'file:' || !existsSync(PROGRAM)) return null;
  if (hasInterruptBudget()) setFlagsFromString(`--interrupt-budget=${INTERRUPT_BUDGET}`);
  const workers = Array.from(
    { length: size },
    () =>
      new Worker(PROGRAM, {
        workerData: orders,
        resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MEBIBYTES },
      }),
  );
  const idle = [...workers];
  const queue: ShareRun[] = [];

  function next(): void {
    while (idle.length > 0 && queue.length > 0) {
      const worker = idle.pop();
      const run = queue.shift();
      if (worker && run) run.begin(worker);
    }
  }

  return {
    look(share) {
      const run = newRun(share, (worker) => {
        idle.push(worker);
        next();
      });
      queue.push(run);
      next();
      return run.news();
    },
    breakOff() {
      for (const worker of workers) worker.postMessage({ kind: 'break-off' } satisfies ToWorker);
    },
    dispose() {
      for (const worker of workers) void worker.terminate();
    },
  };
}

interface ShareRun {
  begin(worker: Worker): void;
  news(): AsyncGenerator<ShareNews>;
}

/** One share, from its place in the queue to its last news. `done` hears of the worker that is free again. */
function newRun(share: Share, done: (worker: Worker) => void): ShareRun {
  const came: ShareNews[] = [];
  let by: Worker | null = null;
  let failure: Error | null = null;
  let wake = (): void => {};

  function begin(worker: Worker): void {
    by = worker;
    const end = (): void => {
      worker.off('message', hear);
      worker.off('error', fail);
      worker.off('exit', exit);
    };
    const hear = (message: FromWorker): void => {
      if (message.kind === 'failed') {
        fail(new Error(message.message));
        return;
      }
      came.push(message.news);
      if (message.news.kind === 'end') {
        end();
        done(worker);
      }
      wake();
    };
    const fail = (error: Error): void => {
      failure = error;
      end();
      wake();
    };
    const exit = (): void => fail(new Error('a worker of the scan ended before its work was done'));
    worker.on('message', hear);
    worker.on('error', fail);
    worker.on('exit', exit);
    worker.postMessage({ kind: 'share', share } satisfies ToWorker);
  }

  return {
    begin,
    async *news() {
      for (;;) {
        const news = came.shift();
        if (news !== undefined) {
          if (news.kind === 'seen') by?.postMessage({ kind: 'taken' } satisfies ToWorker);
          yield news;
          if (news.kind === 'end') return;
        } else if (failure !== null) throw failure;
        else {
          await new Promise<void>((resolve) => {
            wake = resolve;
          });
        }
      }
    },
  };
}
