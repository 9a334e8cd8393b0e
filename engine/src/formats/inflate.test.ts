import { deflateRawSync, gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { bytesReader, FormatError } from './byte-reader.ts';
import { inflateChunks, inflateHead, inflateWhole } from './inflate.ts';

const text = Buffer.from(Array.from({ length: 40_000 }, (_, number) => `${number} `).join(''));

async function collect(
  packed: Uint8Array,
  framing: 'raw' | 'gzip',
): Promise<{ bytes: Buffer; code: string }> {
  const chunks: Uint8Array[] = [];
  try {
    for await (const chunk of inflateChunks(bytesReader(packed), framing)) chunks.push(chunk);
    return { bytes: Buffer.concat(chunks), code: 'whole' };
  } catch (error) {
    if (!(error instanceof FormatError)) throw error;
    return { bytes: Buffer.concat(chunks), code: error.code };
  }
}

describe('the beginning of inflated data', () => {
  it('is had from the beginning of what is packed', () => {
    const packed = deflateRawSync(text);
    const { bytes, error } = inflateHead(bytesReader(packed), 'raw', 4096);
    expect(error).toBeNull();
    expect(Buffer.from(bytes).equals(text.subarray(0, 4096))).toBe(true);
  });

  it('is had of what does not shrink', () => {
    const noise = Buffer.from(Array.from({ length: 10_000 }, (_, at) => (at * at * 31 + at) & 0xff));
    expect(inflateHead(bytesReader(deflateRawSync(noise)), 'raw', 4096).bytes).toHaveLength(4096);
  });

  it('of damaged data is an error', () => {
    expect(inflateHead(bytesReader(Uint8Array.of(0xff, 0xff, 0xff)), 'raw', 10).error?.code).toBe(
      'malformed',
    );
  });
});

describe('inflating all at once', () => {
  it('gives the bytes, or the limit', () => {
    expect(inflateWhole(gzipSync(text), 'gzip', text.length)).toHaveLength(text.length);
    expect(inflateWhole(gzipSync(text), 'gzip', text.length - 1)).toMatchObject({ code: 'limit-reached' });
  });
});

describe('inflating piece by piece', () => {
  it('gives all bytes', async () => {
    expect((await collect(deflateRawSync(text), 'raw')).bytes.equals(text)).toBe(true);
    expect((await collect(gzipSync(text), 'gzip')).bytes.equals(text)).toBe(true);
  });

  it('gives what came before the data is cut off', async () => {
    const packed = gzipSync(text);
    const { bytes, code } = await collect(packed.subarray(0, packed.length - 1000), 'gzip');
    expect(code).toBe('truncated');
    expect(bytes.length).toBeGreaterThan(text.length / 2);
    expect(bytes.equals(text.subarray(0, bytes.length))).toBe(true);
  });

  it('gives what came before the data is damaged', async () => {
    const packed = Buffer.from(gzipSync(text));
    packed.fill(0xff, 60_000, 60_020);
    const { bytes, code } = await collect(packed, 'gzip');
    expect(code).toBe('malformed');
    expect(bytes.equals(text.subarray(0, bytes.length))).toBe(true);
    expect(bytes.length).toBeGreaterThan(0);
  });

  it('ends where the data does, though bytes follow', async () => {
    const packed = Buffer.concat([deflateRawSync(text), Buffer.alloc(100_000, 'x')]);
    expect((await collect(packed, 'raw')).bytes.equals(text)).toBe(true);
  });

  it('hands on what the reader throws', async () => {
    const reader = {
      size: 100,
      read(): Uint8Array {
        throw new Error('disk');
      },
    };
    await expect(inflateChunks(reader, 'raw').next()).rejects.toThrow('disk');
  });
});
