import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { sightingLines, tryOut } from '../trial.ts';
import { inventory } from './inventory.ts';

const fixture = (name: string) => readFileSync(new URL(`fixtures/${name}`, import.meta.url));
const tryText = (text: string, name = 'list.csv') => tryOut(inventory, name, text);

describe('the exports people have', () => {
  test.each([
    ['PDQ Inventory', 'Computer Name,Name,Publisher,Version,Uninstall String'],
    ['Lansweeper', 'AssetName;Domain;Software;Version;Publisher'],
    ['Configuration Manager', 'Netbios_Name0,DisplayName0,Publisher0,Version0,ProdID0'],
    ['Reporting Services', 'Details_Table0_ComputerName,Details_Table0_DisplayName,Details_Table0_Publisher'],
    ['Intune', 'ApplicationKey,ApplicationName,ApplicationPublisher,ApplicationVersion,DeviceName,Platform'],
    ['NinjaOne', 'Organization,Device,Name,Publisher,Version,Location'],
    ['wmic', 'Node,IdentifyingNumber,Name,Vendor,Version'],
    [
      'PowerShell',
      '"DisplayName","DisplayVersion","Publisher","InstallLocation","PSChildName","PSComputerName"',
    ],
    ['by hand', 'Programm\tHersteller\tVersion\tRechner'],
    ['in Russian', 'Компьютер;Программа;Издатель;Версия'],
    ['in Japanese', 'コンピューター名,ソフトウェア名,発行元,バージョン'],
  ])('%s is recognised by its header', async (_, header) => {
    expect((await tryText(`${header}\n`)).required).toBe(true);
  });

  test.each([
    ['people', 'Name,Company,Email'],
    ['books', 'Title,Author,Publisher'],
    ['measurements', 'time,value,unit'],
    ['firms alone', 'Name,Supplier'],
    ['packages to be had', 'name,version,downloads a month,summary'],
  ])('a table of %s is not', async (_, header) => {
    expect((await tryText(`${header}\nx,y,z\n`)).required).toBe(false);
  });

  test('a name that is no table is not asked for', async () => {
    expect((await tryOut(inventory, 'list.json', 'Name,Publisher,Version\n')).required).toBe(false);
  });
});

test('a row is one artefact, on its host, at its line', async () => {
  const { sightings, gaps } = await tryOut(inventory, 'pdq.csv', fixture('pdq.csv'));
  expect(gaps).toEqual([]);
  expect(sightingLines(sightings.slice(0, 5))).toEqual([
    'product-name Kaspersky Endpoint Security for Windows | 11.11.0.452 | installed | FRONTDESK-03:2',
    'publisher AO Kaspersky Lab | 11.11.0.452 | installed | FRONTDESK-03:2',
    'product-code {9E84A2A5-0B2D-4F3E-9C0B-3B7A6E1F4D21} | 11.11.0.452 | installed | FRONTDESK-03:2',
    'product-name 7-Zip 24.08 (x64) | 24.08 | installed | FRONTDESK-03:3',
    'publisher Igor Pavlov | 24.08 | installed | FRONTDESK-03:3',
  ]);
  expect(new Set(sightings.slice(0, 3).map(({ artefact }) => artefact))).toEqual(new Set(['pdq.csv:2']));
  expect(new Set(sightings.slice(0, 5).map(({ asset }) => asset.id))).toEqual(new Set(['frontdesk-03']));
  expect(sightings.every(({ standing }) => standing === 'declared')).toBe(true);
});

test('columns may stand in any order', async () => {
  const { sightings } = await tryText('Version,Publisher,Computer,Display Name\n1.0,Maker,PC-1,Thing\n');
  expect(sightingLines(sightings)).toEqual([
    'product-name Thing | 1.0 | installed | PC-1:2',
    'publisher Maker | 1.0 | installed | PC-1:2',
  ]);
});

test('without a host the file is the asset', async () => {
  const { sightings } = await tryText('Name,Publisher\nThing,Maker\n', 'in/list.csv');
  expect(sightings[0]?.asset).toEqual({ kind: 'file', id: 'in/list.csv', label: 'in/list.csv' });
});

test('a list of what was bought is listed, not installed', async () => {
  const { sightings } = await tryText('PO Number,Item,Vendor,Qty\n4711,Thing,Maker,20\n');
  expect(sightings.map(({ presence }) => presence)).toEqual(['listed', 'listed']);
});

test('PowerShell writes the type above the header, and the key as its child name', async () => {
  const { sightings, required } = await tryOut(inventory, 'uninstall.csv', fixture('powershell.csv'));
  expect(required).toBe(true);
  expect(sightingLines(sightings)).toContain(
    'product-code {27534751-4A40-48BD-B393-BC3BF28C876E} | 12.4.0.467 | installed | PC-17:3',
  );
});

test('the identifiers of winget are store ids', async () => {
  const { sightings } = await tryText(
    'Name,Id,InstalledVersion,Source\nThing,Maker.Thing,1.0,winget\nOther,17,2.0,\n',
  );
  expect(sightingLines(sightings)).toEqual([
    'product-name Thing | 1.0 | installed | list.csv:2',
    'store-id Maker.Thing | 1.0 | installed | list.csv:2',
    'product-name Other | 2.0 | installed | list.csv:3',
  ]);
});

test('what winget prints for people', async () => {
  const text = Buffer.from(
    '   - \r   | \r                \rName       Id                                                    Version Source\r\n' +
      '--------------------------------------------------------------------------------\r\n' +
      'Thing      Maker.Thing                                           1.0     winget\r\n' +
      'Программа  ARP\\Machine\\X64\\{9E84A2A5-0B2D-4F3E-9C0B-3B7A6E1F4D21} 2.0\r\n',
  );
  const { required, sightings, gaps } = await tryOut(inventory, 'winget.txt', text);
  expect([required, gaps]).toEqual([true, []]);
  expect(sightingLines(sightings)).toEqual([
    'product-name Thing | 1.0 | installed | winget.txt:3',
    'store-id Maker.Thing | 1.0 | installed | winget.txt:3',
    'product-name Программа | 2.0 | installed | winget.txt:4',
    'product-code {9E84A2A5-0B2D-4F3E-9C0B-3B7A6E1F4D21} | 2.0 | installed | winget.txt:4',
  ]);
});

describe('alphabets and encodings', () => {
  const header = 'Компьютер;Программа;Издатель;Версия\r\n';
  const row = 'БУХ-1;Kaspersky Endpoint Security для Windows;АО «Лаборатория Касперского»;12.4\r\n';
  const expected = [
    'product-name Kaspersky Endpoint Security для Windows | 12.4 | installed | БУХ-1:2',
    'publisher АО «Лаборатория Касперского» | 12.4 | installed | БУХ-1:2',
  ];

  test.each(['utf8.csv', 'utf8-mark.csv', 'utf16le-mark.csv', 'windows-1251.csv'])('%s', async (name) => {
    const { sightings, gaps, required } = await tryOut(inventory, name, fixture(name));
    expect(required).toBe(true);
    expect(gaps).toEqual([]);
    expect(sightingLines(sightings)).toEqual(expected);
  });

  test('Western letters in the Western code page', async () => {
    const text = Buffer.from('Name;Hersteller\nGerätebuch für Büros;Müller & Söhne GmbH\n', 'latin1');
    const { sightings } = await tryOut(inventory, 'west.csv', text);
    expect(sightings.map(({ observable }) => observable.value)).toEqual([
      'Gerätebuch für Büros',
      'Müller & Söhne GmbH',
    ]);
  });

  test('a damaged character is a gap, and the text stays what it was', async () => {
    const bytes = Buffer.concat([Buffer.from(header + row), Buffer.from([0xd0, 0x0a]), Buffer.from(row)]);
    const { sightings, gaps } = await tryOut(inventory, 'list.csv', bytes);
    expect(gaps.map(({ code }) => code)).toEqual(['malformed']);
    expect(sightings.filter(({ observable }) => observable.kind === 'publisher')).toHaveLength(2);
  });
});

describe('what is broken', () => {
  test('a quote that is not closed costs its row alone', async () => {
    const { sightings, gaps } = await tryOut(inventory, 'broken.csv', fixture('broken-quote.csv'));
    expect(gaps).toMatchObject([
      { code: 'malformed', material: true, location: { path: 'broken.csv', line: 3 } },
    ]);
    const names = sightings.filter(({ observable }) => observable.kind === 'product-name');
    expect(names.map(({ location }) => location.line)).toEqual([2, 4, 5]);
  });

  test('a row that is wider than its header is read, and said to be', async () => {
    const { sightings, gaps } = await tryText('Name,Publisher\nThing, Inc,Maker,more\nOther,Maker,,\n');
    expect(gaps).toMatchObject([{ code: 'malformed', location: { line: 2 } }]);
    expect(sightings).toHaveLength(4);
  });

  test('where there is nothing to see for long, whoever waits may look up', async () => {
    const text = `Name,Publisher\n${'\n'.repeat(20_000)}${',\n'.repeat(20_000)}`;
    expect(await tryText(text)).toMatchObject({ sightings: [], gaps: [], pauses: 9 });
  });

  test('an empty file has no header and hides nothing', async () => {
    expect((await tryText('')).gaps).toMatchObject([{ code: 'unsupported', material: false }]);
  });

  test('a table without such columns, forced, is a material gap', async () => {
    expect((await tryText('a,b\n1,2\n')).gaps).toMatchObject([{ code: 'unsupported', material: true }]);
  });

  test('what lies beyond the limit is a gap, and what lies before is seen', async () => {
    const text = `Name,Publisher\n${'Thing,Maker\n'.repeat(100)}`;
    const { sightings, gaps } = await tryOut(inventory, 'l.csv', text, { limits: { documentBytes: 51 } });
    expect(gaps).toMatchObject([{ code: 'limit-reached', material: true }]);
    expect(sightings.length).toBeGreaterThanOrEqual(6);
    expect(sightings.length).toBeLessThan(10);
  });

  test('many broken rows are counted, not listed', async () => {
    const { gaps } = await tryText(`Name,Publisher\n${'"a"b,c\n'.repeat(500)}`);
    expect(gaps).toHaveLength(21);
    expect(gaps.at(-1)?.reason).toBe('480 more places of this file could not be read');
  });
});
