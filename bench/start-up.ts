/**
 * How long the program takes to start, against a Node that does nothing.
 *
 *   npm run build && npx tsx bench/start-up.ts [--runs N]
 *
 * Each round runs `node -e 0`, `interdict --version` and one `interdict ask` one after the other, so that a busy
 * moment of the machine falls on all three; the medians are compared. Claim: at most three times a bare Node.
 */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const { values } = parseArgs({ options: { runs: { type: 'string', default: '15' } } });
const launcher = fileURLToPath(new URL('../engine/bin/interdict.mjs', import.meta.url));
const MOST = 3;

const COMMANDS = {
  'node -e 0': ['-e', '0'],
  'interdict --version': [launcher, '--version'],
  'interdict ask': [
    launcher,
    'ask',
    ...['--supplier', 'kaspersky', '--activity', 'use', '--actor', 'business', '--as-of', '2026-01-01'],
  ],
};

/** Milliseconds from start to exit. */
function milliseconds(name: string, args: readonly string[]): number {
  const before = performance.now();
  const run = spawnSync(process.execPath, [...args], { encoding: 'utf8' });
  const took = performance.now() - before;
  if (run.status !== 0 && run.status !== 1)
    throw new Error(`${name} ended with ${run.status}: ${run.stderr}`);
  return took;
}

function median(numbers: readonly number[]): number {
  return [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0;
}

const times: Record<string, number[]> = {};
for (let round = 0; round <= Number(values.runs); round++) {
  for (const [name, args] of Object.entries(COMMANDS)) {
    const took = milliseconds(name, args);
    // The first round fills the system's file cache and is not counted.
    if (round > 0) times[name] = [...(times[name] ?? []), took];
  }
}

const bare = median(times['node -e 0'] ?? []);
let worst = 0;
process.stdout.write(`${values.runs} rounds, Node ${process.version}, medians:\n`);
for (const [name, took] of Object.entries(times)) {
  const ratio = median(took) / bare;
  worst = Math.max(worst, ratio);
  process.stdout.write(
    `${name.padEnd(20)} ${median(took).toFixed(0).padStart(5)} ms   ${ratio.toFixed(2)}x\n`,
  );
}
process.stdout.write(`ratio ${worst.toFixed(2)} (claim: at most ${MOST})\n`);
process.exitCode = worst > MOST ? 1 : 0;
