import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bytesReader } from './byte-reader.ts';
import { textChunks, textLines, utf8Chunks } from './text.ts';
import { detectEncoding, encodingOfHead } from './text-encoding.ts';

const bytes = (text: string, encoding: BufferEncoding = 'utf8') =>
  new Uint8Array(Buffer.from(text, encoding));
const cyrillic1251 = new Uint8Array([0xcf, 0xf0, 0xee, 0xe3, 0xf0, 0xe0, 0xec, 0xec, 0xe0]);
const cyrillic866 = new Uint8Array([0x8f, 0xe0, 0xae, 0xa3, 0xe0, 0xa0, 0xac, 0xac, 0xa0]);

describe('encodings', () => {
  test.each([
    ['a mark of UTF-16, little end first', bytes('\uFEFFa', 'utf16le'), 'utf-16le', 'a'],
    ['a mark of UTF-16, big end first', new Uint8Array([0xfe, 0xff, 0, 0x61]), 'utf-16be', 'a'],
    ['UTF-16 without a mark', bytes('Name,Version', 'utf16le'), 'utf-16le', 'Name,Version'],
    ['a mark of UTF-8', bytes('\uFEFFПрограмма'), 'utf-8', 'Программа'],
    ['UTF-8 without a mark', bytes('Программа'), 'utf-8', 'Программа'],
    ['Windows Cyrillic', cyrillic1251, 'windows-1251', 'Программа'],
    ["the console's Cyrillic", cyrillic866, 'ibm866', 'Программа'],
    ['Windows Western', bytes('Müller & Söhne', 'latin1'), 'windows-1252', 'Müller & Söhne'],
    ['ASCII', bytes('plain'), 'utf-8', 'plain'],
    ['nothing', bytes(''), 'utf-8', ''],
  ])('%s', (_, data, encoding, text) => {
    const reader = bytesReader(data);
    expect(detectEncoding(reader)).toEqual({ encoding, damaged: false });
    expect(encodingOfHead(data)).toBe(encoding);
    expect([...textChunks(reader, detectEncoding(reader).encoding)].join('')).toBe(text);
  });

  test('a few damaged characters leave UTF-8 what it is', () => {
    const damaged = Buffer.concat([bytes('Лаборатория'), new Uint8Array([0xd0]), bytes(', Программа')]);
    expect(detectEncoding(bytesReader(damaged))).toEqual({ encoding: 'utf-8', damaged: true });
  });

  test('characters that a chunk cuts are whole', () => {
    const text = `x${'я'.repeat(700_000)}`;
    const reader = bytesReader(bytes(text));
    expect(detectEncoding(reader).encoding).toBe('utf-8');
    expect([...textChunks(reader, 'utf-8')].join('')).toBe(text);
  });

  test('a head that cuts a character is still UTF-8', () => {
    expect(encodingOfHead(bytes('Программа').subarray(0, 5))).toBe('utf-8');
  });

  test('a scanner of bytes gets UTF-8 without a mark', () => {
    const joined = (data: Uint8Array, encoding: 'utf-8' | 'utf-16le') =>
      Buffer.concat([...utf8Chunks(bytesReader(data), encoding)]).toString();
    expect(joined(bytes('\uFEFF{"я":1}'), 'utf-8')).toBe('{"я":1}');
    expect(joined(bytes('\uFEFF{"я":1}', 'utf16le'), 'utf-16le')).toBe('{"я":1}');
  });
});

describe('lines', () => {
  test('end with LF or CR LF, the last with nothing', () => {
    expect([...textLines(['a\r\nb\n\nc'])].map(({ line, text }) => [line, text])).toEqual([
      [1, 'a'],
      [2, 'b'],
      [3, ''],
      [4, 'c'],
    ]);
  });

  test('one that is too long is its beginning, and the next is whole', () => {
    expect([...textLines(['abcdef', 'ghi\nnext\n'], 4)]).toEqual([
      { line: 1, text: 'abcd', cut: true },
      { line: 2, text: 'next', cut: false },
    ]);
  });

  test('are the same however the text is cut into chunks', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.string({ maxLength: 6 }).map((text) => text.replaceAll('a', '\n')),
          { maxLength: 9 },
        ),
        (chunks) => {
          expect([...textLines(chunks)]).toEqual([...textLines([chunks.join('')])]);
        },
      ),
    );
  });
});
