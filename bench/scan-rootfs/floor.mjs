// The least that a scan of a tree does, with two workers: list every folder, read the first 4 KiB of each file.
import { closeSync, openSync, readdirSync, readSync } from 'node:fs';
import { join } from 'node:path';
import { isMainThread, parentPort, Worker } from 'node:worker_threads';

const WORKERS = 2;
const DEPTH = 4;

function look(folder, buffer, deeper) {
  const seen = { files: 0, bytes: 0 };
  const stack = [folder];
  for (let path = stack.pop(); path !== undefined; path = stack.pop()) {
    for (const entry of entriesOf(path)) {
      const full = join(path, entry.name);
      if (entry.isDirectory() && deeper) stack.push(full);
      else if (entry.isFile()) {
        const handle = openSync(full, 'r');
        seen.bytes += readSync(handle, buffer, 0, buffer.length, 0);
        closeSync(handle);
        seen.files += 1;
      }
    }
  }
  return seen;
}

function entriesOf(path) {
  return readdirSync(path, { withFileTypes: true });
}

/** Folders to give out: those at a depth with all below, those above it with their own files alone. */
function* sharesOf(path, depth) {
  if (depth === DEPTH) {
    yield { path, deeper: true };
    return;
  }
  yield { path, deeper: false };
  for (const entry of entriesOf(path)) {
    if (entry.isDirectory()) yield* sharesOf(join(path, entry.name), depth + 1);
  }
}

if (isMainThread) {
  const shares = sharesOf(process.argv[2], 0);
  const total = { files: 0, bytes: 0 };
  const worker = () =>
    new Promise((resolve, reject) => {
      const thread = new Worker(new URL(import.meta.url));
      thread.on('error', reject);
      thread.on('message', (seen) => {
        total.files += seen.files;
        total.bytes += seen.bytes;
        const batch = [];
        for (let share = shares.next(); !share.done; share = shares.next()) {
          batch.push(share.value);
          if (batch.length === 16) break;
        }
        if (batch.length > 0) thread.postMessage(batch);
        else thread.terminate().then(resolve, reject);
      });
    });
  await Promise.all(Array.from({ length: WORKERS }, worker));
  console.log(`${total.files} files, ${total.bytes} bytes`);
} else {
  const buffer = Buffer.alloc(4096);
  parentPort.postMessage({ files: 0, bytes: 0 });
  parentPort.on('message', (batch) => {
    const sum = { files: 0, bytes: 0 };
    for (const { path, deeper } of batch) {
      const seen = look(path, buffer, deeper);
      sum.files += seen.files;
      sum.bytes += seen.bytes;
    }
    parentPort.postMessage(sum);
  });
}
