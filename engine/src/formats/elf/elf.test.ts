import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bytesReader } from '../byte-reader.ts';
import { type ByteRange, machineCodeOf } from './elf.ts';

const fixture = (name: string) =>
  new Uint8Array(readFileSync(new URL(`fixtures/${name}.elf`, import.meta.url)));
const codeOf = (bytes: Uint8Array) => machineCodeOf(bytesReader(bytes));

/** The same file with some of its bytes changed. */
function changed(bytes: Uint8Array, at: number, ...values: readonly number[]): Uint8Array {
  const copy = bytes.slice();
  copy.set(values, at);
  return copy;
}

describe('where machine code lies', () => {
  // Offset and size of .text, as readelf -S tells them.
  it.each([
    ['apart-64', { from: 0xb0, to: 0xb0 + 0x1388a }],
    ['apart-32', { from: 0x74, to: 0x74 + 0x1388a }],
    ['apart-big', { from: 0x74, to: 0x74 + 0x1388a }],
  ] satisfies [string, ByteRange][])('is told of a file with constants of their own: %s', (name, code) => {
    expect(codeOf(fixture(name))).toEqual([code]);
  });

  it('is not told where strings may lie among it', () => {
    expect(codeOf(fixture('together'))).toEqual([]);
  });

  it('is not told where the table of sections is not whole or contradicts the file', () => {
    const sound = fixture('apart-64');
    const table = 0x13970;
    expect(codeOf(sound.slice(0, -1))).toEqual([]);
    expect(codeOf(sound.slice(0, 63))).toEqual([]);
    // e_shentsize, e_shnum, e_shstrndx, EI_CLASS, and the size of .text.
    expect(codeOf(changed(sound, 58, 63))).toEqual([]);
    expect(codeOf(changed(sound, 60, 0xff, 0xff))).toEqual([]);
    expect(codeOf(changed(sound, 62, 5))).toEqual([]);
    expect(codeOf(changed(sound, 4, 3))).toEqual([]);
    expect(codeOf(changed(sound, table + 64 + 32, 0xff, 0xff, 0xff))).toEqual([]);
  });

  it('does not count a section without bytes of its own among the constants', () => {
    const rodata = 0x13970 + 2 * 64;
    expect(codeOf(changed(fixture('apart-64'), rodata + 32, 0))).toEqual([]);
    expect(codeOf(changed(fixture('apart-64'), rodata + 4, 8))).toEqual([]);
    expect(codeOf(changed(fixture('apart-64'), rodata + 8, 6))).toEqual([]);
  });

  it('lies inside the file, whatever its bytes are', () => {
    const sound = fixture('apart-32');
    const any = fc.array(fc.tuple(fc.nat({ max: sound.length - 1 }), fc.nat({ max: 255 })), { maxLength: 8 });
    fc.assert(
      fc.property(any, fc.nat({ max: sound.length }), (changes, cut) => {
        const bytes = sound.slice(0, sound.length - (cut % 64));
        for (const [at, value] of changes) if (at % 3 !== 0) bytes[sound.length - 1 - (at % 300)] = value;
        for (const { from, to } of codeOf(bytes)) {
          if (from > to || to > bytes.length) throw new Error(`code from ${from} to ${to}`);
        }
      }),
    );
  });
});
