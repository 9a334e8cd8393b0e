import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bytesReader } from '../byte-reader.ts';
import { openCompoundFile } from '../compound-file/compound-file.ts';
import { type Msi, msiKind, readMsi } from './msi.ts';
import { readProperties } from './property-table.ts';
import { decodeStreamName } from './stream-name.ts';
import { readStringPool } from './string-pool.ts';
import { readSummaryInformation } from './summary-information.ts';

const fixture = (name: string) => Uint8Array.from(readFileSync(new URL(`fixtures/${name}`, import.meta.url)));
const damages = new URL('../../../fuzz/corpus/msi/', import.meta.url);

function read(bytes: Uint8Array): Msi {
  const file = openCompoundFile(bytesReader(bytes));
  if (!file.ok) throw file.error;
  const kind = msiKind(file.value.root.classId);
  if (kind === null) throw new Error('no package');
  return readMsi(file.value, kind);
}

test('a package that wixl made', () => {
  const { kind, properties, summary, problems } = read(fixture('package.msi'));
  expect([kind, problems]).toEqual(['package', []]);
  expect(Object.fromEntries(properties)).toMatchObject({
    Manufacturer: 'Sample Laboratory Ltd',
    ProductName: 'Sample Agent',
    ProductVersion: '4.2.0',
    ProductCode: '{9E84A2A5-0B2D-4F3E-9C0B-3B7A6E1F4D21}',
    UpgradeCode: '{76543210-BA98-FEDC-1032-547698BADCFE}',
  });
  expect(summary).toEqual({
    title: 'Installation Database',
    subject: 'Sample Agent',
    author: 'Sample Laboratory Ltd',
  });
});

test.each([
  ['1251.msi', 'АО "Образец"', 'Образец Endpoint Security'],
  ['1252.msi', 'Müller & Söhne GmbH', 'Müller Schutz'],
  ['932.msi', '見本製作所', '見本ガード'],
  ['utf8.msi', 'АО "Образец"', 'Образец Endpoint Security'],
])("%s, in the code page in which Wine's msidb wrote it", (name, maker, product) => {
  const { properties, summary, problems } = read(fixture(name));
  expect([properties.get('Manufacturer'), properties.get('ProductName')]).toEqual([maker, product]);
  expect([summary?.author, summary?.subject, problems]).toEqual([maker, product, []]);
});

test('a patch names its maker, and the product that it is for', () => {
  const { kind, properties, problems } = read(fixture('patch.msp'));
  expect([kind, problems]).toEqual(['patch', []]);
  expect(Object.fromEntries(properties)).toEqual({
    ManufacturerName: 'АО "Образец"',
    TargetProductName: 'Образец Endpoint Security',
    DisplayName: 'Обновление pf1',
    Classification: 'Update',
  });
});

test.each([
  ['\u4840\u3b3f\u43f2\u4438\u45b1', '_Columns', true],
  ['\u4840\u4559\u44f2\u4568\u4737', 'Property', true],
  ['\u0005SummaryInformation', '\u0005SummaryInformation', false],
  ['', '', false],
])('the stream %j is called %j', (name, decoded, isTable) => {
  expect(decodeStreamName(name)).toEqual({ name: decoded, isTable });
});

describe('the pool of strings', () => {
  const words = (...values: number[]) => new Uint8Array(Uint16Array.from(values).buffer);
  const data = (text: string) => new Uint8Array(Buffer.from(text, 'latin1'));

  test('may have references of three bytes', () => {
    const pool = readStringPool(words(1252, 0x8000, 1, 1, 2, 1), data('abb'));
    expect(pool.referenceBytes).toBe(3);
    expect(readProperties(Uint8Array.of(1, 0, 0, 2, 0, 0), pool)).toEqual(new Map([['a', 'bb']]));
  });

  test('may have strings longer than 65,535 bytes', () => {
    const long = 'x'.repeat(70_000);
    const pool = readStringPool(words(1252, 0, 1, 1, 0, 1, 70_000 - 65_536, 1, 1, 1), data(`a${long}b`));
    expect(pool.strings(new Set([2, 3]))).toEqual(
      new Map([
        [2, long],
        [3, 'b'],
      ]),
    );
  });

  test('may have numbers that are not used', () => {
    const pool = readStringPool(words(1252, 0, 0, 0, 1, 1), data('a'));
    expect(pool.strings(new Set([1, 2]))).toEqual(
      new Map([
        [1, ''],
        [2, 'a'],
      ]),
    );
  });

  test('is refused where it names what is not there', () => {
    const pool = readStringPool(words(1252, 0, 9, 1), data('a'));
    expect(() => pool.strings(new Set([1]))).toThrow('string 1 is said to lie past the end of the strings');
    expect(() => readProperties(Uint8Array.of(5, 0, 5, 0), pool)).toThrow('there is none');
    expect(() => readProperties(Uint8Array.of(5, 0, 5), pool)).toThrow('no whole rows');
    expect(() => readStringPool(new Uint8Array(3), data(''))).toThrow('no header');
  });

  test('in a code page that nobody knows is read as far as it goes', () => {
    const pool = readStringPool(words(12_345, 0, 1, 1), data('a'));
    expect(pool.isCodePageKnown).toBe(false);
    expect(pool.strings(new Set([1])).get(1)).toBe('a');
  });
});

test('a summary cut anywhere is read or refused', () => {
  const file = openCompoundFile(bytesReader(fixture('package.msi')));
  if (!file.ok) throw file.error;
  const entry = file.value.root.children.find((child) => child.name === '\u0005SummaryInformation');
  if (entry === undefined) throw new Error('no summary');
  const whole = Buffer.concat([...file.value.chunks(entry)]);
  for (let length = 0; length < whole.length; length++) {
    try {
      readSummaryInformation(whole.subarray(0, length));
    } catch (error) {
      expect(error).toMatchObject({ name: 'FormatError' });
    }
  }
});

test('damaged packages, and packages with any words changed, are read or refused', () => {
  const attempt = (bytes: Uint8Array) => {
    const file = openCompoundFile(bytesReader(bytes));
    if (file.ok) readMsi(file.value, 'package');
  };
  for (const name of readdirSync(damages)) attempt(Uint8Array.from(readFileSync(new URL(name, damages))));
  const sound = fixture('1251.msi');
  const value = fc.oneof(fc.nat(64), fc.constantFrom(0xffff_ffff, 0xffff_fffe, 0x8000_0000));
  const change = fc.tuple(fc.nat(sound.length / 4 - 1), value);
  fc.assert(
    fc.property(fc.array(change, { minLength: 1, maxLength: 4 }), (changes) => {
      const bytes = sound.slice();
      const view = new DataView(bytes.buffer);
      for (const [at, word] of changes) view.setUint32(at * 4, word, true);
      attempt(bytes);
    }),
    { numRuns: 2_000 },
  );
});
