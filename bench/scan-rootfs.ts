/**
 * A scan of a whole Debian root with 150,000 files of node_modules against the least that any scan does (walk
 * the tree, read the first 4 KiB of each regular file), and whether everything that was planted is found:
 *
 *   npm run build && npx tsx bench/scan-rootfs.ts [TREE] [--cold] [--syft PROGRAM] [--trivy PROGRAM]
 *
 * The tree is made once: by debootstrap where it is there (as root), else of made-up system files; the packages by
 * npm, copied until there are enough. Both ways run in turn, each in a process of its own. With --cold (as root, on Linux)
 * the system forgets what it has in memory before each.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { makeTree } from './scan-rootfs/make-tree.ts';
import { type Planted, plant } from './scan-rootfs/plant.ts';

const ROUNDS = 3;
// Jars are left out, since it reads none without a database that it would download.
const TRIVY = [
  '-q',
  '--format',
  'cyclonedx',
  '--skip-files',
  '**/*.jar',
  '--skip-version-check',
  '--disable-telemetry',
];
const here = (name: string) => fileURLToPath(new URL(name, import.meta.url));
const program = here('../engine/dist/interdict.mjs');

const { positionals, values: programs } = parseArgs({
  allowPositionals: true,
  options: {
    cold: { type: 'boolean', default: false },
    syft: { type: 'string', default: 'syft' },
    trivy: { type: 'string', default: 'trivy' },
  },
});
const tree = positionals[0] ?? join(tmpdir(), 'interdict-bench-rootfs-1');
if (!existsSync(tree)) {
  process.stdout.write(`making a tree in ${tree} …\n`);
  makeTree(tree);
}
const planted = plant(tree);
const output = join(tmpdir(), 'interdict-bench-rootfs.json');

interface Run {
  readonly seconds: number;
  readonly cpu: number;
  readonly mebibytes: number;
  readonly stdout: string;
}

/** GNU time tells the memory and the processor time of a child that has ended. */
function timed(words: readonly string[]): Run {
  if (programs.cold) {
    spawnSync('sync');
    writeFileSync('/proc/sys/vm/drop_caches', '3');
  }
  const started = performance.now();
  const child = spawnSync('/usr/bin/time', ['-f', '%U %S %M', ...words], {
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  const seconds = (performance.now() - started) / 1000;
  const [user = 0, system = 0, kilobytes = 0] = (child.stderr.trimEnd().split('\n').at(-1) ?? '')
    .split(' ')
    .map(Number);
  return { seconds, cpu: user + system, mebibytes: kilobytes / 1024, stdout: child.stdout };
}

const least = () => timed([process.execPath, here('scan-rootfs/floor.mjs'), tree]);
const scan = (...more: string[]) =>
  timed([process.execPath, program, 'scan', tree, '-o', `json=${output}`, ...more]);

// Once each for nothing, so that the cache is warm for both.
const floor = least();
scan();
const runs = Array.from({ length: ROUNDS }, () => ({
  least: least(),
  every: scan('--every-file'),
  scan: scan(),
}));
const result = JSON.parse(readFileSync(output, 'utf8'));
const missed = missing(result, planted);

function missing(found: typeof result, wanted: readonly Planted[]): { lost: Planted[]; more: string[] } {
  const text = (finding: { sightings: unknown }) => JSON.stringify(finding.sightings);
  const all: { sightings: unknown; confidence: string; supplier: string }[] = [
    ...found.findings,
    ...found.leads,
  ];
  const lost = wanted.filter(({ path }) => !all.some((each) => text(each).includes(path)));
  const more = found.findings
    .filter((each: { sightings: { location: { path: string } }[] }) =>
      each.sightings.every(({ location }) => !wanted.some(({ path }) => location.path.startsWith(path))),
    )
    .map((each: { sightings: { location: { path: string } }[] }) => each.sightings[0]?.location.path ?? '?');
  return { lost, more };
}

const median = (values: readonly number[]) => [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0;
const ratio = (kind: 'scan' | 'every', of: (run: Run) => number) =>
  median(runs.map((each) => of(each[kind]) / of(each.least))).toFixed(2);
const opened = result.coverage.targets[0];

const lines = [
  `floor: ${floor.stdout.trim()}`,
  ...runs.map(
    (each) =>
      `floor ${each.least.seconds.toFixed(2)} s (cpu ${each.least.cpu.toFixed(2)} s)   scan ${each.scan.seconds.toFixed(2)} s ` +
      `(cpu ${each.scan.cpu.toFixed(2)} s, ${each.scan.mebibytes.toFixed(0)} MiB)   ` +
      `with --every-file ${each.every.seconds.toFixed(2)} s (cpu ${each.every.cpu.toFixed(2)} s)`,
  ),
  `load ${loadavg()[0]?.toFixed(1)} on ${cpus().length} processors`,
  `ratio of time ${ratio('scan', (run) => run.seconds)}x (claim: at most 2x), of processor time ${ratio('scan', (run) => run.cpu)}x`,
  `with --every-file ${ratio('every', (run) => run.seconds)}x of time, ${ratio('every', (run) => run.cpu)}x of processor time`,
  `files opened ${opened.files}, left closed as source text of packages ${opened.unopened}, bytes read ${opened.bytesRead}`,
  `peak memory ${Math.max(...runs.map((each) => each.scan.mebibytes)).toFixed(0)} MiB (claim: at most 300 MB)`,
  `planted ${planted.length}, found ${planted.length - missed.lost.length}; other findings above possible: ${missed.more.length}`,
  ...missed.lost.map(({ what, path }) => `  not found: ${what} (${path})`),
  ...missed.more.map((path) => `  not planted: ${path}`),
  ...others(),
];
process.stdout.write(`${lines.join('\n')}\n`);
process.exitCode = missed.lost.length + missed.more.length > 0 ? 1 : 0;

/** Other scanners on the same tree, once each, where they are: they list every package and know no suppliers. */
function others(): string[] {
  const own = {
    seconds: median(runs.map((each) => each.scan.seconds)),
    cpu: median(runs.map((each) => each.scan.cpu)),
  };
  const jobs: readonly (readonly [name: string, program: string, words: readonly string[]])[] = [
    ['syft', programs.syft, ['scan', `dir:${tree}`, '-q', '-o', 'syft-json']],
    ['trivy', programs.trivy, ['rootfs', ...TRIVY, tree]],
  ];
  return jobs.map(([name, program, words]) => {
    if (spawnSync(program, ['--version']).status !== 0)
      return `not measured: needs ${name} (in PATH, or --${name} PROGRAM)`;
    const run = timed([program, ...words]);
    if (run.stdout === '') return `not measured: ${name} came to no result`;
    return (
      `${name}: ${run.seconds.toFixed(2)} s (cpu ${run.cpu.toFixed(2)} s, ${run.mebibytes.toFixed(0)} MiB); ` +
      `this scan took ${(own.seconds / run.seconds).toFixed(2)}x its time, ${(own.cpu / run.cpu).toFixed(2)}x its processor time`
    );
  });
}
