import { spawnSync } from 'node:child_process';
import type { TestContext } from 'vitest';

/** Skips a test where a program that it uses is not installed, and says which. Where CI runs, all are. */
export function needs(context: TestContext, program: string): void {
  const { error } = spawnSync(program, ['--version'], { stdio: 'ignore' });
  if (error === undefined) return;
  // The usual reporter leaves the reason out.
  console.warn(`skipped: needs ${program}`);
  context.skip(`skipped: needs ${program}`);
}
