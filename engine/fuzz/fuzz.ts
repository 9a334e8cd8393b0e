import { mutateBytes } from './byte-mutation.ts';
import type { FuzzTarget } from './fuzz-target.ts';
import { seededRandom } from './random.ts';

export interface FuzzOptions {
  readonly executions: number;
  readonly seed: number;
  /** Inputs kept from earlier runs, tried beside the target's own seeds. */
  readonly corpus: readonly Uint8Array[];
  /** Runs the variant with the deliberate bug. */
  readonly planted: boolean;
  /** An execution that takes longer, twice, is a bug. */
  readonly slowMilliseconds: number;
  /** Told of every input before it runs, so that somebody else can say which one never came back. */
  readonly beforeRun?: (bytes: Uint8Array) => void;
}

export interface FuzzOutcome {
  readonly executions: number;
  readonly seconds: number;
  /** Different outcomes that were seen, by what the target says of them. */
  readonly outcomes: number;
  readonly bug: { readonly bytes: Uint8Array; readonly what: string } | null;
}

const LONGEST_INPUT = 1024 * 1024;
const LARGEST_POOL = 4096;

/** Runs a target until its budget is spent or a bug is found. The same seed gives the same inputs. */
export async function fuzz(target: FuzzTarget, options: FuzzOptions): Promise<FuzzOutcome> {
  const rng = seededRandom(options.seed);
  const run = (bytes: Uint8Array) => (options.planted ? target.runPlanted(bytes) : target.run(bytes));
  const pool = [...target.seeds(), ...options.corpus];
  if (pool.length === 0) throw new Error(`fuzz target ${target.name} has no seeds`);
  const unchanged = [...pool];
  const seen = new Set<string>();
  const started = performance.now();
  let executions = 0;
  let bug: FuzzOutcome['bug'] = null;

  while (executions < options.executions && bug === null) {
    const bytes = unchanged.shift() ?? nextInput(target, pool, rng);
    executions++;
    options.beforeRun?.(bytes);
    const before = performance.now();
    try {
      const result = run(bytes);
      const outcome = result instanceof Promise ? await result : result;
      if (typeof outcome === 'string' && !seen.has(outcome)) {
        seen.add(outcome);
        if (pool.length < LARGEST_POOL) pool.push(bytes);
      }
      if (performance.now() - before > options.slowMilliseconds && (await isSlow(run, bytes, options)))
        bug = { bytes, what: `took more than ${options.slowMilliseconds} ms, twice` };
    } catch (error) {
      bug = { bytes, what: error instanceof Error ? (error.stack ?? error.message) : String(error) };
    }
  }
  return { executions, seconds: (performance.now() - started) / 1000, outcomes: seen.size, bug };
}

/** A machine that is busy makes one run slow; a parser that is slow is slow again. */
async function isSlow(
  run: (bytes: Uint8Array) => unknown,
  bytes: Uint8Array,
  { slowMilliseconds }: FuzzOptions,
): Promise<boolean> {
  const before = performance.now();
  await run(bytes);
  return performance.now() - before > slowMilliseconds;
}

function nextInput(target: FuzzTarget, pool: readonly Uint8Array[], rng: () => number): Uint8Array {
  let bytes = pool[Math.floor(rng() * pool.length)] ?? new Uint8Array();
  for (let changes = 1 + Math.floor(rng() * 3); changes > 0; changes--)
    bytes = rng() < 0.8 ? target.mutate(bytes, rng) : mutateBytes(bytes, rng);
  return bytes.length > LONGEST_INPUT ? bytes.slice(0, LONGEST_INPUT) : bytes;
}
