import fc from 'fast-check';
import { expect, test } from 'vitest';
import { withoutPauses } from '../pause.ts';
import { textLines } from '../text.ts';
import { alignedHeader, alignedRows, screenWidth } from './aligned-table.ts';

function read(text: string) {
  const [names = '', rule = ''] = text.split('\n');
  const header = alignedHeader(names, rule);
  if (header === null) return null;
  const rows = [...withoutPauses(alignedRows(textLines([text]), header, 2))];
  return { names: header.names, rows: rows.map(({ line, cells }) => [line, ...cells]) };
}

test('as winget prints it, after its progress', () => {
  const text =
    '   - \r   \\ \r\rName              Id         Version Available Source\n' +
    '------------------------------------------------------\n' +
    '7-Zip 22.01 (x64) 7zip.7zip  22.01   24.08     winget\n' +
    '日本語の名前      A.B        1.0\n';
  expect(read(text)).toEqual({
    names: ['Name', 'Id', 'Version', 'Available', 'Source'],
    rows: [
      [3, '7-Zip 22.01 (x64)', '7zip.7zip', '22.01', '24.08', 'winget'],
      [4, '日本語の名前', 'A.B', '1.0', '', ''],
    ],
  });
});

test('as PowerShell prints it', () => {
  const text = 'Display Name   Version\n------------   -------\nThing, the     1.0\n\nOther          2.0\n';
  expect(read(text)).toEqual({
    names: ['Display Name', 'Version'],
    rows: [
      [3, 'Thing, the', '1.0'],
      [5, 'Other', '2.0'],
    ],
  });
});

test.each([
  ['no rule', 'Name Version\nThing 1.0\n'],
  ['a heading', 'Name\n----\n'],
  ['nothing', ''],
])('%s is no table', (_, text) => {
  expect(read(text)).toBeNull();
});

test('what is written in columns is read back', () => {
  const cell = fc.stringMatching(/^[A-Za-zА-я日本][A-Za-zА-я日本 .]{0,12}$/).map((text) => text.trim());
  const rows = fc.array(fc.tuple(cell, cell, cell), { maxLength: 6 });
  const padded = (text: string) => text + ' '.repeat(30 - screenWidth(text));
  fc.assert(
    fc.property(rows, (table) => {
      const lines = [['A', 'B', 'C'], ...table].map((row) => row.map(padded).join('').trimEnd());
      const text = [lines[0], '-'.repeat(70), ...lines.slice(1)].join('\n');
      expect(read(text)?.rows.map(([, ...cells]) => cells)).toEqual(table);
    }),
  );
});
