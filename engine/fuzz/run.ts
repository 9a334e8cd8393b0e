/**
 * Fuzzes parsers: npx tsx engine/fuzz/run.ts [TARGET…]
 *
 *   --executions N   inputs a target (default 200000)
 *   --seed N         repeats a run (default 1)
 *   --jobs N         targets at a time (default: processors)
 *   --planted        runs the variants with a deliberate bug; finding it is the success
 *   --replay FILE    runs one input through one target
 */
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import type { FuzzOutcome } from './fuzz.ts';
import type { FuzzTarget } from './fuzz-target.ts';
import { TARGETS } from './targets.ts';
import { watchedFuzz } from './watched-fuzz.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    executions: { type: 'string', default: '200000' },
    seed: { type: 'string', default: '1' },
    jobs: { type: 'string', default: String(availableParallelism()) },
    planted: { type: 'boolean', default: false },
    replay: { type: 'string' },
  },
});

const say = (line: string) => process.stdout.write(`${line}\n`);

function chosenTargets(): FuzzTarget[] {
  const unknown = positionals.filter((name) => !TARGETS.some((target) => target.name === name));
  if (unknown.length > 0)
    throw new Error(
      `no fuzz target ${unknown.join(', ')}; there are ${TARGETS.map((t) => t.name).join(', ')}`,
    );
  return TARGETS.filter((target) => positionals.length === 0 || positionals.includes(target.name));
}

/** Keeps the input that shows a bug, named by its digest, and gives its path. */
function keep(name: string, bytes: Uint8Array): string {
  const folder = fileURLToPath(new URL(`found/${name}/`, import.meta.url));
  mkdirSync(folder, { recursive: true });
  const path = `${folder}${createHash('sha256').update(bytes).digest('hex').slice(0, 16)}`;
  writeFileSync(path, bytes);
  return path;
}

/** Says how a target did; true when it did as it should. */
function report(name: string, { executions, seconds, outcomes, bug }: FuzzOutcome): boolean {
  const rate = Math.round(executions / Math.max(seconds, 0.001));
  const spent = `${executions} executions, ${seconds.toFixed(1)} s, ${rate}/s, ${outcomes} outcomes`;
  if (values.planted) {
    say(`${name}: planted bug ${bug === null ? 'NOT found' : 'found'}: ${spent}`);
    return bug !== null;
  }
  if (bug === null) say(`${name}: no bug: ${spent}`);
  else say(`${name}: BUG: ${spent}\n  ${bug.what}\n  input: ${keep(name, bug.bytes)}`);
  return bug === null;
}

async function replay(targets: readonly FuzzTarget[], file: string): Promise<boolean> {
  const [target] = targets;
  if (target === undefined || targets.length !== 1) throw new Error('--replay takes exactly one target');
  say(`${target.name}: ${String((await target.run(new Uint8Array(readFileSync(file)))) ?? 'no bug')}`);
  return true;
}

async function runAll(targets: readonly FuzzTarget[]): Promise<boolean> {
  const waiting = [...targets];
  let allWell = true;
  const next = async (): Promise<void> => {
    const target = waiting.shift();
    if (target === undefined) return;
    const outcome = await watchedFuzz({
      name: target.name,
      executions: Number(values.executions),
      seed: Number(values.seed),
      planted: values.planted,
      slowMilliseconds: 2_000,
    });
    if (!report(target.name, outcome)) allWell = false;
    await next();
  };
  await Promise.all(Array.from({ length: Number(values.jobs) }, next));
  return allWell;
}

const targets = chosenTargets();
const well = values.replay === undefined ? await runAll(targets) : await replay(targets, values.replay);
process.exitCode = well ? 0 : 1;
