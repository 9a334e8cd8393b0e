import { expect, test } from 'vitest';
import { machinePaths } from './machine-paths.ts';
import { textRepository } from './repository.ts';

test.each([
  ['docs/a.md', 'see /work/main/engine', 1],
  ['tools/a.sh', 'cd /root && ls', 1],
  ['engine/src/a.ts', "const a = '/tmp/bash_jobs.0/x';", 1],
  ['catalogue/a.yaml', 'url: https://example.org/work/a', 0],
  ['docs/a.md', 'the path ./work/a or network/root/x', 0],
])('%s "%s": %i', async (path, text, count) => {
  expect(await machinePaths.run(textRepository({ [path]: text }))).toHaveLength(count);
});
