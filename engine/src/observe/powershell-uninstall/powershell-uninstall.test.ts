import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { SOURCES } from '../sources.ts';
import { sightingLines, trialFile, tryOut } from '../trial.ts';
import { powershellUninstall } from './powershell-uninstall.ts';

const fixture = (name: string) => Uint8Array.from(readFileSync(new URL(`fixtures/${name}`, import.meta.url)));
const tryFixture = (name: string) => tryOut(powershellUninstall, name, fixture(name));
const tryText = (text: string) => tryOut(powershellUninstall, 'a.json', text);
const withoutKeys = (lines: string[]) => lines.filter((line) => !line.startsWith('registry-key'));
const UNINSTALL = 'HKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Uninstall';

test('what Windows PowerShell redirects into a file, in UTF-16', async () => {
  const { required, sightings, gaps } = await tryFixture('windows-powershell-5.json');
  expect([required, gaps]).toEqual([true, []]);
  const lines = sightingLines(sightings).map((line) => line.replace(/:\d+$/, ''));
  expect(withoutKeys(lines)).toEqual([
    'product-name Образец Endpoint Security для Windows | 11.11.0.452 | installed | windows-powershell-5.json',
    'publisher АО "Образец" | 11.11.0.452 | installed | windows-powershell-5.json',
    'product-code {9E84A2A5-0B2D-4F3E-9C0B-3B7A6E1F4D21} | 11.11.0.452 | installed | windows-powershell-5.json',
    'product-name Label Printer | - | installed | windows-powershell-5.json',
    'product-name Old Scanner | - | left-over | windows-powershell-5.json',
  ]);
  expect(lines).toContain(
    `registry-key ${UNINSTALL}\\Connection Manager | - | left-over | windows-powershell-5.json`,
  );
  expect(new Set(sightings.map(({ standing }) => standing))).toEqual(new Set(['declared']));
});

test('one program alone is an object and no list', async () => {
  const { required, sightings, gaps } = await tryFixture('single.json');
  expect([required, gaps]).toEqual([true, []]);
  expect(sightings.map(({ observable }) => observable.kind)).toEqual([
    'registry-key',
    'product-name',
    'publisher',
    'product-code',
  ]);
});

test('columns that were selected, of several computers: what was not asked for makes no left-over', async () => {
  const { required, sightings, gaps } = await tryFixture('selected.json');
  expect([required, gaps]).toEqual([true, []]);
  expect(sightingLines(sightings)).toEqual([
    'product-name Sample Agent | - | installed | FRONTDESK-04:2',
    'publisher Sample Laboratory Ltd | - | installed | FRONTDESK-04:2',
    'product-name Sample Viewer | - | installed | frontdesk-05:12',
  ]);
});

test('a list in one piece, as Windows PowerShell wraps it, and two lists in one file', async () => {
  const list = '{"value":[{"DisplayName":"A","DisplayVersion":"1"},{"DisplayName":"B"}],"Count":2}';
  const { required, sightings } = await tryText(`${list}\r\n[{"DisplayName":"C","Publisher":"D"}]`);
  expect(required).toBe(true);
  expect(sightings.map(({ observable }) => observable.value)).toEqual(['A', 'B', 'C', 'D']);
  expect(new Set(sightings.map(({ artefact }) => artefact)).size).toBe(3);
});

test('services, where that key was asked for', async () => {
  const item = {
    ImagePath: '\\SystemRoot\\system32\\DRIVERS\\samplef.sys',
    Type: 2,
    Start: 1,
    PSPath:
      'Microsoft.PowerShell.Core\\Registry::HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Services\\samplef',
    PSChildName: 'samplef',
    PSProvider: {},
  };
  const { required, sightings } = await tryText(JSON.stringify([item]));
  expect(required).toBe(true);
  expect(sightingLines(sightings).map((line) => line.split(' | ')[0])).toEqual([
    'registry-key HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Services\\samplef',
    'service samplef',
    'file-path \\SystemRoot\\system32\\DRIVERS\\samplef.sys',
    'driver samplef.sys',
  ]);
});

describe('bad input', () => {
  test('is a gap for each item, and the others are read', async () => {
    const { sightings, gaps } = await tryText(
      '[{"DisplayName":"A","Publisher":"B"},17,{"x":1},{"DisplayName":"C"}]',
    );
    expect(sightings.map(({ observable }) => observable.value)).toEqual(['A', 'B', 'C']);
    expect(gaps.map(({ code, reason }) => `${code}: ${reason}`)).toEqual([
      'malformed: this is no item of the registry',
      'malformed: this is no item of the registry',
    ]);
    expect(gaps[0]?.remedy).toMatch(/ConvertTo-Json/);
  });

  test.each([
    ['cut off', '[{"DisplayName":"A","Publisher":"B"},{"DisplayName":"C"'],
    ['empty', '[]'],
    ['no JSON', 'DisplayName : A'],
  ])('%s', async (_what, text) => {
    const { gaps } = await tryText(text);
    expect(gaps.length).toBeGreaterThan(0);
    expect(gaps[0]?.material).toBe(true);
  });

  test('whatever the values are, nothing is thrown', async () => {
    const names = fc.constantFrom(
      'DisplayName',
      'Publisher',
      'PSPath',
      'PSChildName',
      'UninstallString',
      'PSComputerName',
      'x',
    );
    await fc.assert(
      fc.asyncProperty(fc.array(fc.dictionary(names, fc.jsonValue())), async (items) => {
        const { sightings } = await tryText(JSON.stringify(items));
        for (const { observable } of sightings) expect(observable.value.trim()).not.toBe('');
      }),
      { numRuns: 300 },
    );
  });
});

test('nobody else takes its files, and it takes no others', () => {
  const askers = (name: string, content: Uint8Array | string) => {
    const { bytes: _, ...facts } = trialFile(name, content);
    return SOURCES.filter((source) => source.required(facts)).map(({ id }) => id);
  };
  for (const name of ['windows-powershell-5.json', 'single.json', 'selected.json'])
    expect(askers(name, fixture(name))).toEqual(['powershell-uninstall']);
  const extension = '{"name":"a","displayName":"A","publisher":"B","engines":{"vscode":"^1.0.0"}}';
  expect(askers('extension.json', extension)).not.toContain('powershell-uninstall');
  expect(askers('people.json', '[{"DisplayName":"Vera","Mail":"v@example.org"}]')).toEqual([]);
});
