import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { withoutPauses } from '../pause.ts';
import { textLines } from '../text.ts';
import { CSV_DELIMITERS, csvRows } from './csv.ts';

const read = (text: string, delimiter: (typeof CSV_DELIMITERS)[number] = ',') =>
  [...withoutPauses(csvRows(textLines([text]), delimiter))].map((row) =>
    row.kind === 'row' ? [row.line, ...row.cells] : [row.line, row.error],
  );

describe('rows', () => {
  test('quotes, doubled quotes and line ends inside them', () => {
    expect(read('a,"b ""c""","d\r\ne"\r\nf,g,h')).toEqual([
      [1, 'a', 'b "c"', 'd\ne'],
      [3, 'f', 'g', 'h'],
    ]);
  });

  test('a quote inside an unquoted cell is itself', () => {
    expect(read('24" screen,12"')).toEqual([[1, '24" screen', '12"']]);
  });

  test('empty lines are passed over, empty cells are not', () => {
    expect(read('a,\n\n,""\n')).toEqual([
      [1, 'a', ''],
      [3, '', ''],
    ]);
  });
});

describe('between tabs', () => {
  test('quotes quote where they fit, and are themselves where they do not', () => {
    expect(read('"a ""b"""\t"c"\n"d" e\t"f\n', '\t')).toEqual([
      [1, 'a "b"', 'c'],
      [2, '"d" e', '"f'],
    ]);
  });
});

describe('broken rows', () => {
  test('with the width known, a lone quote does not take in the rows up to the next one', () => {
    const text = 'a,"b\nc,d\ne,f"\n"g\nh",i\n';
    const rows = [...withoutPauses(csvRows(textLines([text]), ',', 2))].map((row) => [row.line, row.kind]);
    expect(rows).toEqual([
      [1, 'row'],
      [4, 'row'],
    ]);
    const lone = [...withoutPauses(csvRows(textLines(['"a,b\nc,d\ne,"\n']), ',', 2))];
    expect(lone).toMatchObject([
      { line: 1, error: { message: 'its quotes take in the lines after it, and leave 1 columns' } },
      { line: 2, cells: ['c', 'd'] },
      { line: 3, kind: 'error' },
    ]);
  });

  test('an unclosed quote costs its row, and not those after it', () => {
    const rows = read('a,b\n"c,d\ne,f\n"g",h\n');
    expect(rows[0]).toEqual([1, 'a', 'b']);
    expect(rows[1]).toMatchObject([2, { code: 'malformed' }]);
    expect(rows.slice(2)).toEqual([
      [3, 'e', 'f'],
      [4, 'g', 'h'],
    ]);
  });

  test('an unclosed quote in the last row', () => {
    expect(read('a,b\nc,"d\n').at(-1)).toMatchObject([
      2,
      { code: 'malformed', message: 'a quote opened in column 2 is not closed' },
    ]);
  });

  test('a cell that goes on after its closing quote', () => {
    expect(read('"a"b,c\nd,e')).toMatchObject([
      [1, { message: 'column 1 goes on after its closing quote' }],
      [2, 'd', 'e'],
    ]);
  });

  test('a line that is longer than can be a row', () => {
    const lines = textLines([`a,b\n${'x'.repeat(100)}\nc,d\n`], 50);
    expect(
      [...withoutPauses(csvRows(lines, ','))].map((row) => (row.kind === 'row' ? row.line : row.error.code)),
    ).toEqual([1, 'limit-reached', 3]);
  });

  test('lines that each leave a quote open are read in time that grows with their number', () => {
    const text = 'x","\n'.repeat(200_000);
    expect([...withoutPauses(csvRows(textLines([text]), ','))].length).toBe(200_000);
  });
});

describe('properties', () => {
  const cell = fc.oneof(
    fc.string(),
    fc.string({ unit: 'grapheme' }),
    fc.constantFrom('"', ',', '\n', 'a"b', '""', ' '),
  );
  const table = fc.array(fc.array(cell, { minLength: 1, maxLength: 5 }), { maxLength: 8 });
  const delimiters = fc.constantFrom(...CSV_DELIMITERS);
  const written = (value: string) => value.replaceAll('"', '""');
  const asRead = (value: string) => value.replaceAll('\r\n', '\n');
  const inLines = fc.constantFrom(...CSV_DELIMITERS.filter((each) => each !== '\t'));

  test('what is written with every cell quoted is read back', () => {
    fc.assert(
      fc.property(table, inLines, (rows, delimiter) => {
        const text = rows
          .map((row) => `${row.map((each) => `"${written(each)}"`).join(delimiter)}\r\n`)
          .join('');
        expect(read(text, delimiter).map((row) => row.slice(1))).toEqual(rows.map((row) => row.map(asRead)));
      }),
    );
  });

  test('whatever the strict library reads is read the same', () => {
    const piece = fc.constantFrom('a', 'bc', ' ', '"', '""', ',', '\n', '"x"', 'é');
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 20 }), (pieces) => {
        const text = pieces.join('');
        let strict: string[][];
        try {
          strict = parse(text, { relax_column_count: true, skip_empty_lines: true });
        } catch {
          return;
        }
        expect(read(text).map((row) => row.slice(1))).toEqual(strict);
      }),
      { numRuns: 2_000 },
    );
  });

  test('any text is read to its end', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 200 }), delimiters, (text, delimiter) => {
        const rows = read(
          text.replaceAll('a', '"').replaceAll('b', '\n').replaceAll('c', delimiter),
          delimiter,
        );
        const lines = rows.map(([line]) => Number(line));
        expect([...lines].sort((a, b) => a - b)).toEqual(lines);
      }),
    );
  });
});
