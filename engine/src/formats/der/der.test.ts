import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { parsed } from '../byte-reader.ts';
import { boundDer } from './bound.ts';
import { childrenOf, readDer } from './der.ts';
import { readString } from './strings.ts';
import { readTime } from './times.ts';
import { readIntegerHex, readOid, readSmallInteger } from './values.ts';

function der(...octets: number[]): Uint8Array {
  return Uint8Array.from(octets);
}

/** An element of any length, by its tag and content. */
function element(tag: number, content: Uint8Array): Uint8Array {
  const { length } = content;
  const head = length < 0x80 ? [tag, length] : [tag, 0x83, length >> 16, (length >> 8) & 0xff, length & 0xff];
  return Uint8Array.from([...head, ...content]);
}

function refusal(read: () => unknown): string {
  const outcome = parsed(read);
  if (outcome.ok) throw new Error('nothing was refused');
  return `${outcome.error.code}: ${outcome.error.message}`;
}

/** SEQUENCE in SEQUENCE, `depth` times, lengths right. Built from inside out in one buffer. */
function nested(depth: number): Uint8Array {
  const bytes = new Uint8Array(depth * 6);
  let at = bytes.length;
  for (let i = 0; i < depth; i++) {
    const length = bytes.length - at;
    at -= 6;
    bytes.set([0x30, 0x84, length >>> 24, (length >>> 16) & 0xff, (length >>> 8) & 0xff, length & 0xff], at);
  }
  return bytes;
}

describe('elements', () => {
  it('have short and long lengths', () => {
    expect(readDer(der(0x04, 0x01, 0xaa))).toMatchObject({ tag: 4, content: 2, end: 3 });
    expect(readDer(element(0x04, new Uint8Array(300)))).toMatchObject({ content: 5, end: 305 });
  });

  it.each([
    ['nothing at all', der(), 'truncated: an ASN.1 element has no room for its tag and length'],
    [
      'a length past the end',
      der(0x30, 0x05, 0x00),
      'truncated: an ASN.1 element ends 4 bytes past its room',
    ],
    ['a length cut off', der(0x30, 0x82, 0x01), 'truncated: an ASN.1 length that is cut off'],
    ['a length of nine bytes', der(0x30, 0x89), 'malformed: an ASN.1 length of 9 bytes'],
    ['a length left open', der(0x30, 0x80, 0, 0), 'unsupported: an ASN.1 length left open (BER)'],
    ['a tag of many bytes', der(0x1f, 0x81, 0x01, 0), 'unsupported: an ASN.1 tag of many bytes'],
  ])('refuse %s', (_, bytes, words) => {
    expect(refusal(() => readDer(bytes))).toBe(words);
  });

  it('refuse a list that is too long', () => {
    const list = element(
      0x30,
      new Uint8Array(100).fill(0x05).map((octet, i) => (i % 2 ? 0 : octet)),
    );
    expect(childrenOf(readDer(list), 50)).toHaveLength(50);
    expect(refusal(() => childrenOf(readDer(list), 49))).toContain('limit-reached');
  });
});

describe('depth', () => {
  it('is walked to its bound and refused past it', () => {
    expect(boundDer(nested(64))).toBe(64 * 6);
    expect(refusal(() => boundDer(nested(65)))).toBe('limit-reached: ASN.1 nested more than 64 deep');
  });

  it('of a million is refused without a million frames', () => {
    expect(refusal(() => boundDer(nested(1_000_000)))).toContain('limit-reached');
  });

  it('counts elements', () => {
    const many = element(
      0x30,
      new Uint8Array(2_000).fill(0x05).map((octet, i) => (i % 2 ? 0 : octet)),
    );
    expect(refusal(() => boundDer(many, { depth: 8, elements: 1_000 }))).toContain('limit-reached');
  });
});

describe('object identifiers', () => {
  it.each([
    [der(0x06, 0x03, 0x55, 0x04, 0x03), '2.5.4.3'],
    [der(0x06, 0x09, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x07, 0x02), '1.2.840.113549.1.7.2'],
    [der(0x06, 0x03, 0x88, 0x37, 0x03), '2.999.3'],
    [
      der(0x06, 0x0b, 0x81, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x7f),
      '2.2361183241434822606767',
    ],
  ])('%#', (bytes, dotted) => {
    expect(readOid(readDer(bytes))).toBe(dotted);
  });

  it('are refused where they end inside a number', () => {
    expect(refusal(() => readOid(readDer(der(0x06, 0x02, 0x55, 0x84))))).toContain('truncated');
  });
});

describe('numbers', () => {
  it('are printed without leading zeros', () => {
    expect(readIntegerHex(readDer(der(0x02, 0x03, 0x00, 0xff, 0x10)))).toBe('ff10');
    expect(readIntegerHex(readDer(der(0x02, 0x01, 0x00)))).toBe('00');
  });

  it('are refused where they are negative or huge', () => {
    expect(refusal(() => readSmallInteger(readDer(der(0x02, 0x01, 0x80))))).toContain('malformed');
    expect(refusal(() => readSmallInteger(readDer(element(0x02, new Uint8Array(9).fill(1)))))).toContain(
      'malformed',
    );
  });
});

describe('strings', () => {
  const text = (tag: number, ...octets: number[]) =>
    readString(readDer(element(tag, Uint8Array.from(octets))));

  it('of each type', () => {
    expect(text(12, ...Buffer.from('Пример 示例'))).toBe('Пример 示例');
    expect(text(18, 0x30, 0x31)).toBe('01');
    expect(text(19, 0x41, 0x42)).toBe('AB');
    expect(text(20, 0x4d, 0xfc, 0x6c)).toBe('Mül');
    expect(text(22, 0x61, 0x40)).toBe('a@');
    expect(text(26, 0x7e)).toBe('~');
    expect(text(28, 0, 0, 0x04, 0x1f, 0, 0x01, 0xd1, 0x1e)).toBe('П𝄞');
    expect(text(30, 0x04, 0x1f, 0x79, 0x3a)).toBe('П示');
  });

  it('keep what can be read of bad octets', () => {
    expect(text(12, 0x41, 0xff)).toBe('A\uFFFD');
    expect(text(30, 0x04, 0x1f, 0x79)).toBe('П\uFFFD');
    expect(text(28, 0, 0x11, 0, 0, 0x41)).toBe('\uFFFD\uFFFD');
    expect(text(30, 0xd8, 0x00)).toBe('\uFFFD');
  });

  it('that are PrintableString in name only', () => {
    expect(text(19, ...Buffer.from('Жук'))).toBe('Жук');
    expect(text(19, 0x4d, 0xfc)).toBe('Mü');
  });
});

describe('times', () => {
  const time = (tag: number, text: string) => readTime(readDer(element(tag, Buffer.from(text))));
  const iso = (tag: number, text: string) => new Date(time(tag, text)).toISOString();

  it.each([
    [0x17, '491231235959Z', '2049-12-31T23:59:59.000Z'],
    [0x17, '500101000000Z', '1950-01-01T00:00:00.000Z'],
    [0x17, '2406201200Z', '2024-06-20T12:00:00.000Z'],
    [0x17, '240620120000+0300', '2024-06-20T09:00:00.000Z'],
    [0x18, '20500101000000Z', '2050-01-01T00:00:00.000Z'],
    [0x18, '20240620120000.25Z', '2024-06-20T12:00:00.250Z'],
    [0x18, '20240229120000', '2024-02-29T12:00:00.000Z'],
    [0x18, '00010101000000Z', '0001-01-01T00:00:00.000Z'],
  ])('%i %s', (tag, text, expected) => {
    expect(iso(tag, text)).toBe(expected);
  });

  it.each([
    [0x17, '240230120000Z'],
    [0x17, '241301000000Z'],
    [0x18, '2024'],
    [0x18, '20240620250000Z'],
    [0x04, '20240620250000Z'],
  ])('refuse %i %s', (tag, text) => {
    expect(refusal(() => time(tag, text))).toContain('malformed');
  });
});

test('whatever the bytes are, the answer is a value or a FormatError', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
      const bound = parsed(() => boundDer(bytes));
      if (bound.ok) expect(bound.value).toBeLessThanOrEqual(bytes.length);
      for (const read of [readOid, readString, readTime, readIntegerHex, readSmallInteger]) {
        parsed(() => read(readDer(bytes)));
      }
    }),
    { numRuns: 2_000 },
  );
});
