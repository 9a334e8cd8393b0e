import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bytesReader } from '../byte-reader.ts';
import { isAr, readAr } from './ar.ts';

const fixture = (name: string) => new Uint8Array(readFileSync(new URL(`fixtures/${name}`, import.meta.url)));

/** `name: data` for each member, `code: message` for what is wrong. */
function read(bytes: Uint8Array): string[] {
  return [...readAr(bytesReader(bytes))].map((item) => {
    if (!item.ok) return `${item.error.code}: ${item.error.message}`;
    const { name, dataOffset, size } = item.entry;
    const data = bytes.subarray(dataOffset, dataOffset + size);
    return `${Buffer.from(name).toString()}: ${Buffer.from(data).toString('latin1')}`;
  });
}

const header = (name: string, size: number | string) =>
  `${name.padEnd(16)}${'0'.padEnd(32)}${`${size}`.padEnd(10)}\`\n`;
const archive = (...parts: string[]) => Buffer.from(`!<arch>\n${parts.join('')}`, 'latin1');

describe('an ar archive', () => {
  it("is read with GNU's long names", () => {
    expect(read(fixture('gnu.ar'))).toEqual([
      'alpha.txt: product Alpha, in ar',
      'beta.txt: product Beta, an odd one',
      'a-name-that-is-longer-than-sixteen.txt: product Long',
    ]);
  });

  it("is read with BSD's long names", () => {
    expect(read(fixture('bsd.ar'))).toEqual(['a-name-as-bsd-writes.txt: product Long']);
  });

  it('has tables of symbols, which are no members', () => {
    expect(read(archive(header('/', 4), 'abcd', header('__.SYMDEF', 2), 'ab', header('a/', 1), 'x'))).toEqual(
      ['a: x'],
    );
  });

  it('is known by its first bytes', () => {
    expect(isAr(fixture('gnu.ar'))).toBe(true);
    expect(isAr(Buffer.from('!<thin>\n'))).toBe(false);
    expect(isAr(Buffer.from('!<arch>'))).toBe(false);
  });
});

describe('an ar archive that is damaged', () => {
  it.each([
    [
      'cut off in a header',
      archive(header('a', 2), 'ab', '!'),
      ['a: ab', 'truncated: the archive ends inside a header'],
    ],
    [
      'cut off in a member',
      archive(header('a', 9), 'abcd'),
      ['a: abcd', 'truncated: the archive ends 5 bytes before its last member does'],
    ],
    [
      'with a size that is none',
      archive(header('a', '-1'), 'abcd'),
      ['malformed: the size in an ar header is no number'],
    ],
    [
      'with a header that is none',
      archive('x'.repeat(60)),
      ['malformed: an ar header ends otherwise than headers do'],
    ],
    [
      'with a name that is not in the table',
      archive(header('//', 4), 'ab/\n', header('/7', 0)),
      ['malformed: an ar header names a name that is not there'],
    ],
    [
      'with a name longer than the member',
      archive(header('#1/9', 4), 'abcd'),
      ['malformed: an ar header claims a name of 9 bytes'],
    ],
  ])('%s', (_what, bytes, expected) => {
    expect(read(bytes)).toEqual(expected);
  });

  it('never makes the reader fail, nor hand out what lies outside, whatever is changed in it', () => {
    const whole = fixture('gnu.ar');
    fc.assert(
      fc.property(fc.nat(whole.length - 1), fc.nat(255), (at, byte) => {
        const changed = whole.slice();
        changed[at] = byte;
        for (const item of readAr(bytesReader(changed))) {
          if (!item.ok) continue;
          expect(item.entry.size).toBeGreaterThanOrEqual(0);
          expect(item.entry.dataOffset + item.entry.size).toBeLessThanOrEqual(changed.length);
        }
      }),
    );
  });
});
