/** A worker thread of a scan: looks through shares, and sends back what could make a finding. */
import { parentPort, workerData } from 'node:worker_threads';
import { buildIndicatorIndex } from '../identify/indicator-index.ts';
import { observeShare } from '../observe/observe-share.ts';
import { type FromWorker, newCredits, type ToWorker, type WorkerOrders } from './scan-crew.ts';

const port = parentPort;
if (port === null) throw new Error('this is a worker thread, started by a scan');

const orders: WorkerOrders = workerData;
const index = buildIndicatorIndex(orders.indicators);
const controller = new AbortController();
const credits = newCredits();
const send = (message: FromWorker): void => port.postMessage(message);

port.on('message', (message: ToWorker) => {
  if (message.kind === 'break-off') controller.abort();
  else if (message.kind === 'taken') credits.give();
  else {
    look(message.share).catch((error: unknown) => {
      send({
        kind: 'failed',
        message: error instanceof Error ? (error.stack ?? error.message) : String(error),
      });
    });
  }
});

async function look(share: Extract<ToWorker, { kind: 'share' }>['share']): Promise<void> {
  const { indicators, ...rest } = orders;
  const options = { ...rest, signal: controller.signal, wanted: index.wanted, meets: index.wanted };
  for await (const news of observeShare(share, options)) {
    if (news.kind === 'seen') await credits.take();
    send({ kind: 'news', news });
  }
}
