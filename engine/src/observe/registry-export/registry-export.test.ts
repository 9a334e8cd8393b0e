import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { imageOf } from '../command-line.ts';
import { sightingLines, tryOut } from '../trial.ts';
import { registryExport } from './registry-export.ts';

const fixture = (name: string) => readFileSync(new URL(`fixtures/${name}`, import.meta.url));
const HEADER = 'Windows Registry Editor Version 5.00\r\n\r\n';
const UNINSTALL = 'HKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Uninstall';
const tryText = (text: string) => tryOut(registryExport, 'a.reg', HEADER + text);
const withoutKeys = (lines: string[]) => lines.filter((line) => !line.startsWith('registry-key'));

describe("what Wine's reg wrote", () => {
  test('programs, services, drivers and keys, on the computer that the export names', async () => {
    const { required, sightings, gaps } = await tryOut(
      registryExport,
      'wine.reg',
      fixture('wine-export.reg'),
    );
    expect([required, gaps]).toEqual([true, []]);
    expect(new Set(sightings.map(({ asset }) => `${asset.kind} ${asset.id}`))).toEqual(
      new Set(['machine frontdesk-03']),
    );
    expect(withoutKeys(sightingLines(sightings))).toEqual([
      'product-name Label Printer | - | installed | FRONTDESK-03:5',
      'product-name Old Scanner | - | left-over | FRONTDESK-03:10',
      'product-name Образец Endpoint Security для Windows | 11.11.0.452 | installed | FRONTDESK-03:13',
      'publisher АО "Образец" | 11.11.0.452 | installed | FRONTDESK-03:13',
      'product-code {9E84A2A5-0B2D-4F3E-9C0B-3B7A6E1F4D21} | 11.11.0.452 | installed | FRONTDESK-03:13',
      'file-path C:\\Program Files (x86)\\Sample\\ | 11.11.0.452 | installed | FRONTDESK-03:13',
      'service sample | - | installed | FRONTDESK-03:38',
      'service Sample Service | - | installed | FRONTDESK-03:38',
      'file-path C:\\Program Files (x86)\\Sample\\sample.exe | - | installed | FRONTDESK-03:38',
      'service samplef | - | installed | FRONTDESK-03:48',
      'file-path system32\\DRIVERS\\samplef.sys | - | installed | FRONTDESK-03:48',
      'driver samplef.sys | - | installed | FRONTDESK-03:48',
    ]);
  });

  test('a key alone is a left-over, and nothing in a registry is verified', async () => {
    const { sightings } = await tryOut(registryExport, 'wine.reg', fixture('wine-export.reg'));
    const keys = sightings.filter(({ observable }) => observable.kind === 'registry-key');
    expect(keys.map(({ observable }) => observable.value)).toContain(
      'HKEY_LOCAL_MACHINE\\Software\\Sample Vendor\\Protected',
    );
    expect(new Set(keys.map(({ presence }) => presence))).toEqual(new Set(['left-over']));
    expect(new Set(sightings.map(({ standing }) => standing))).toEqual(new Set(['declared']));
  });
});

test('without a computer name the file is the asset', async () => {
  const { sightings } = await tryText('[HKLM\\SOFTWARE\\A]\r\n');
  expect(sightingLines(sightings)).toEqual([
    'registry-key HKEY_LOCAL_MACHINE\\SOFTWARE\\A | - | left-over | a.reg:3',
  ]);
});

test('a program and its key are one artefact', async () => {
  const { sightings } = await tryText(`[${UNINSTALL}\\A]\r\n"DisplayName"="A"\r\n"DisplayVersion"="1"\r\n`);
  expect(sightings).toHaveLength(2);
  expect(new Set(sightings.map(({ artefact }) => artefact)).size).toBe(1);
});

test('Windows Installer names its products by packed codes', async () => {
  const products =
    'HKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Installer\\UserData\\S-1-5-18\\Products';
  const { sightings } = await tryText(
    `[${products}\\5A2A48E9D2B0E3F4C9B0B3A7E6F1D412\\InstallProperties]\r\n"DisplayName"="A"\r\n"Publisher"="M"\r\n"WindowsInstaller"=dword:00000001\r\n` +
      '[HKEY_CLASSES_ROOT\\Installer\\UpgradeCodes\\5A2A48E9D2B0E3F4C9B0B3A7E6F1D412]\r\n',
  );
  expect(withoutKeys(sightingLines(sightings))).toEqual([
    'product-name A | - | installed | a.reg:3',
    'publisher M | - | installed | a.reg:3',
    'product-code {9E84A2A5-0B2D-4F3E-9C0B-3B7A6E1F4D21} | - | installed | a.reg:3',
    'upgrade-code {9E84A2A5-0B2D-4F3E-9C0B-3B7A6E1F4D21} | - | left-over | a.reg:7',
  ]);
});

describe('services', () => {
  const service = async (values: string) => {
    const { sightings } = await tryText(`[HKLM\\SYSTEM\\ControlSet001\\Services\\thing]\r\n${values}\r\n`);
    return withoutKeys(sightingLines(sightings)).map((line) =>
      line.replace(' | -', '').replace(' | a.reg:3', ''),
    );
  };

  test('one that is disabled is a trace', async () => {
    expect(await service('"ImagePath"="C:\\\\t.exe"\r\n"Start"=dword:00000004')).toEqual([
      'service thing | left-over',
      'file-path C:\\t.exe | left-over',
    ]);
  });

  test('a driver without a path is the file of its name', async () => {
    expect(await service('"Type"=dword:00000001\r\n"Start"=dword:00000000')).toEqual([
      'service thing | installed',
      'driver thing.sys | installed',
    ]);
  });

  test('a display name may stand in a resource, with its words behind', async () => {
    expect(await service('"DisplayName"="@oem1.inf,%x%;Thing Filter"')).toEqual([
      'service thing | left-over',
      'service Thing Filter | left-over',
    ]);
  });

  test.each([
    ['"C:\\A B\\t.exe" -r', 'C:\\A B\\t.exe'],
    ['C:\\A B\\t.exe -r "x"', 'C:\\A B\\t.exe'],
    ['\\??\\C:\\A\\d.sys', 'C:\\A\\d.sys'],
    ['\\SystemRoot\\system32\\d.sys', '\\SystemRoot\\system32\\d.sys'],
    ['%SystemRoot%\\system32\\svchost.exe -k x', '%SystemRoot%\\system32\\svchost.exe'],
    ['/usr/bin/thing --flag', '/usr/bin/thing'],
    ['""', null],
    ['', null],
  ])('the program of %s', (command, program) => {
    expect(imageOf(command)).toBe(program);
  });
});

test('version 4 in a Cyrillic code page', async () => {
  const text = `REGEDIT4\r\n\r\n[${UNINSTALL}\\A]\r\n"DisplayName"="`;
  const name = Buffer.from([0xcf, 0xf0, 0xee, 0xe3, 0xf0, 0xe0, 0xec, 0xec, 0xe0]);
  const rest = '"\r\n"Publisher"=hex(2):cf,f0,ee,00\r\n"DisplayVersion"="1"\r\n';
  const { required, sightings } = await tryOut(
    registryExport,
    'a.reg',
    Buffer.concat([Buffer.from(text), name, Buffer.from(rest)]),
  );
  expect(required).toBe(true);
  expect(withoutKeys(sightingLines(sightings))).toEqual([
    'product-name Программа | 1 | installed | a.reg:3',
    'publisher Про | 1 | installed | a.reg:3',
  ]);
});

describe('what is no export', () => {
  test.each(['', 'REGEDIT', '[HKEY_LOCAL_MACHINE\\A]', 'Windows Registry Editor'])('%j', async (text) => {
    expect((await tryOut(registryExport, 'a.reg', text)).required).toBe(false);
  });

  test('a file that removes a key shows nothing that is there', async () => {
    expect((await tryText('[-HKEY_LOCAL_MACHINE\\SOFTWARE\\A]\r\n')).sightings).toEqual([]);
  });
});

describe('what is broken', () => {
  test('a line that is nothing is a gap, and the entry is read all the same', async () => {
    const { sightings, gaps } = await tryText(
      `[${UNINSTALL}\\A]\r\n"DisplayName"="A"\r\n?!\r\n"DisplayVersion"="2"\r\n`,
    );
    expect(gaps).toMatchObject([{ code: 'malformed', material: true, location: { line: 5 } }]);
    expect(sightings[1]).toMatchObject({ observable: { value: 'A' }, version: '2' });
  });

  test('an export that ends inside a value', async () => {
    const { sightings, gaps } = await tryText('[HKLM\\A]\r\n"x"=hex:01,\\\r\n');
    expect(gaps).toMatchObject([{ code: 'malformed', location: { line: 4 } }]);
    expect(sightings).toHaveLength(1);
  });

  test('half a character at the end', async () => {
    const { sightings } = await tryOut(
      registryExport,
      'w.reg',
      fixture('wine-export.reg').subarray(0, 1_501),
    );
    expect(sightings.length).toBeGreaterThan(0);
  });

  test('values of the wrong type are none', async () => {
    const { sightings } = await tryText(
      `[${UNINSTALL}\\A]\r\n"DisplayName"=dword:00000001\r\n"Publisher"=hex:01\r\n`,
    );
    expect(withoutKeys(sightingLines(sightings))).toEqual([]);
  });
});
