import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** Builds the command where a source is newer than what was built. */
export default function setup(): void {
  const build = fileURLToPath(new URL('../../tools/build.mjs', import.meta.url));
  execFileSync(process.execPath, [build, '--if-stale'], { stdio: 'inherit' });
}
