// Builds engine/dist: the bundled program, and the catalogue compiled from its YAML.
//   --prepare    run by npm after an install: skips, and never fails, where the build tools are absent
//   --if-stale   builds only when a source is newer than what was built
import { mkdirSync, readdirSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const engine = join(root, 'engine');
const dist = join(engine, 'dist');
const stamp = join(dist, '.built');
const args = new Set(process.argv.slice(2));

function newest(folder) {
  // The folder's own time tells of a file that was deleted.
  let latest = statSync(folder).mtimeMs;
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (entry.name === 'node_modules' || entry.name === 'dist' || entry.name === 'fixtures') continue;
    const path = join(folder, entry.name);
    latest = Math.max(latest, entry.isDirectory() ? newest(path) : statSync(path).mtimeMs);
  }
  return latest;
}

function isStale() {
  try {
    const built = statSync(stamp).mtimeMs;
    const sources = [
      newest(join(engine, 'src')),
      newest(join(root, 'catalogue')),
      statSync(join(root, 'tools', 'build.mjs')).mtimeMs,
      statSync(join(root, 'package-lock.json')).mtimeMs,
    ];
    return Math.max(...sources) > built;
  } catch {
    return true;
  }
}

async function build() {
  const started = new Date();
  const esbuild = await import('esbuild');
  rmSync(dist, { recursive: true, force: true });
  mkdirSync(dist, { recursive: true });
  await esbuild.build({
    absWorkingDir: engine,
    entryPoints: {
      interdict: 'src/cli/main.ts',
      'scan-worker': 'src/cli/scan-worker.ts',
      'compile-catalogue': 'src/catalogue/compile-catalogue.ts',
    },
    outdir: 'dist',
    outExtension: { '.js': '.mjs' },
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    minifySyntax: true,
    legalComments: 'external',
    banner: {
      // Some dependencies are CommonJS and call require for Node's own modules.
      js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);",
    },
    logLevel: 'warning',
  });
  const { compileCatalogueTo } = await import(pathToFileURL(join(dist, 'compile-catalogue.mjs')).href);
  await compileCatalogueTo(join(root, 'catalogue'), join(dist, 'catalogue.json'));
  writeFileSync(stamp, '');
  // A source that changed while the build ran must count as newer than the build.
  utimesSync(stamp, started, started);
}

/** A mistake in the catalogue is told as the program tells it: what, where and what to do. */
async function buildOrSay() {
  try {
    await build();
  } catch (error) {
    if (typeof error?.remedy !== 'string') throw error;
    process.stderr.write(`build: ${error.message}\n  ${error.subject}\n  ${error.remedy} [${error.code}]\n`);
    process.exitCode = 1;
  }
}

if (args.has('--prepare')) {
  try {
    await import('esbuild');
  } catch {
    process.stderr.write(
      'interdict: build tools are not installed, so nothing was built (npm run build does it later).\n',
    );
    process.exit(0);
  }
  await buildOrSay();
} else if (!args.has('--if-stale') || isStale()) {
  await buildOrSay();
}
