import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bytesReader } from '../byte-reader.ts';
import { GAMMA, unpacked } from '../unpacked.ts';
import { isXz, xzChunks } from './xz.ts';

const fixture = (name: string) => new Uint8Array(readFileSync(new URL(`fixtures/${name}`, import.meta.url)));
const unpack = (bytes: Uint8Array) => unpacked(xzChunks(bytesReader(bytes)));

describe('an xz file', () => {
  it.each(['gamma.txt.xz', 'crc32.xz', 'sha256-blocks.xz', 'no-check.xz', 'large-dictionary.xz'])(
    'gives its bytes: %s',
    (name) => {
      expect(unpack(fixture(name))).toEqual({ bytes: GAMMA, outcome: 'whole', message: '' });
    },
  );

  it('may be several streams with padding', () => {
    expect(unpack(fixture('two-streams.xz')).bytes.equals(Buffer.concat([GAMMA, GAMMA]))).toBe(true);
  });

  it('may hold what is stored as it is', () => {
    expect(unpack(fixture('stored.xz')).bytes.toString()).toBe('xyz');
  });

  it('comes in pieces of bounded size, however much it is', () => {
    let [length, longest] = [0, 0];
    for (const chunk of xzChunks(bytesReader(fixture('bomb.xz')))) {
      length += chunk.length;
      longest = Math.max(longest, chunk.length);
    }
    expect(length).toBe(11_534_344);
    expect(longest).toBeLessThanOrEqual(2 * 1024 * 1024);
  });

  it('is known by its first bytes', () => {
    expect(isXz(fixture('stored.xz'))).toBe(true);
    expect(isXz(Uint8Array.of(0xfd, 0x37, 0x7a, 0x58, 0x5a))).toBe(false);
  });
});

describe('an xz file that cannot be read to its end', () => {
  it('gives what comes before it is cut off', () => {
    const { bytes, outcome } = unpack(fixture('gamma.txt.xz').subarray(0, 500));
    expect(outcome).toBe('truncated');
    expect(bytes.length).toBeGreaterThan(3000);
    expect(GAMMA.subarray(0, bytes.length).equals(bytes)).toBe(true);
  });

  it('is cut off wherever its end is missing', () => {
    const whole = fixture('sha256-blocks.xz');
    for (let length = 1; length < whole.length; length += length < 1200 ? 31 : 1) {
      const { bytes, outcome } = unpack(whole.subarray(0, length));
      expect([length, outcome]).toEqual([length, length < 6 ? 'malformed' : 'truncated']);
      expect(GAMMA.subarray(0, bytes.length).equals(bytes)).toBe(true);
    }
  });

  it.each([
    ['crc32.xz', 1032],
    ['gamma.txt.xz', 824],
    ['sha256-blocks.xz', 1240],
  ])('has a checksum that is wrong: %s', (name, at) => {
    const bytes = fixture(name);
    bytes[at] = (bytes[at] ?? 0) ^ 1;
    const message = "an xz block's checksum is wrong";
    expect(unpack(bytes)).toEqual({ bytes: GAMMA, outcome: 'malformed', message });
  });

  it('is packed with a filter for programs', () => {
    expect(unpack(fixture('filtered.xz'))).toMatchObject({
      outcome: 'unsupported',
      message: "it is packed with xz's filter x86, which is not undone here",
    });
  });

  it('is followed by something else', () => {
    expect(unpack(Buffer.concat([fixture('stored.xz'), Buffer.from('else')]))).toMatchObject({
      bytes: Buffer.from('xyz'),
      outcome: 'malformed',
    });
  });

  it('never makes the reader fail, whatever is changed in it', () => {
    const whole = fixture('two-streams.xz');
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
