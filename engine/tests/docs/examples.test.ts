import { expect, test } from 'vitest';
import { documentedCommands, withOutput } from './examples.ts';

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

test('another output goes below its own command, also where the page has the same words earlier', () => {
  const page = [
    'Nothing.',
    '```console',
    '$ npx interdict a',
    'Nothing.',
    '$ npx interdict b',
    'Nothing.',
    '```',
  ];
  const updated = withOutput(withOutput(page.join('\n'), 1, 'One\n$1'), 0, 'Two\nlines');
  expect(updated.split('\n').slice(0, -1)).toEqual([
    ...['Nothing.', '```console', '$ npx interdict a', 'Two', 'lines'],
    ...['$ npx interdict b', 'One', '$1'],
  ]);
  expect(withOutput('```sh\nnpx interdict c\n```', 0, 'more')).toBe('```sh\nnpx interdict c\n```');
});
