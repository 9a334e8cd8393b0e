import { expect, test } from 'vitest';
import { documentedCommands } from './examples.ts';

test('commands are found with what the page says they print', () => {
  const page = [
    'Text with `npx interdict nothing`.',
    '```console',
    '$ npx interdict ask --product "a b"',
    '',
    'PROHIBITED',
    '$ ls',
    'not ours',
    '```',
    '```sh',
    'npm ci && npx interdict scan .   # a comment',
    '```',
    '```yaml',
    'npx interdict never',
    '```',
  ].join('\n');
  expect(documentedCommands(page)).toEqual([
    { line: 3, args: ['ask', '--product', 'a b'], output: 'PROHIBITED' },
    { line: 10, args: ['scan', '.'], output: '' },
  ]);
});
