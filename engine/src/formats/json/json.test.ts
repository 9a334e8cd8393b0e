import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { withoutPauses } from '../pause.ts';
import { type JsonChooser, type JsonPiece, jsonPieces, jsonPointer } from './json.ts';
import { findJsonError } from './json-error.ts';

const takeAll: JsonChooser = () => 'take';
const elements: JsonChooser = (path) => (path.length === 0 ? 'descend' : 'take');

/** Cuts the text into chunks of some bytes, so that everything is cut somewhere. */
function* chunked(text: string, bytes: number): Generator<Uint8Array> {
  const data = Buffer.from(text);
  for (let at = 0; at < data.length; at += bytes) yield data.subarray(at, at + bytes);
}

const read = (text: string, choose = elements, bounds = { depth: 64, pieceBytes: 1000 }, chunk = 7) =>
  [...withoutPauses(jsonPieces(chunked(text, chunk), choose, bounds))].map(shown);

function shown(piece: JsonPiece): unknown[] {
  const { line, column } = piece.place;
  if (piece.kind === 'value') return [jsonPointer(piece.path), piece.value];
  return [jsonPointer(piece.path), `${line}:${column}`, piece.error.code, piece.error.message];
}

describe('values', () => {
  test('elements of a list, one at a time', () => {
    expect(read('[1, "a\\"]", {"b": [2]}, null, -1.5e3, []]')).toEqual([
      ['/0', 1],
      ['/1', 'a"]'],
      ['/2', { b: [2] }],
      ['/3', null],
      ['/4', -1500],
      ['/5', []],
    ]);
  });

  test('members of an object, and what is passed over', () => {
    const choose: JsonChooser = (path) =>
      path.length === 0 || path[0] === 'list'
        ? path.length < 2
          ? 'descend'
          : 'take'
        : path[0] === 'no'
          ? 'skip'
          : 'take';
    expect(read('{"no": {"x": [nonsense]}, "list": ["я", 2], "a/b": true}', choose)).toEqual([
      ['/list/0', 'я'],
      ['/list/1', 2],
      ['/a~1b', true],
    ]);
  });

  test('texts one after another', () => {
    expect(read('{"a":1}\n{"a":2}\n[3]', takeAll)).toEqual([
      ['', { a: 1 }],
      ['', { a: 2 }],
      ['', [3]],
    ]);
  });

  test('places count lines and columns', () => {
    const [, second] = [...withoutPauses(jsonPieces(chunked('[\n  1,\n  {"a":\n2}\n]', 3), elements))];
    expect(second?.place).toMatchObject({ line: 3, column: 3 });
  });
});

describe('what is broken', () => {
  test.each([
    ['nothing', '', [['', '1:1', 'truncated', 'it ends where a value was expected']]],
    [
      'a list that ends',
      '[1, 2',
      [
        ['/0', 1],
        ['/1', 2],
        ['', '1:6', 'truncated', 'it ends inside a list'],
      ],
    ],
    [
      'a value that ends',
      '[1, {"a": 2',
      [
        ['/0', 1],
        ['/1', '1:5', 'truncated', 'it ends inside the value that begins here'],
      ],
    ],
    ['a string that ends', '["a', [['/0', '1:2', 'truncated', 'it ends inside the value that begins here']]],
    [
      'a value that is none',
      '[{"a": x}, 2]',
      [
        ['/0', '1:8', 'malformed', 'a value was expected'],
        ['/1', 2],
      ],
    ],
    [
      'a line end in a string',
      '[\n{"a": "\n"}, 2]',
      [
        ['/0', '2:8', 'malformed', 'a line end or control character inside a string'],
        ['/1', 2],
      ],
    ],
    [
      'a comma that is missing',
      '[{"a":1} {"a":2}]',
      [
        ['/0', { a: 1 }],
        ['', '1:10', 'malformed', '"," or "]" was expected'],
        ['/1', { a: 2 }],
      ],
    ],
    [
      'a comma too many',
      '[1,]',
      [
        ['/0', 1],
        ['/1', '1:4', 'malformed', 'a value was expected'],
      ],
    ],
    ['a name without quotes', '{a: 1}', [['', '1:2', 'malformed', 'a name in double quotes was expected']]],
    [
      'brackets that do not match',
      '[{"a": 1]',
      [
        ['/0', '1:9', 'malformed', '"," or "}" was expected'],
        ['', '1:10', 'truncated', 'it ends inside a list'],
      ],
    ],
  ])('%s', (_, text, expected) => {
    expect(read(text)).toEqual(expected);
  });

  test('what nests too deep is passed over, and its neighbours are read', () => {
    const deep = '['.repeat(100_000) + ']'.repeat(100_000);
    expect(read(`[1, ${deep}, 2]`, elements, { depth: 64, pieceBytes: 1e6 }, 4096)).toEqual([
      ['/0', 1],
      ['/1', '1:5', 'limit-reached', 'brackets nest 100001 deep'],
      ['/2', 2],
    ]);
    expect(read('['.repeat(100_000), takeAll, { depth: 64, pieceBytes: 1e6 }, 4096)).toMatchObject([
      ['', '1:1', 'truncated', 'it ends inside the value that begins here'],
    ]);
  });

  test('while a long value is gathered or passed over, whoever waits may look up', () => {
    const text = JSON.stringify(['x'.repeat(9 * 1024 * 1024), 2]);
    const kinds = (choose: JsonChooser) =>
      [...jsonPieces(chunked(text, 256 * 1024), choose)].map(({ kind }) => kind);
    expect(kinds(elements)).toEqual(['pause', 'value', 'value']);
    expect(kinds(() => 'skip')).toEqual(['pause', 'pause']);
  });

  test('what is too long is passed over without being held', () => {
    expect(read(`["${'x'.repeat(5_000)}", 2]`, elements, undefined, 100)).toEqual([
      ['/0', '1:2', 'limit-reached', 'one value is longer than 1000 bytes'],
      ['/1', 2],
    ]);
  });
});

describe('properties', () => {
  test('what JSON.stringify writes is read back, wherever it is cut', () => {
    fc.assert(
      fc.property(
        fc.array(fc.jsonValue()),
        fc.integer({ min: 1, max: 9 }),
        fc.nat(3),
        (values, chunk, indent) => {
          const text = JSON.stringify(values, null, indent);
          const back = read(text, elements, { depth: 64, pieceBytes: 1e6 }, chunk);
          expect(back).toEqual(
            values.map((value, index) => [`/${index}`, JSON.parse(JSON.stringify(value))]),
          );
        },
      ),
    );
  });

  test('an error is found exactly where JSON.parse finds one', () => {
    const piece = fc.constantFrom(
      '{',
      '}',
      '[',
      ']',
      ',',
      ':',
      '"a"',
      '1',
      '-',
      'true',
      'nul',
      ' ',
      '\n',
      '"\\u00',
      '"',
      '0',
      '1e',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 9 }), (pieces) => {
        const text = pieces.join('');
        const isJson = (() => {
          try {
            JSON.parse(text);
            return true;
          } catch {
            return false;
          }
        })();
        expect([text, findJsonError(text) === null]).toEqual([text, isJson]);
      }),
      { numRuns: 5_000 },
    );
  });
});
