import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { bytesReader } from '../byte-reader.ts';
import { hasPeMark, looksLikePe, offsetOf, type PeImage, parsePe } from './pe.ts';
import { readVersionInfo } from './version-info.ts';

function fixture(name: string): Uint8Array {
  return Uint8Array.from(readFileSync(fileURLToPath(new URL(`fixtures/${name}.exe`, import.meta.url))));
}

function image(bytes: Uint8Array): PeImage {
  const parsed = parsePe(bytesReader(bytes));
  if (!parsed.ok) throw parsed.error;
  return parsed.value;
}

/** Offset in the file of the resource section. */
function resourceOffset(bytes: Uint8Array): number {
  const pe = image(bytes);
  return offsetOf(pe, pe.resources?.offset ?? 0) ?? 0;
}

const three = fixture('three-languages');

describe('headers', () => {
  it('of 64 and of 32 bits', () => {
    expect(image(three)).toMatchObject({ machine: 0x8664, is64: true, certificateTable: null });
    expect(image(fixture('three-languages-32'))).toMatchObject({ machine: 0x14c, is64: false });
  });

  it('list the sections', () => {
    expect(image(three).sections.map((section) => section.name)).toContain('.rsrc');
    expect(image(three).sectionsEnd).toBe(three.length);
  });

  it('of a program that its linker left its symbols in', () => {
    const bytes = fixture('with-symbols');
    expect(image(bytes).sectionsEnd).toBeLessThan(bytes.length);
    expect(readVersionInfo(bytesReader(bytes), image(bytes)).versions).toHaveLength(1);
  });
});

describe('version resources', () => {
  it('are read in each language', () => {
    const { versions, problems } = readVersionInfo(bytesReader(three), image(three));
    expect(problems).toEqual([]);
    expect(versions).toHaveLength(1);
    expect(versions[0]).toMatchObject({ fileVersion: '3.2.1.40', productVersion: '3.2.0.0' });
    const tables = versions[0]?.tables.map(({ name, strings }) => [name, strings.get('CompanyName')]);
    expect(tables).toEqual([
      ['040904b0', 'Example Laboratory Ltd'],
      ['041904b0', 'АО «Лаборатория Примера»'],
      ['080404b0', '示例软件有限公司'],
    ]);
  });

  it('are none where there are no resources', () => {
    const bytes = fixture('no-resources');
    expect(readVersionInfo(bytesReader(bytes), image(bytes))).toEqual({ versions: [], problems: [] });
  });
});

describe('resources that lie', () => {
  /** The three-language program with one 32-bit word of its resource section changed. */
  function withWord(offset: number, value: number): ReturnType<typeof readVersionInfo> {
    const bytes = Uint8Array.from(three);
    new DataView(bytes.buffer).setUint32(resourceOffset(bytes) + offset, value, true);
    return readVersionInfo(bytesReader(bytes), image(bytes));
  }

  it('by a table that holds itself: nothing is followed round', () => {
    expect(withWord(20, 0x8000_0000)).toEqual({ versions: [], problems: [] });
  });

  it('by a table of 131,070 entries', () => {
    expect(withWord(12, 0xffff_ffff).problems[0]).toMatchObject({ code: 'limit-reached' });
  });

  it('by a table outside the file', () => {
    expect(withWord(20, 0xf000_0000).problems[0]).toMatchObject({ code: 'truncated' });
  });

  it('by data outside every section', () => {
    const { versions, problems } = withWord(72, 0x7fff_0000);
    expect([versions, problems[0]?.code]).toEqual([[], 'malformed']);
  });
});

describe('the cheap question', () => {
  it('is answered from the first bytes', () => {
    expect(looksLikePe(three.subarray(0, 4096), three.length)).toBe(true);
    expect(looksLikePe(Buffer.from('MZ and then words'), 17)).toBe(false);
    expect(looksLikePe(Uint8Array.from([0x4d, 0x5a, ...new Array(62).fill(0)]), 64)).toBe(false);
  });

  it('asks for one more read where the mark lies behind them', () => {
    const dos = Uint8Array.from([0x4d, 0x5a, ...new Array(9_000).fill(0)]);
    new DataView(dos.buffer).setUint32(60, 8_000, true);
    expect(looksLikePe(dos.subarray(0, 4096), dos.length)).toBe(true);
    expect(hasPeMark(bytesReader(dos))).toBe(false);
    expect(hasPeMark(bytesReader(three))).toBe(true);
  });
});

describe('a program cut off', () => {
  it.each(Array.from({ length: 10 }, (_, i) => i * 512))('at byte %i', (length) => {
    const bytes = three.subarray(0, length);
    const parsed = parsePe(bytesReader(bytes));
    if (!parsed.ok) expect(['truncated', 'malformed']).toContain(parsed.error.code);
    else {
      expect(parsed.value.sectionsEnd > length || length >= three.length).toBe(true);
      readVersionInfo(bytesReader(bytes), parsed.value);
    }
  });
});

test('a program with any octets changed is a value or a FormatError', () => {
  const change = fc.tuple(fc.nat(three.length - 1), fc.nat(255));
  fc.assert(
    fc.property(fc.array(change, { minLength: 1, maxLength: 6 }), (changes) => {
      const bytes = Uint8Array.from(three);
      for (const [at, octet] of changes) bytes[at] = octet;
      const parsed = parsePe(bytesReader(bytes));
      if (parsed.ok) readVersionInfo(bytesReader(bytes), parsed.value);
    }),
    { numRuns: 2_000 },
  );
});
