import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bytesReader } from '../byte-reader.ts';
import { GAMMA, unpacked } from '../unpacked.ts';
import { bzip2Chunks, isBzip2 } from './bzip2.ts';

const fixture = (name: string) => new Uint8Array(readFileSync(new URL(`fixtures/${name}`, import.meta.url)));
const unpack = (bytes: Uint8Array) => unpacked(bzip2Chunks(bytesReader(bytes)));
const RUNS = Buffer.concat(
  [1, 2, 3, 4, 5, 8, 255, 259, 260, 1000].map((count) => Buffer.from(`${'\0'.repeat(count)}x`)),
);

describe('a bzip2 file', () => {
  it('gives its bytes', () => {
    expect(unpack(fixture('gamma.txt.bz2'))).toEqual({ bytes: GAMMA, outcome: 'whole', message: '' });
  });

  it('has runs of every length', () => {
    expect(unpack(fixture('runs.bz2'))).toEqual({ bytes: RUNS, outcome: 'whole', message: '' });
  });

  it('may be empty', () => {
    expect(unpack(fixture('empty.bz2'))).toMatchObject({ bytes: Buffer.alloc(0), outcome: 'whole' });
  });

  it('may be several streams, and what follows them is no part of it', () => {
    const all = Buffer.concat([GAMMA, RUNS]);
    expect(unpack(fixture('streams.bz2'))).toEqual({ bytes: all, outcome: 'whole', message: '' });
  });

  it('comes in pieces of bounded size, however much it is', () => {
    let [length, longest] = [0, 0];
    for (const chunk of bzip2Chunks(bytesReader(fixture('bomb.bz2')))) {
      length += chunk.length;
      longest = Math.max(longest, chunk.length);
    }
    expect(length).toBe(11_534_344);
    expect(longest).toBeLessThanOrEqual(64 * 1024);
  });

  it('is known by its first bytes', () => {
    expect(isBzip2(fixture('runs.bz2'))).toBe(true);
    expect(isBzip2(fixture('empty.bz2'))).toBe(true);
    expect(isBzip2(Buffer.from('BZh9 is how this text begins'))).toBe(false);
  });
});

describe('a bzip2 file that cannot be read to its end', () => {
  it('gives the streams that come before it is cut off', () => {
    const whole = fixture('gamma.txt.bz2');
    const two = Buffer.concat([whole, whole.subarray(0, 2000)]);
    expect(unpack(two)).toMatchObject({ bytes: GAMMA, outcome: 'truncated' });
    for (let length = 4; length < whole.length; length += 11) {
      expect(unpack(whole.subarray(0, length)).outcome).toBe('truncated');
    }
  });

  it.each([
    ["a bzip2 block's checksum is wrong", 10],
    ["a bzip2 stream's checksum is wrong", -2],
    ['a bzip2 block begins outside itself', 14],
    ['a bzip2 block begins otherwise than blocks do', 5],
  ])('says that %s', (message, at) => {
    const bytes = fixture('gamma.txt.bz2');
    const index = at < 0 ? bytes.length + at : at;
    bytes[index] = (bytes[index] ?? 0) ^ 0x40;
    expect(unpack(bytes)).toMatchObject({ outcome: 'malformed', message });
  });

  it('never makes the reader fail, whatever is changed in it', () => {
    const whole = fixture('streams.bz2');
    fc.assert(
      fc.property(fc.nat(whole.length - 1), fc.nat(255), (at, byte) => {
        const changed = whole.slice();
        changed[at] = byte;
        unpack(changed);
      }),
      { numRuns: 100 },
    );
  });
});
