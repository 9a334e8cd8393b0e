import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Check } from './violation.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const GENERATOR = 'tools/generate.ts';

/** Runs the generator with `--check`; it names each file that differs on a line of its own. */
export type RunGenerator = () => { readonly status: number | null; readonly output: string };

function runGenerator(): ReturnType<RunGenerator> {
  const run = spawnSync(process.execPath, ['--import', 'tsx', GENERATOR, '--check'], {
    cwd: root,
    encoding: 'utf8',
  });
  return { status: run.status, output: `${run.stdout}${run.stderr}` };
}

/** Files that are made from others are committed, and equal what making them again gives. */
export function generatedFiles(run: RunGenerator = runGenerator): Check {
  return {
    id: 'generated',
    title: 'generated files equal regenerated ones',
    run: (repository) => {
      if (!repository.paths.includes(GENERATOR)) return [];
      const { status, output } = run();
      if (status === 0) return [];
      const said = output.trim().split('\n').join('; ');
      return [{ path: GENERATOR, line: 0, what: `the generator says: ${said}`, remedy: 'npm run generate' }];
    },
  };
}
