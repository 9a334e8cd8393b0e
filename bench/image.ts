/**
 * A scan of a container image against reading the same file with a tar parser, each layer through gunzip and a tar
 * parser again (tar-stream):
 *
 *   npm run build && npx tsx bench/image.ts TREE
 *
 * The image is made once, as `docker save` writes it, of the folders of TREE (the one of bench/scan-rootfs.ts) until
 * its layers hold 1 GB.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import {
  createReadStream,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import { createGunzip } from 'node:zlib';
import { extract } from 'tar-stream';

const ROUNDS = 3;
const BYTES = 1e9;
const program = fileURLToPath(new URL('../engine/dist/interdict.mjs', import.meta.url));
const tree = process.argv[2] ?? join(tmpdir(), 'interdict-bench-rootfs-1');
const image = join(tmpdir(), 'interdict-bench-image-1.tar');

/** Layers of what lies in the tree's `usr` and in each folder of its `srv`; a folder comes again where there are too few. */
function makeImage(): void {
  const work = `${image}.work`;
  rmSync(work, { recursive: true, force: true });
  mkdirSync(work, { recursive: true });
  const folders = ['usr', ...readdirSync(join(tree, 'srv')).map((name) => join('srv', name))];
  const layers: string[] = [];
  for (let total = 0; total < BYTES; ) {
    const layer = `layer-${layers.length}.tar`;
    const folder = folders[layers.length % folders.length] ?? 'usr';
    execFileSync('tar', ['-C', tree, '-cf', join(work, layer), folder]);
    total += statSync(join(work, layer)).size;
    execFileSync('gzip', ['-1', '-f', join(work, layer)]);
    layers.push(`${layer}.gz`);
  }
  writeFileSync(join(work, 'config.json'), JSON.stringify({ architecture: 'amd64', os: 'linux' }));
  const manifest = [{ Config: 'config.json', RepoTags: ['bench:1'], Layers: layers }];
  writeFileSync(join(work, 'manifest.json'), JSON.stringify(manifest));
  execFileSync('tar', ['-C', work, '-cf', image, 'config.json', ...layers, 'manifest.json']);
  rmSync(work, { recursive: true });
}

/** Every byte of the image and of its layers, and nothing done with it; the number of files. */
async function readThrough(): Promise<number> {
  let files = 0;
  const outer = extract();
  const done = pipeline(createReadStream(image, { highWaterMark: 1 << 20 }), outer);
  for await (const entry of outer) {
    if (!entry.header.name.endsWith('.tar.gz')) {
      entry.resume();
      continue;
    }
    const inner = extract();
    const unpacked = pipeline(entry, createGunzip({ chunkSize: 1 << 18 }), inner);
    for await (const member of inner) {
      files += 1;
      member.resume();
    }
    await unpacked;
  }
  await done;
  return files;
}

if (process.argv[3] === '--read') {
  process.stdout.write(`${await readThrough()} files`);
} else {
  if (!existsSync(image)) makeImage();
  const timed = (words: readonly string[]) => {
    const started = performance.now();
    const child = spawnSync('/usr/bin/time', ['-f', '%U %S %M', process.execPath, ...words], {
      encoding: 'utf8',
    });
    const [user = 0, system = 0, kilobytes = 0] = (child.stderr.trimEnd().split('\n').at(-1) ?? '')
      .split(' ')
      .map(Number);
    return { seconds: (performance.now() - started) / 1000, cpu: user + system, mebibytes: kilobytes / 1024 };
  };
  const output = `${image}.json`;
  const read = () => timed(['--import', 'tsx', fileURLToPath(import.meta.url), tree, '--read']);
  const scan = () => timed([program, 'scan', image, '-o', `json=${output}`]);
  read();
  const runs = Array.from({ length: ROUNDS }, () => ({ read: read(), scan: scan() }));
  const median = (values: readonly number[]) => [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0;
  for (const each of runs) {
    process.stdout.write(
      `read ${each.read.seconds.toFixed(2)} s (cpu ${each.read.cpu.toFixed(2)} s)   ` +
        `scan ${each.scan.seconds.toFixed(2)} s (cpu ${each.scan.cpu.toFixed(2)} s, ${each.scan.mebibytes.toFixed(0)} MiB)\n`,
    );
  }
  const { coverage } = JSON.parse(readFileSync(output, 'utf8'));
  process.stdout.write(
    `ratio of time ${median(runs.map(({ read, scan }) => scan.seconds / read.seconds)).toFixed(2)}x (claim: at most 1.5x), ` +
      `of processor time ${median(runs.map(({ read, scan }) => scan.cpu / read.cpu)).toFixed(2)}x\n` +
      `${statSync(image).size} bytes, ${coverage.targets[0].files} files looked at, ${coverage.gaps.length} gaps, load ${loadavg()[0]?.toFixed(1)}\n`,
  );
}
