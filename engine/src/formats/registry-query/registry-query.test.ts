import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { queriedKeys } from './registry-query.ts';

const fixture = (name: string): string => readFileSync(join(import.meta.dirname, 'fixtures', name), 'utf8');

test('reads what a real reg printed of an uninstall entry', () => {
  expect([...queriedKeys(fixture('wine-uninstall.txt'))]).toEqual([
    {
      path: 'HKEY_LOCAL_MACHINE\\Software\\Microsoft\\Windows\\CurrentVersion\\Uninstall\\{11111111-2222-3333-4444-555555555555}',
      line: 2,
      values: new Map([
        ['displayname', { type: 'string', text: 'Nordhaven ????e? Tool' }],
        ['displayversion', { type: 'string', text: '4.2' }],
        ['publisher', { type: 'string', text: 'Nordhaven Software' }],
        ['windowsinstaller', { type: 'number', number: 1 }],
      ]),
    },
  ]);
});

test('reads what a real reg printed of services, keys without values too', () => {
  const keys = [...queriedKeys(fixture('wine-services.txt'))];
  const bits = keys.find((key) => key.path.endsWith('\\Services\\BITS'));
  expect(bits?.values.get('imagepath')).toEqual({
    type: 'string',
    text: 'C:\\windows\\system32\\svchost.exe -k netsvcs',
  });
  expect(bits?.values.get('start')).toEqual({ type: 'number', number: 3 });
  expect(keys.find((key) => key.path.endsWith('\\Eventlog\\Application'))?.values.size).toBe(0);
});

test('a value in brackets is the default value, whatever language names it', () => {
  const text =
    'HKEY_LOCAL_MACHINE\\A\r\n    (Standard)    REG_SZ    x\r\n    Two words    REG_SZ    a    b\r\n';
  expect([...queriedKeys(text)][0]?.values).toEqual(
    new Map([
      ['', { type: 'string', text: 'x' }],
      ['two words', { type: 'string', text: 'a    b' }],
    ]),
  );
});

test('what the program says to people is no key, and any text is read to its end', () => {
  expect([...queriedKeys(fixture('wine-no-such-key.txt'))]).toEqual([]);
  expect([
    ...queriedKeys('ERROR: The system was unable to find the specified registry key or value.\r\n'),
  ]).toEqual([]);
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom('H', 'KEY_', '\\', ' ', '    ', 'REG_SZ', '\n', 'x') }),
      (text) => {
        for (const key of queriedKeys(`HKEY_${text}`)) expect(key.line).toBeGreaterThan(0);
      },
    ),
    { seed: 1 },
  );
});
