import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bytesReader, parsed } from '../byte-reader.ts';
import { gzipSizeHint, isGzip, readGzipHeader } from './gzip.ts';

const fixture = (name: string) => readFileSync(new URL(`fixtures/${name}`, import.meta.url));

describe('a gzip header', () => {
  it('keeps the name of what was packed', () => {
    expect(Buffer.from(readGzipHeader(bytesReader(fixture('named.gz'))).name ?? []).toString()).toBe(
      'gamma.txt',
    );
    expect(readGzipHeader(bytesReader(fixture('gamma.txt.gz'))).name).toBeNull();
  });

  it('may hold extra fields, a comment and its own checksum', () => {
    const header = Buffer.from([0x1f, 0x8b, 8, 0x1e, 0, 0, 0, 0, 0, 3, 2, 0, 9, 9]);
    const bytes = Buffer.concat([header, Buffer.from('name\0comment\0'), Buffer.from([1, 2, 3, 0])]);
    const { name, dataOffset } = readGzipHeader(bytesReader(bytes));
    expect(Buffer.from(name ?? []).toString()).toBe('name');
    expect(dataOffset).toBe(bytes.length - 2);
  });

  it.each([
    ['malformed', [0x1f, 0x8b, 7]],
    ['truncated', [0x1f, 0x8b, 8, 0x08, 0, 0, 0, 0, 0, 3, 65, 66]],
    ['truncated', [0x1f, 0x8b, 8, 0x04, 0, 0, 0, 0, 0, 3, 255, 255]],
  ])('that is %s is an error', (code, bytes) => {
    const outcome = parsed(() => readGzipHeader(bytesReader(Uint8Array.from(bytes))));
    expect(outcome).toMatchObject({ ok: false, error: { code } });
  });

  it('never makes the reader fail, whatever its bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 100 }), (bytes) => {
        parsed(() => readGzipHeader(bytesReader(Uint8Array.from([0x1f, 0x8b, 8, ...bytes]))));
      }),
    );
  });
});

it('the size stands at the end', () => {
  expect(gzipSizeHint(bytesReader(gzipSync(Buffer.alloc(70_000))))).toBe(70_000);
});

it('gzip is known by its first bytes', () => {
  expect(isGzip(gzipSync('x'))).toBe(true);
  expect(isGzip(Buffer.from([0x1f, 0x8b]))).toBe(false);
});
