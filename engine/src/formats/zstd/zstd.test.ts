import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bytesReader } from '../byte-reader.ts';
import { GAMMA, unpacked } from '../unpacked.ts';
import { isZstd, zstdChunks } from './zstd.ts';

const fixture = (name: string) => new Uint8Array(readFileSync(new URL(`fixtures/${name}`, import.meta.url)));
const unpack = (bytes: Uint8Array) => unpacked(zstdChunks(bytesReader(bytes)));

describe('a zstd file', () => {
  it.each(['gamma.txt.zst', 'no-size.zst'])('gives its bytes: %s', (name) => {
    expect(unpack(fixture(name))).toEqual({ bytes: GAMMA, outcome: 'whole', message: '' });
  });

  it.each([
    ['empty.zst', ''],
    ['stored.zst', 'xyz'],
  ])('may hold next to nothing: %s', (name, text) => {
    expect(unpack(fixture(name))).toMatchObject({ bytes: Buffer.from(text), outcome: 'whole' });
  });

  it('may be several frames, of which some are passed over', () => {
    const all = Buffer.concat([Buffer.from('xyz'), GAMMA, GAMMA]);
    expect(unpack(fixture('frames.zst'))).toEqual({ bytes: all, outcome: 'whole', message: '' });
  });

  it('comes in pieces of bounded size, however much it is', () => {
    let [length, longest] = [0, 0];
    for (const chunk of zstdChunks(bytesReader(fixture('bomb.zst')))) {
      length += chunk.length;
      longest = Math.max(longest, chunk.length);
    }
    expect(length).toBe(11_534_344);
    expect(longest).toBeLessThanOrEqual(128 * 1024);
  });

  it('is known by its first bytes, also behind a frame that is passed over', () => {
    expect(isZstd(fixture('stored.zst'))).toBe(true);
    expect(isZstd(fixture('frames.zst'))).toBe(true);
    // LZ4 has such frames as well.
    expect(isZstd(Uint8Array.of(0x50, 0x2a, 0x4d, 0x18, 0, 0, 0, 0, 4, 0x22, 0x4d, 0x18))).toBe(false);
  });
});

describe('a zstd file that cannot be read to its end', () => {
  it('gives the blocks that come before it is cut off', () => {
    const whole = Buffer.concat([fixture('gamma.txt.zst'), fixture('no-size.zst')]);
    for (let length = 1; length < whole.length; length += 61) {
      const { bytes, outcome } = unpack(whole.subarray(0, length));
      expect([length, outcome]).toEqual([length, length === 3196 ? 'whole' : 'truncated']);
      expect(bytes.length).toBe(length < 3192 ? 0 : GAMMA.length);
    }
  });

  it('wants a window that is too large', () => {
    expect(unpack(fixture('large-window.zst'))).toMatchObject({
      bytes: Buffer.alloc(0),
      outcome: 'unsupported',
      message: 'it is packed with a window of 2147483648 bytes, and no more than 134217728 are held',
    });
  });

  it('wants a dictionary', () => {
    // A frame of one stored byte that names dictionary 7.
    const bytes = Uint8Array.of(0x28, 0xb5, 0x2f, 0xfd, 0x21, 7, 1, 0x09, 0, 0, 0x41);
    expect(unpack(bytes)).toMatchObject({
      outcome: 'unsupported',
      message: 'it is packed with a dictionary that lies elsewhere',
    });
  });

  it('has another checksum than it states, after all of it', () => {
    const bytes = fixture('gamma.txt.zst');
    bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1;
    expect(unpack(bytes)).toEqual({
      bytes: GAMMA,
      outcome: 'malformed',
      message: 'the compressed data is damaged (its checksum is another)',
    });
  });

  it('says nothing of damage only where the damage changes nothing', () => {
    const whole = fixture('gamma.txt.zst');
    for (let at = 6; at < whole.length; at += 7) {
      const changed = whole.slice();
      changed[at] = (changed[at] ?? 0) ^ 0x10;
      const { bytes, outcome } = unpack(changed);
      if (outcome === 'whole') expect(Buffer.from(bytes).equals(GAMMA)).toBe(true);
    }
  });

  it('states another size than it has', () => {
    // A frame of one stored byte that states two, and has no checksum.
    const bytes = Uint8Array.of(0x28, 0xb5, 0x2f, 0xfd, 0x20, 2, 0x09, 0, 0, 0x41);
    expect(unpack(bytes)).toMatchObject({ outcome: 'malformed' });
  });

  it('is followed by something else', () => {
    const bytes = Buffer.concat([fixture('stored.zst'), Buffer.from('else')]);
    expect(unpack(bytes)).toMatchObject({ bytes: Buffer.from('xyz'), outcome: 'malformed' });
  });

  it('never makes the reader fail, whatever is changed in it', () => {
    const whole = fixture('frames.zst');
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
