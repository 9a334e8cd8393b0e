/**
 * What a scan of the sample estate comes to, normalised:
 *
 *   npx tsx tools/examples/office-result.ts            compares examples/office with examples/office.expected.json
 *   npx tsx tools/examples/office-result.ts --rebuild  makes the estate anew elsewhere, and compares that
 *   npx tsx tools/examples/office-result.ts --update   writes the expected result; read its diff as the change
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { normalisedText } from './normalise-result.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const expectedPath = join(root, 'examples', 'office.expected.json');
const AS_OF = '2026-11-24T12:00:00Z';

/** Scans `examples/office` below a folder, as anyone who has cloned the repository does. */
function scan(folder: string): string {
  const launcher = join(root, 'engine', 'bin', 'interdict.mjs');
  const clocks = ['--as-of', AS_OF, '--as-known', AS_OF];
  const args = [launcher, 'scan', 'examples/office', '-o', 'json', ...clocks];
  const run = spawnSync(process.execPath, args, {
    cwd: folder,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  if (run.status !== 0) throw new Error(`the scan ended with ${run.status}, not 0:\n${run.stderr}`);
  return normalisedText(JSON.parse(run.stdout));
}

function scanRebuilt(): string {
  const folder = mkdtempSync(join(tmpdir(), 'interdict-office-'));
  try {
    mkdirSync(join(folder, 'examples'));
    const made = join(folder, 'examples', 'office');
    execFileSync(join(root, 'tools', 'examples', 'office.sh'), [made], {
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    return scan(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The first lines that differ, with their number. */
function difference(expected: string, actual: string): string {
  const wanted = expected.split('\n');
  const lines: string[] = [];
  for (const [index, line] of actual.split('\n').entries()) {
    if (line === wanted[index]) continue;
    lines.push(`line ${index + 1}\n  expected ${wanted[index] ?? '(end)'}\n  found    ${line}`);
    if (lines.length === 5) break;
  }
  return lines.join('\n');
}

const { values } = parseArgs({
  options: { rebuild: { type: 'boolean', default: false }, update: { type: 'boolean', default: false } },
});
const actual = values.rebuild ? scanRebuilt() : scan(root);
if (values.update) {
  writeFileSync(expectedPath, actual);
  process.stdout.write('examples/office.expected.json written: read its diff\n');
} else {
  const expected = readFileSync(expectedPath, 'utf8');
  const isSame = actual === expected;
  process.stdout.write(
    isSame ? 'the result is as expected\n' : `the result differs:\n${difference(expected, actual)}\n`,
  );
  process.exitCode = isSame ? 0 : 1;
}
