import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bytesReader } from '../byte-reader.ts';
import { forwardReader } from '../forward-bytes.ts';
import { isCpio, readCpio } from './cpio.ts';

const fixture = (name: string) => new Uint8Array(readFileSync(new URL(`fixtures/${name}`, import.meta.url)));

/** Each entry's kind, name, size, first bytes and what it links to; and what is wrong. */
async function read(bytes: Uint8Array): Promise<string[]> {
  const lines: string[] = [];
  for await (const item of readCpio(forwardReader(bytesReader(bytes)))) {
    if (!item.ok) {
      lines.push(`${item.error.code}: ${item.error.message}`);
      continue;
    }
    const { kind, name, size, linkName } = item.entry;
    const start = Buffer.from(await item.data.take(13)).toString('latin1');
    lines.push(`${kind} ${Buffer.from(name)} ${size} ${start}${Buffer.from(linkName)}`);
  }
  return lines;
}

const ENTRIES = [
  'directory . 0 ',
  'directory opt 0 ',
  'file opt/gamma.txt 1106 product Gamma',
  'link opt/link 0 tool/alpha.txt',
  'link opt/outside 0 ../../etc/passwd',
  'directory opt/tool 0 ',
  'file opt/tool/empty 0 ',
  'file opt/tool/alpha.txt 0 ',
  'file opt/tool/second.txt 22 product Alpha',
];

/** A header with a name, and the entry's data; fields in hexadecimal. */
function entry(name: string, data: string, fields: Readonly<Record<number, string>> = {}): string {
  const numbers = ['1', '81a4', '0', '0', '1', '0', data.length.toString(16), '0', '0', '0', '0'];
  numbers.push((name.length + 1).toString(16), '0');
  const written = numbers.map((number, index) => fields[index] ?? number.padStart(8, '0'));
  const padded = (text: string) => text.padEnd(Math.ceil(text.length / 4) * 4, '\0');
  return padded(`070701${written.join('')}${name}\0`) + padded(data);
}

describe('a cpio archive', () => {
  it.each(['newc.cpio', 'crc.cpio'])('is read as cpio lists it: %s', async (name) => {
    expect(isCpio(fixture(name))).toBe(true);
    expect(await read(fixture(name))).toEqual(ENTRIES);
  });

  it('of an older kind is none that is read', async () => {
    expect(isCpio(fixture('other.cpio'))).toBe(false);
    expect(await read(fixture('other.cpio'))).toEqual([
      'malformed: there is no cpio header where one should begin',
    ]);
  });
});

describe('a cpio archive that is damaged or hostile', () => {
  it('is read as far as it goes, wherever it is cut off', async () => {
    const whole = fixture('newc.cpio');
    for (let length = 0; length < 2200; length += 37) {
      const lines = await read(whole.subarray(0, length));
      expect(lines.pop()).toMatch(/^truncated: the cpio archive ends/);
      const sound = lines.filter((line) => !line.includes('gamma'));
      for (const line of sound) expect(ENTRIES).toContain(line);
    }
  });

  it.each([
    [
      'a size that is no number',
      entry('a', 'x', { 6: '-0000001' }),
      'malformed: a number in a cpio header is none',
    ],
    ['no name', entry('a', '', { 11: '00000000' }), 'malformed: a cpio header claims a name of 0 bytes'],
    [
      'a name that is longer than any',
      entry('a', '', { 11: 'ffffffff' }),
      'malformed: a cpio header claims a name of 4294967295 bytes',
    ],
    [
      'a link that is longer than any',
      entry('a', 'b', { 1: '0000a1ff', 6: 'ffffffff' }),
      'malformed: a link in a cpio archive leads to 4294967295 bytes',
    ],
    [
      'sizes that stand elsewhere',
      `07070X${'0'.repeat(110)}`,
      'unsupported: a cpio archive without sizes, for files above 4 GiB',
    ],
  ])('has %s', async (_what, bytes, expected) => {
    expect(await read(Buffer.from(bytes, 'latin1'))).toEqual([expected]);
  });

  it('claims more data than there is', async () => {
    const lines = await read(Buffer.from(entry('a', 'x', { 6: 'fffffff0' }), 'latin1'));
    expect(lines.at(-1)).toMatch(/^truncated: the cpio archive ends \d+ bytes before its last entry does$/);
  });

  it('never makes the reader fail, nor hand out what lies outside, whatever is changed in it', async () => {
    const whole = fixture('newc.cpio');
    await fc.assert(
      fc.asyncProperty(fc.nat(whole.length - 1), fc.nat(255), async (at, byte) => {
        const changed = whole.slice();
        changed[at] = byte;
        for await (const item of readCpio(forwardReader(bytesReader(changed)))) {
          if (!item.ok) continue;
          expect(item.entry.dataOffset).toBeLessThanOrEqual(changed.length);
          expect((await item.data.take(4096)).length).toBeLessThanOrEqual(item.entry.size);
        }
      }),
      { numRuns: 300 },
    );
  });
});

it('any names and data come out as they went in', async () => {
  const name = fc.stringMatching(/^[a-z/.]{1,40}$/);
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(name, fc.stringMatching(/^[ -~]{0,60}$/)), { maxLength: 8 }),
      async (files) => {
        const bytes = [...files, ['TRAILER!!!', ''] as const]
          .map(([path, data]) => entry(path, data))
          .join('');
        expect(await read(Buffer.from(bytes, 'latin1'))).toEqual(
          files.map(([path, data]) => `file ${path} ${data.length} ${data.slice(0, 13)}`),
        );
      },
    ),
  );
});
