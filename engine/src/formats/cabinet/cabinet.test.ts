import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bytesReader, FormatError } from '../byte-reader.ts';
import { isCabinet, readCabinet } from './cabinet.ts';
import { folderBlocks } from './folder-blocks.ts';

const fixture = (name: string) => new Uint8Array(readFileSync(new URL(`fixtures/${name}`, import.meta.url)));
const contents = ['contents.tsv', 'lzx-contents.tsv'].flatMap((name) =>
  readFileSync(new URL(`fixtures/${name}`, import.meta.url), 'utf8')
    .trimEnd()
    .split('\n')
    .slice(1),
);

/** `cabinet, file, sha256` of every file, as the other reader's are written. */
function lines(cabinet: string, bytes: Uint8Array): string[] {
  const reader = bytesReader(bytes);
  const read = readCabinet(reader, 1_000);
  if (read.error !== null) throw read.error;
  const whole = read.folders.map((folder) => Buffer.concat([...folderBlocks(reader, read, folder)]));
  return read.files.map(({ name, size, offset, folder }) => {
    const data = whole[folder ?? -1]?.subarray(offset, offset + size) ?? new Uint8Array();
    const path = Buffer.from(name).toString().replaceAll('\\', '/');
    return `${cabinet}\t${path}\t${createHash('sha256').update(data).digest('hex')}`;
  });
}

/** What ends the unpacking of the first folder. */
function ends(bytes: Uint8Array): string {
  try {
    lines('a.cab', bytes);
    return 'whole';
  } catch (error) {
    if (error instanceof FormatError) return `${error.code}: ${error.message}`;
    throw error;
  }
}

function changed(name: string, at: number, value: number): Uint8Array {
  const bytes = fixture(name);
  new DataView(bytes.buffer).setUint16(at, value, true);
  return bytes;
}

const FOLDER = 36;
const folderData = (name: string): number => new DataView(fixture(name).buffer).getUint32(FOLDER, true);

describe('a cabinet by gcab', () => {
  it.each(['stored.cab', 'mszip.cab', 'small.cab', 'small-stored.cab'])(
    'unpacks to what cabextract unpacks: %s',
    (name) => {
      const expected = contents.filter((line) => line.startsWith(`${name}\t`)).sort();
      expect(expected.length).toBeGreaterThan(1);
      expect(lines(name, fixture(name)).sort()).toEqual(expected);
    },
  );

  it('is known by its first bytes', () => {
    expect(isCabinet(fixture('small.cab').subarray(0, 36))).toBe(true);
    expect(isCabinet(fixture('small.cab').subarray(0, 8))).toBe(true);
    expect(isCabinet(fixture('small.cab').subarray(0, 7))).toBe(false);
    expect(isCabinet(Buffer.from('MSCF is what a cabinet begins with, a text too'))).toBe(false);
  });
});

describe('a cabinet packed with LZX', () => {
  const packed = [...new Set(contents.map((line) => line.split('\t')[0] ?? ''))].filter((name) =>
    name.startsWith('lzx-'),
  );

  it.each(packed)('unpacks to what cabextract unpacks: %s', (name) => {
    const expected = contents.filter((line) => line.startsWith(`${name}\t`)).sort();
    expect(lines(name, fixture(name)).sort()).toEqual(expected);
  });

  it('whose data ends before it should says so, and so does one that goes back too far', () => {
    const folder = { method: 'lzx', dataOffset: 0, blocks: 1, windowBits: 15 } as const;
    const unpacked = (...words: number[]) => {
      const data = new Uint8Array(new Uint16Array([0, 0, words.length * 2, 10, ...words]).buffer);
      return () => [...folderBlocks(bytesReader(data), { blockHeaderBytes: 8 }, folder)];
    };
    expect(unpacked()).toThrow('the packed data ends before');
    expect(unpacked(0, 0)).toThrow('a block of the kind 0, which there is not');
    // A block of bytes as they are, of ten, of which four are there.
    expect(unpacked(0x3000, 0x00a0, 0, 0, 0, 0, 0, 0, 7, 7)).toThrow('the packed data ends before');
    expect(unpacked(0x3000, 0x00a0, 1, 0, 1, 0, 1, 0, 7, 7, 7, 7, 7)()).toEqual([
      new Uint8Array(10).map((_, at) => ((at + 1) % 2) * 7),
    ]);
  });

  it('gives no more than it claims, or an error of the format, on any change', () => {
    const sound = packed.map((name) => {
      const bytes = fixture(name);
      const view = new DataView(bytes.buffer);
      // Without their checksums, so that what is changed is met.
      let at = folderData(name);
      for (let left = view.getUint16(FOLDER + 4, true); left > 0; left--) {
        view.setUint32(at, 0, true);
        at += 8 + view.getUint16(at + 4, true);
      }
      return bytes;
    });
    let whole = 0;
    const change = fc.tuple(fc.nat(20_000), fc.nat(255));
    fc.assert(
      fc.property(
        fc.nat(sound.length - 1),
        fc.array(change, { minLength: 1, maxLength: 3 }),
        (which, changes) => {
          const bytes = (sound[which] ?? new Uint8Array()).slice();
          for (const [at, value] of changes) bytes[folderData(packed[which] ?? '') + (at % 4_000)] = value;
          const reader = bytesReader(bytes);
          try {
            const read = readCabinet(reader, 100);
            for (const folder of read.folders)
              for (const block of folderBlocks(reader, read, folder))
                expect(block.length).toBeLessThan(32_769);
            whole++;
          } catch (error) {
            if (!(error instanceof FormatError)) throw error;
          }
        },
      ),
      { numRuns: 500 },
    );
    expect(whole).toBeGreaterThan(0);
  });
});

describe('a cabinet that is damaged, or of another kind', () => {
  it('whose data was changed has a wrong checksum', () => {
    for (const name of ['stored.cab', 'mszip.cab']) {
      const bytes = fixture(name);
      const at = folderData(name) + 100;
      bytes[at] = (bytes[at] ?? 0) ^ 1;
      expect(ends(bytes)).toBe('malformed: the checksum of a block is wrong');
    }
  });

  it('that was cut off is said to end too soon, at every length', () => {
    const whole = fixture('small.cab');
    for (let length = 8; length < whole.length; length++)
      expect(ends(whole.subarray(0, length))).toMatch(/^truncated/);
  });

  it.each([
    [0x1603, 'other'],
    [0x1472, 'quantum'],
    [5, 'other'],
  ])('packed in another way is refused: %i', (method, name) => {
    expect(ends(changed('small.cab', FOLDER + 6, method))).toBe(
      `unsupported: the folder is packed in a way that is not read here (${name})`,
    );
  });

  it('whose last block goes on in another cabinet says so', () => {
    const bytes = changed('small.cab', folderData('small.cab') + 6, 0);
    expect(ends(bytes)).toBe('unsupported: its data goes on in another cabinet of the set');
  });

  it('claims no block and no name longer than there are', () => {
    const bytes = changed('small.cab', folderData('small.cab') + 6, 0x8001);
    expect(ends(bytes)).toMatch(/^malformed: a block claims \d+ bytes for 32769/);
    const named = fixture('stored.cab');
    const list = new DataView(named.buffer).getUint32(16, true);
    named.fill(0x61, list + 16, list + 600);
    expect(ends(named)).toBe('malformed: a name in the cabinet is longer than 256 bytes');
  });

  it('says which of its files lie in another', () => {
    const bytes = fixture('small.cab');
    const list = new DataView(bytes.buffer).getUint32(16, true);
    new DataView(bytes.buffer).setUint16(list + 8, 0xfffe, true);
    const { files } = readCabinet(bytesReader(bytes), 10);
    expect(files.map(({ folder }) => folder)).toEqual([null, 0]);
  });
});
