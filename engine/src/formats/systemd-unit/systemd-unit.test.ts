import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { withoutPauses } from '../pause.ts';
import { textLines } from '../text.ts';
import { programOf, unitSettings } from './systemd-unit.ts';

function read(text: string): string[] {
  return [...withoutPauses(unitSettings(textLines([text])))].map((each) =>
    each.kind === 'error'
      ? `${each.line} ${each.error.code}`
      : `${each.line} [${each.section}] ${each.key}=${each.value}`,
  );
}

describe('settings', () => {
  test('sections, comments, blanks and settings given again', () => {
    expect(
      read(
        '# a\n[Unit]\nDescription = Alpha agent \n; b\n\n[Service]\nExecStart=\nExecStart=/opt/a -x=1\r\n',
      ),
    ).toEqual([
      '3 [Unit] Description=Alpha agent',
      '7 [Service] ExecStart=',
      '8 [Service] ExecStart=/opt/a -x=1',
    ]);
  });

  test('a line that goes on, over a comment', () => {
    expect(read('[Service]\nExecStart=/opt/a \\\n# no part of it\n  --one \\\n  --two\nUser=a\n')).toEqual([
      '2 [Service] ExecStart=/opt/a    --one    --two',
      '6 [Service] User=a',
    ]);
  });

  test('a backslash at the very end', () => {
    expect(read('[Service]\nExecStart=/opt/a \\')).toEqual(['2 [Service] ExecStart=/opt/a']);
  });

  test('a line that is nothing is an error, and the next is read', () => {
    expect(read('[Unit\nhello\n=x\n[Unit]\nA=b')).toEqual([
      '1 malformed',
      '2 malformed',
      '3 malformed',
      '5 [Unit] A=b',
    ]);
  });

  test('any text gives settings or errors', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('[', ']', '=', '\\', '\n', '#', 'a', ' ') }), (text) => {
        for (const each of withoutPauses(unitSettings(textLines([text]))))
          expect(each.line).toBeGreaterThan(0);
      }),
      { seed: 4 },
    );
  });
});

test.each([
  ['/opt/alpha/agent --daemon', '/opt/alpha/agent'],
  ['-/opt/alpha/agent', '/opt/alpha/agent'],
  ['@!!/opt/alpha/agent agent', '/opt/alpha/agent'],
  ['"/opt/alpha works/agent" --x', '/opt/alpha works/agent'],
  ["'/opt/alpha works/agent'", '/opt/alpha works/agent'],
  ['/opt/alpha\\ works/agent', '/opt/alpha works/agent'],
  ['agent', 'agent'],
  ['', null],
  ['-', null],
])('the program of %j is %j', (command, expected) => {
  expect(programOf(command)).toBe(expected);
});
