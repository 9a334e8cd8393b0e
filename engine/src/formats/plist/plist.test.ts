import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bytesReader } from '../byte-reader.ts';
import { PLIST_BOUNDS, type PlistValue, readPlist } from './plist.ts';

const fixture = (name: string) => new Uint8Array(readFileSync(new URL(`fixtures/${name}`, import.meta.url)));

function contentOf(content: Uint8Array | string): PlistValue {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  const read = readPlist(bytesReader(bytes));
  if (!read.ok) throw read.error;
  return read.value;
}

function refusal(content: Uint8Array | string): string {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  const read = readPlist(bytesReader(bytes));
  return read.ok ? 'read' : `${read.error.code}: ${read.error.message}`;
}

/** With plain objects in place of maps. */
function plain(value: PlistValue): unknown {
  if (value instanceof Map) return Object.fromEntries([...value].map(([key, each]) => [key, plain(each)]));
  return Array.isArray(value) ? value.map(plain) : value;
}

const INFO = {
  CFBundleIdentifier: 'com.alpha.agent',
  CFBundleName: 'Alpha Agent',
  CFBundleDisplayName: 'Агент «Alpha» & Söhne 𝄞',
  CFBundleShortVersionString: '2.5',
  CFBundleVersion: '2.5.3',
  CFBundleSupportedPlatforms: ['MacOSX'],
  LSMinimumSystemVersion: '10.15',
  LSUIElement: true,
  NSHighResolutionCapable: false,
};

const EVERY = {
  text: 'plain',
  'long text': 'x'.repeat(300),
  wide: 'ж'.repeat(20),
  empty: '',
  true: true,
  false: false,
  small: 7,
  negative: -7,
  large: 2 ** 40,
  largest: Number(2n ** 63n - 1n),
  real: 1.5,
  array: [1, [2, [3]], {}],
  dictionary: { a: { b: 'c' } },
  again: 'plain',
};

describe('both forms say the same', () => {
  test.each(['info.xml.plist', 'info.binary.plist', 'info.plistutil.plist'])('%s', (name) => {
    expect(plain(contentOf(fixture(name)))).toEqual(INFO);
  });

  test.each([
    ['every.xml.plist', '2024-06-20T12:00:00Z'],
    ['every.binary.plist', '2024-06-20T12:00:00.000Z'],
  ])('%s', (name, date) => {
    const data = Uint8Array.from({ length: 256 }, (_, byte) => byte);
    expect(plain(contentOf(fixture(name)))).toEqual({ ...EVERY, date, data });
  });

  test('references of two bytes', () => {
    const items = plain(contentOf(fixture('many.binary.plist')));
    expect(items).toEqual(Array.from({ length: 300 }, (_, number) => `item ${number}`));
  });

  test('XML in UTF-16, with sections of character data, comments and numbered characters', () => {
    const text =
      '﻿<?xml version="1.0"?><plist><!-- a --><string>a<![CDATA[<&]]>&#x416;&#10;&lt;</string></plist>';
    expect(contentOf(new Uint8Array(Buffer.from(text, 'utf16le')))).toBe('a<&Ж\n<');
    expect(contentOf(text)).toBe('a<&Ж\n<');
  });
});

describe('XML that is refused', () => {
  test('entities that would expand to gigabytes are not expanded', () => {
    expect(refusal(fixture('entity-bomb.plist'))).toBe(
      'unsupported: it declares entities or elements of its own, which are not expanded',
    );
  });

  test.each([
    [
      'an entity from outside',
      '<!DOCTYPE plist [<!ENTITY x SYSTEM "file:///etc/passwd">]><plist><string>&x;</string></plist>',
      'unsupported',
    ],
    [
      'an entity that nobody declared',
      '<plist><string>&x;</string></plist>',
      'malformed: "&x;" refers to nothing that XML defines',
    ],
    ['a bare ampersand', '<plist><string>a & b</string></plist>', 'malformed'],
    ['a surrogate by number', '<plist><string>&#xd800;</string></plist>', 'malformed'],
    [
      'another document',
      '<html><body>hello</body></html>',
      'malformed: "html" is no element of a property list',
    ],
    [
      'a value without its key',
      '<plist><dict><string>a</string></dict></plist>',
      'malformed: a value in a dictionary without its key',
    ],
    ['a key outside', '<plist><array><key>a</key></array></plist>', 'malformed: a key outside a dictionary'],
    [
      'closed twice',
      '<plist><array></array></array></plist>',
      'malformed: a "array" is closed that was not open',
    ],
    ['closed by another', '<plist><array></dict></plist>', 'malformed: a "dict" is closed that was not open'],
    ['a tag in a text', '<plist><string><b>a</b></string></plist>', 'malformed: a tag "b" inside a "string"'],
    ['two values', '<plist><true/><true/></plist>', 'malformed: more than one value stands at the top'],
    ['none', '<plist></plist>', 'malformed: it holds no value'],
    ['no number', '<plist><integer>seven</integer></plist>', 'malformed: "seven" is no number'],
    ['cut off in a tag', '<plist><dict><key>a</k', 'truncated'],
    ['cut off in a value', '<plist><dict><key>a', 'truncated: it ends inside a value'],
    ['text between', '<plist><dict>a</dict></plist>', 'malformed: text between the values'],
    [
      'the old text form',
      '{ CFBundleIdentifier = "com.alpha.agent"; }',
      'unsupported: a property list in the old text form',
    ],
    ['nothing', '', 'malformed: a property list of no form that there is'],
    [
      'too deep',
      `<plist>${'<array>'.repeat(PLIST_BOUNDS.depth + 1)}`,
      'limit-reached: it nests more than 128 deep',
    ],
  ])('%s', (_, text, expected) => {
    expect(refusal(text)).toContain(expected);
  });
});

describe('binary lists that are refused', () => {
  /** `objects` one after the other, offsets and references of one byte. */
  function binary(
    objects: readonly (readonly number[])[],
    change: (trailer: DataView) => void = () => {},
  ): Uint8Array {
    const offsets: number[] = [];
    let at = 8;
    for (const object of objects) {
      offsets.push(at);
      at += object.length;
    }
    const bytes = new Uint8Array(at + offsets.length + 32);
    bytes.set(new TextEncoder().encode('bplist00'));
    objects.forEach((object, index) => {
      bytes.set(object, offsets[index]);
    });
    bytes.set(offsets, at);
    const trailer = new DataView(bytes.buffer, at + offsets.length);
    trailer.setUint8(6, 1);
    trailer.setUint8(7, 1);
    trailer.setBigUint64(8, BigInt(offsets.length));
    trailer.setBigUint64(24, BigInt(at));
    change(trailer);
    return bytes;
  }

  test('a list made by hand is read', () => {
    expect(
      plain(
        contentOf(
          binary([
            [0xd1, 1, 2],
            [0x51, 0x61],
            [0x51, 0x62],
          ]),
        ),
      ),
    ).toEqual({ a: 'b' });
  });

  test.each([
    ['an array that holds itself', [[0xa1, 0]], 'malformed: a value that holds itself'],
    [
      'two that hold each other',
      [
        [0xa1, 1],
        [0xa1, 0],
      ],
      'malformed: a value that holds itself',
    ],
    ['a value that is not there', [[0xa1, 7]], 'malformed: there is no value number 7'],
    [
      'a key that is a number',
      [
        [0xd1, 1, 1],
        [0x10, 1],
      ],
      'malformed: a key that is no text',
    ],
    ['a text past the end', [[0x5f, 0x11, 0xff, 0xff]], 'malformed: a value goes past the end of the values'],
    ['an array past the end', [[0xaf, 0x13, 0, 0, 0, 0, 0, 1, 0, 0]], 'malformed: a value goes past the end'],
    [
      'an array of four thousand million',
      [[0xaf, 0x12, 0xff, 0xff, 0xff, 0xff]],
      'limit-reached: it holds too many values',
    ],
    ['a length that is a text', [[0x5f, 0x51, 0x61]], 'malformed: a length that is no number'],
    ['a kind that there is not', [[0x70]], 'malformed: a value of the kind 0x70'],
    ['a number of 32 bytes', [[0x15]], 'malformed: a number of 32 bytes'],
  ])('%s', (_, objects, expected) => {
    expect(refusal(binary(objects))).toContain(expected);
  });

  test('references that double thirty times over are too many values', () => {
    const objects = Array.from({ length: 30 }, (_, index) => [0xa2, index + 1, index + 1]);
    expect(refusal(binary([...objects, [0x51, 0x61]]))).toBe('limit-reached: it holds too many values');
  });

  test('texts that overlap cannot give more bytes than there are', () => {
    const objects = [
      [0xa3, 1, 2, 3],
      [0x5f, 0x10, 40],
      [0x5f, 0x10, 38],
      [0x5f, 0x10, 36],
      Array.from({ length: 40 }, () => 0),
    ];
    expect(refusal(binary(objects, (trailer) => trailer.setUint8(6, 1)))).toBe(
      'malformed: its values overlap',
    );
  });

  test.each([
    ['no width of offsets', (trailer: DataView) => trailer.setUint8(6, 0)],
    ['offsets past the end', (trailer: DataView) => trailer.setBigUint64(24, 2n ** 63n)],
    ['more values than fit', (trailer: DataView) => trailer.setBigUint64(8, 2n ** 32n)],
    ['a top that is none', (trailer: DataView) => trailer.setBigUint64(16, 9n)],
  ])('%s', (_, change) => {
    expect(refusal(binary([[0x09]], change))).toContain('malformed');
  });

  test('cut off', () => {
    expect(refusal(fixture('info.binary.plist').slice(0, 30))).toContain('truncated');
    expect(refusal(fixture('info.binary.plist').slice(0, 200))).toContain('malformed');
  });
});

test('any bytes in any place of either form are read or refused', () => {
  for (const name of ['info.xml.plist', 'every.binary.plist']) {
    const whole = fixture(name);
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { maxLength: 6 }), (changes) => {
        const copy = whole.slice();
        for (const [at, byte] of changes) copy[at] = byte;
        readPlist(bytesReader(copy));
      }),
      { seed: 4, numRuns: 500 },
    );
  }
});
