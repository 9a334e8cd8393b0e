import { expect, test } from 'vitest';
import { type FuzzOptions, fuzz } from './fuzz.ts';
import type { FuzzTarget } from './fuzz-target.ts';

/** Reads a length byte and that many bytes; the planted variant trusts the length 0xff. */
const target: FuzzTarget = {
  name: 'length-prefixed',
  seeds: () => [Uint8Array.of(1, 65)],
  mutate: (bytes, rng) => Uint8Array.of(Math.floor(rng() * 256), ...bytes.subarray(1)),
  run: (bytes) => ((bytes[0] ?? 0) > bytes.length - 1 ? 'truncated' : 'ok'),
  runPlanted: (bytes) => {
    if (bytes[0] === 0xff) throw new Error('read past the end');
  },
};
const options: FuzzOptions = {
  executions: 5_000,
  seed: 1,
  corpus: [],
  planted: false,
  slowMilliseconds: 2_000,
};

test('the whole budget is spent where there is no bug, and outcomes are counted', async () => {
  const outcome = await fuzz(target, options);
  expect(outcome.bug).toBeNull();
  expect(outcome.executions).toBe(5_000);
  expect(outcome.outcomes).toBe(2);
});

test('a planted bug is found, with the input that shows it', async () => {
  const outcome = await fuzz(target, { ...options, planted: true });
  expect(outcome.bug?.what).toContain('read past the end');
  expect(outcome.bug?.bytes[0]).toBe(0xff);
});

test('the same seed tries the same inputs', async () => {
  const inputs = async (seed: number) => {
    const tried: string[] = [];
    const beforeRun = (bytes: Uint8Array) => tried.push(Buffer.from(bytes).toString('hex'));
    await fuzz(target, { ...options, executions: 200, seed, beforeRun });
    return tried;
  };
  expect(await inputs(7)).toEqual(await inputs(7));
  expect(await inputs(7)).not.toEqual(await inputs(8));
});

test('a parser that is slow twice is a bug', async () => {
  const slow: FuzzTarget = { ...target, run: () => new Promise((done) => setTimeout(done, 5)) };
  expect((await fuzz(slow, { ...options, slowMilliseconds: 1 })).bug?.what).toContain('twice');
});

test('seeds and corpus are tried unchanged first', async () => {
  const tried: Uint8Array[] = [];
  const corpus = [Uint8Array.of(9)];
  await fuzz(target, { ...options, corpus, executions: 2, beforeRun: (bytes) => tried.push(bytes) });
  expect(tried).toEqual([Uint8Array.of(1, 65), Uint8Array.of(9)]);
});
