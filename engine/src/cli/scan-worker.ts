/** A worker thread of a scan: looks through shares, and sends back what could make a finding. */
import { parentPort, workerData } from 'node:worker_threads';
import { buildIndicatorIndex } from '../identify/indicator-index.ts';
import type { Share } from '../observe/crew.ts';
import { observeShare } from '../observe/observe-share.ts';
import { type FromWorker, newCredits, type ToWorker, type WorkerOrders } from './scan-crew.ts';
import { newClaims } from './share-claims.ts';

const port = parentPort;
if (port === null) throw new Error('this is a worker thread, started by a scan');

const { indicators, claims: shared, ...rest }: WorkerOrders = workerData;
const index = buildIndicatorIndex(indicators);
const controller = new AbortController();
const options = {
  ...rest,
  signal: controller.signal,
  wanted: index.wanted,
  meets: index.wanted,
  mayBeWanted: index.mayBeWanted,
};
const claims = newClaims(shared);
const credits = newCredits();
const send = (message: FromWorker): void => port.postMessage(message);

const given: { readonly number: number; readonly share: Share }[] = [];
let isLooking = false;

port.on('message', (message: ToWorker) => {
  if (message.kind === 'break-off') controller.abort();
  else if (message.kind === 'taken') credits.give();
  else {
    given.push(message);
    if (!isLooking) lookThroughAll().catch(tellFailure);
  }
});

/** Shares one after the other, those that another thread took left out. */
async function lookThroughAll(): Promise<void> {
  isLooking = true;
  for (let next = given.shift(); next !== undefined; next = given.shift()) {
    const { number, share } = next;
    if (!claims.take(number)) continue;
    for await (const news of observeShare(share, options)) {
      if (news.kind === 'seen') await credits.take();
      send({ kind: 'news', number, news });
    }
  }
  isLooking = false;
}

function tellFailure(error: unknown): void {
  const message = error instanceof Error ? (error.stack ?? error.message) : String(error);
  send({ kind: 'failed', message });
}
