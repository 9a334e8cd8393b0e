import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bytesReader } from '../byte-reader.ts';
import { GAMMA, unpacked } from '../unpacked.ts';
import { isLzma, lzmaChunks } from './lzma-alone.ts';

const fixture = (name: string) => new Uint8Array(readFileSync(new URL(`fixtures/${name}`, import.meta.url)));
const unpack = (bytes: Uint8Array) => unpacked(lzmaChunks(bytesReader(bytes)));

describe('an lzma file', () => {
  it.each(['gamma.txt.lzma', 'stated.lzma'])('gives its bytes: %s', (name) => {
    expect(unpack(fixture(name))).toEqual({ bytes: GAMMA, outcome: 'whole', message: '' });
  });

  it('comes in pieces of bounded size, however much it is', () => {
    let [length, longest] = [0, 0];
    for (const chunk of lzmaChunks(bytesReader(fixture('bomb.lzma')))) {
      length += chunk.length;
      longest = Math.max(longest, chunk.length);
    }
    expect(length).toBe(11_534_344);
    expect(longest).toBeLessThan(257 * 1024);
  });

  it('is known by what its header says', () => {
    const head = fixture('gamma.txt.lzma').subarray(0, 20);
    expect(isLzma(head)).toBe(true);
    expect(isLzma(head.subarray(0, 13))).toBe(false);
    expect(isLzma(Uint8Array.from(head, (byte, at) => (at === 2 ? 7 : byte)))).toBe(false);
    expect(isLzma(Uint8Array.from(head, (byte, at) => (at === 13 ? 1 : byte)))).toBe(false);
    expect(isLzma(new TextEncoder().encode(']'.padEnd(20)))).toBe(false);
  });
});

describe('an lzma file that cannot be read to its end', () => {
  it.each(['gamma.txt.lzma', 'stated.lzma'])('is cut off wherever its end is missing: %s', (name) => {
    const whole = fixture(name);
    for (let length = 1; length < whole.length - 5; length += 97) {
      const { bytes, outcome } = unpack(whole.subarray(0, length));
      expect([length, outcome]).toEqual([length, 'truncated']);
      expect(GAMMA.subarray(0, bytes.length).equals(bytes)).toBe(true);
    }
  });

  it('states another size than it has', () => {
    const less = fixture('stated.lzma');
    less[5] = (less[5] ?? 0) - 1;
    expect(unpack(less).outcome).toBe('malformed');
    const more = fixture('stated.lzma');
    more[5] = (more[5] ?? 0) + 1;
    expect(unpack(more)).toMatchObject({ outcome: 'malformed', bytes: GAMMA });
  });

  it('never makes the reader fail, whatever is changed in it', () => {
    const whole = fixture('gamma.txt.lzma');
    fc.assert(
      fc.property(fc.nat(whole.length - 1), fc.nat(255), (at, byte) => {
        const changed = whole.slice();
        changed[at] = byte;
        // What is changed may unpack to much: a look at its beginning is enough.
        let pieces = 0;
        const some = function* () {
          for (const chunk of lzmaChunks(bytesReader(changed))) {
            yield chunk;
            if (++pieces > 4) return;
          }
        };
        unpacked(some());
      }),
      { numRuns: 200 },
    );
  });
});
