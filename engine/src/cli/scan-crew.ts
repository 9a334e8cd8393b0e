import { existsSync } from 'node:fs';
import { Worker } from 'node:worker_threads';
import type { Indicator } from '../model/indicator.ts';
import type { Crew, LookHere, Share, ShareNews } from '../observe/crew.ts';
import type { ObserveOptions } from '../observe/observe.ts';
import { newClaims } from './share-claims.ts';

/** What a worker is told once. */
export interface WorkerOrders
  extends Pick<ObserveOptions, 'limits' | 'everyFile' | 'roots' | 'now' | 'maxAge' | 'patterns'> {
  readonly indicators: readonly Indicator[];
  /** Of `ShareClaims`. */
  readonly claims: SharedArrayBuffer;
}

export type ToWorker =
  /** The shares of a scan are numbered from 0; every worker hears of each, in that order. */
  | { readonly kind: 'share'; readonly number: number; readonly share: Share }
  /** News was taken up: the worker may send more. */
  | { readonly kind: 'taken' }
  | { readonly kind: 'break-off' };

export type FromWorker =
  | { readonly kind: 'news'; readonly number: number; readonly news: ShareNews }
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

/** Observations that this thread has ready before their turn; with more, it waits. */
const OBSERVATIONS_AHEAD = 1_024;

/** A share that was given out and is not told to its end. */
interface Run {
  readonly share: Share;
  /** What came of it and is not told yet. */
  readonly came: ShareNews[];
  /** The worker that looks through it, once it was heard of. */
  by: Worker | null;
  /** The rest of its news, where this thread looks through it. */
  here: AsyncIterator<ShareNews> | null;
}

/**
 * Starts the workers beside this thread, which is itself one of the `size`: it looks through the next share that nobody
 * has while it would wait for another's. Null where this program has no workers, and the scan runs without shares.
 */
export function startCrew(
  size: number,
  orders: Omit<WorkerOrders, 'claims'>,
  lookHere: LookHere,
): Crew | null {
  if (size < 2 || PROGRAM.protocol !== 'file:' || !existsSync(PROGRAM)) return null;
  const claims = newClaims();
  const runs = new Map<number, Run>();
  const workers = Array.from({ length: size - 1 }, startWorker);
  const tell = (message: ToWorker): void => {
    for (const worker of workers) worker.postMessage(message);
  };
  let given = 0;
  let failure: Error | null = null;
  let wake = (): void => {};
  /** What this thread looks through before its turn. */
  let ahead: Run | null = null;
  let observationsAhead = 0;

  function startWorker(): Worker {
    const workerData: WorkerOrders = { ...orders, claims: claims.shared };
    const worker = new Worker(PROGRAM, {
      workerData,
      resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MEBIBYTES },
    });
    worker.on('message', (message: FromWorker) => {
      if (message.kind === 'failed') fail(new Error(message.message));
      else hear(worker, message.number, message.news);
    });
    worker.on('error', fail);
    worker.on('exit', () => fail(new Error('a worker of the scan ended before its work was done')));
    return worker;
  }

  function fail(error: Error): void {
    failure ??= error;
    wake();
  }

  function hear(worker: Worker, number: number, news: ShareNews): void {
    const run = runs.get(number);
    if (run === undefined) return;
    run.by = worker;
    run.came.push(news);
    wake();
  }

  /** One piece of the work that nobody has; false where there is none, or enough was done ahead. */
  async function workAhead(): Promise<boolean> {
    if (observationsAhead >= OBSERVATIONS_AHEAD) return false;
    if (ahead === null) {
      const number = claims.takeNext(given);
      ahead = (number === null ? null : runs.get(number)) ?? null;
      if (ahead === null) return false;
      ahead.here = lookHere(ahead.share);
    }
    const run = ahead;
    const news = await nextHere(run);
    if (news === null) return true;
    run.came.push(news);
    if (news.kind === 'seen') observationsAhead += news.observations.length;
    return true;
  }

  async function nextHere(run: Run): Promise<ShareNews | null> {
    const step = await run.here?.next();
    if (step && !step.done) return step.value;
    run.here = null;
    if (ahead === run) ahead = null;
    return null;
  }

  function takeUp(run: Run): ShareNews | null {
    const news = run.came.shift();
    if (news === undefined) return null;
    if (news.kind === 'end') return news;
    if (run.by === null) observationsAhead -= news.observations.length;
    else run.by.postMessage({ kind: 'taken' } satisfies ToWorker);
    return news;
  }

  async function* newsOf(number: number, run: Run): AsyncGenerator<ShareNews> {
    if (claims.take(number)) run.here = lookHere(run.share);
    try {
      for (;;) {
        const news = takeUp(run) ?? (run.here && (await nextHere(run)));
        if (news !== null) {
          yield news;
          if (news.kind === 'end') return;
        } else if (failure !== null) throw failure;
        else if (!(await workAhead()) && run.came.length === 0) {
          await new Promise<void>((resolve) => {
            wake = resolve;
          });
        }
      }
    } finally {
      runs.delete(number);
      await run.here?.return?.();
    }
  }

  return {
    look(share) {
      const run: Run = { share, came: [], by: null, here: null };
      const number = given++;
      runs.set(number, run);
      tell({ kind: 'share', number, share });
      return newsOf(number, run);
    },
    breakOff: () => tell({ kind: 'break-off' }),
    dispose() {
      for (const worker of workers) void worker.terminate();
      for (const run of runs.values()) void run.here?.return?.();
    },
  };
}
