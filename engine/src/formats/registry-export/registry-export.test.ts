import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { withoutPauses } from '../pause.ts';
import { textLines } from '../text.ts';
import {
  longKeyPath,
  type RegistryExportVersion,
  registryExportVersion,
  registryKeys,
  stringEncoding,
} from './registry-export.ts';

const HEADER = 'Windows Registry Editor Version 5.00\r\n\r\n';
const read = (text: string, version: RegistryExportVersion = 5) => [
  ...withoutPauses(registryKeys(textLines([text]), stringEncoding(version, 'utf-8'))),
];
const values = (text: string, version: RegistryExportVersion = 5) => {
  const [key] = read(`[HKEY_LOCAL_MACHINE\\A]\r\n${text}`, version);
  return key?.kind === 'key' ? [...key.values.values()] : key;
};

test('the header tells the version', () => {
  expect(registryExportVersion('\uFEFFWindows Registry Editor Version 5.00')).toBe(5);
  expect(registryExportVersion('REGEDIT4')).toBe(4);
  expect(registryExportVersion('REGEDIT')).toBeNull();
});

test('keys have their line and the long name of their hive', () => {
  const keys = read(`${HEADER}[HKLM\\SOFTWARE\\A]\r\n\r\n[HKEY_USERS\\.DEFAULT\\[x]]\r\n[-HKCU\\Gone]\r\n`);
  expect(keys).toMatchObject([
    { kind: 'key', line: 3, path: 'HKEY_LOCAL_MACHINE\\SOFTWARE\\A', removes: false },
    { kind: 'key', line: 5, path: 'HKEY_USERS\\.DEFAULT\\[x]', removes: false },
    { kind: 'key', line: 6, path: 'HKEY_CURRENT_USER\\Gone', removes: true },
  ]);
  expect(longKeyPath('HKCR')).toBe('HKEY_CLASSES_ROOT');
});

describe('values', () => {
  test.each([
    [
      'a string with both escapes',
      '"Path"="C:\\\\a \\"b\\""',
      { name: 'Path', type: 'string', text: 'C:\\a "b"' },
    ],
    ['the default value', '@="x"', { name: '', type: 'string', text: 'x' }],
    ['a name with a quote and a sign', '"a\\"=b"="c"', { name: 'a"=b', type: 'string', text: 'c' }],
    ['a number', '"Start"=dword:0000000a', { name: 'Start', type: 'number', number: 10 }],
    ['a removal', '"x"=-', { name: 'x', type: 'removed' }],
    ['bytes', '"x"=hex:01,02', { name: 'x', type: 'bytes', length: 2 }],
    ['bytes that go on', '"x"=hex:01,02,\\\r\n  03', { name: 'x', type: 'bytes', length: 3 }],
    [
      'an expandable string',
      '"x"=hex(2):25,00,41,00,25,00,1f,04,00,00',
      { name: 'x', type: 'string', text: '%A%П' },
    ],
    [
      'strings',
      '"x"=hex(7):61,00,00,00,\\\r\n  62,00,00,00,00,00',
      { name: 'x', type: 'strings', texts: ['a', 'b'] },
    ],
    ['a string of several lines', '"x"="one\r\ntwo"', { name: 'x', type: 'string', text: 'one\ntwo' }],
  ])('%s', (_, text, value) => {
    expect(values(text)).toEqual([{ ...value, line: 2 }]);
  });

  test('version 4 writes expandable strings in the code page', () => {
    expect(values('"x"=hex(2):25,41,25,00', 4)).toMatchObject([{ type: 'string', text: '%A%' }]);
  });
});

describe('what is broken', () => {
  const errors = (text: string) =>
    read(text).map((each) => (each.kind === 'error' ? [each.line, each.error.message] : each.path));

  test('a line that is nothing costs itself', () => {
    expect(errors(`${HEADER}[HKLM\\A]\nwhat\n"ok"="x"\n[HKLM\\B]\n`)).toEqual([
      [4, 'a line that is neither a key nor a value'],
      'HKEY_LOCAL_MACHINE\\A',
      'HKEY_LOCAL_MACHINE\\B',
    ]);
  });

  test('a string that is not closed ends at the next value', () => {
    const [error, key] = read('[HKLM\\A]\n"x"="open\n"y"="z"\n');
    expect(error).toMatchObject({ line: 2, error: { message: 'a string that is not closed' } });
    expect(key?.kind === 'key' && [...key.values.keys()]).toEqual(['y']);
  });

  test('or at the next key', () => {
    expect(errors('[HKLM\\A]\n"x"="open\n\n[HKLM\\B]\n')).toEqual([
      [2, 'a string that is not closed'],
      'HKEY_LOCAL_MACHINE\\A',
      'HKEY_LOCAL_MACHINE\\B',
    ]);
  });

  test('bytes that do not go on', () => {
    expect(errors('[HKLM\\A]\n"x"=hex:01,\\\n[HKLM\\B]\n')[0]).toEqual([
      2,
      'bytes that end in "\\" and do not go on',
    ]);
  });

  test('a value before any key, and a key that is not closed', () => {
    expect(errors('"x"="y"\n[HKLM\\A\n"z"="y"\n')).toEqual([
      [1, 'a value that follows no key'],
      [2, 'a key whose "[" no "]" closes'],
      [3, 'a value that follows no key'],
    ]);
  });

  test('a string of very many lines is read in time that grows with their number', () => {
    expect(read(`[HKLM\\A]\n"x"="${'a\n'.repeat(400_000)}"\n`)).toHaveLength(1);
    expect(read(`[HKLM\\A]\n"x"=hex:${'01,\\\n'.repeat(400_000)}01\n`)).toHaveLength(1);
  });
});

test('what is written is read back', () => {
  const text = fc.string({ unit: 'grapheme', maxLength: 12 }).map((each) => each.replaceAll(/[\r\n]/g, ' '));
  const escaped = (each: string) => each.replaceAll('\\', '\\\\').replaceAll('"', '\\"');
  const hex = (each: string) =>
    [...Buffer.from(`${each}\0`, 'utf16le')].map((byte) => byte.toString(16).padStart(2, '0'));
  const data = fc.oneof(
    text.map((each) => ({ written: `"${escaped(each)}"`, read: { type: 'string', text: each } })),
    fc.nat().map((each) => ({
      written: `dword:${each.toString(16).padStart(8, '0')}`,
      read: { type: 'number', number: each },
    })),
    text.map((each) => ({
      written: `hex(2):${hex(each).join(',\\\r\n  ')}`,
      read: { type: 'string', text: each.split('\0')[0] },
    })),
  );
  const named = fc.uniqueArray(fc.tuple(text, data), {
    maxLength: 5,
    selector: ([name]) => name.toLowerCase(),
  });
  fc.assert(
    fc.property(named, (pairs) => {
      const lines = pairs.map(
        ([name, { written }]) => `${name === '' ? '@' : `"${escaped(name)}"`}=${written}`,
      );
      const back = read(`${HEADER}[HKLM\\A]\r\n${lines.join('\r\n')}\r\n`);
      expect(back).toHaveLength(1);
      const found =
        back[0]?.kind === 'key' ? [...back[0].values.values()].map(({ line: _, ...rest }) => rest) : back;
      expect(found).toEqual(pairs.map(([name, { read }]) => ({ name, ...read })));
    }),
  );
});
