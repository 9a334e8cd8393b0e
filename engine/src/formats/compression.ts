import type { ByteReader } from './byte-reader.ts';
import { bzip2Chunks, isBzip2 } from './bzip2/bzip2.ts';
import { isGzip } from './gzip/gzip.ts';
import { inflateChunks } from './inflate.ts';
import { isLzma, lzmaChunks } from './xz/lzma-alone.ts';
import { isXz, xzChunks } from './xz/xz.ts';
import { isZstd, zstdChunks } from './zstd/zstd.ts';

/** How a stream of bytes is packed. */
export type Compression = 'gzip' | 'xz' | 'zstd' | 'bzip2' | 'lzma';

/** By its first bytes; null where it is packed in none of these ways. */
export function compressionOf(head: Uint8Array): Compression | null {
  if (isGzip(head)) return 'gzip';
  if (isXz(head)) return 'xz';
  if (isZstd(head)) return 'zstd';
  if (isLzma(head)) return 'lzma';
  return isBzip2(head) ? 'bzip2' : null;
}

/**
 * What a packed stream unpacks to, piece by piece, as fast as it is asked to; pieces may be empty. What comes
 * before damaged data comes; then a `FormatError` is thrown (`malformed`, `truncated` or `unsupported`).
 */
export function unpackedChunks(
  packed: ByteReader,
  compression: Compression,
): AsyncIterable<Uint8Array> | Iterable<Uint8Array> {
  switch (compression) {
    case 'gzip':
      return inflateChunks(packed, 'gzip');
    case 'xz':
      return xzChunks(packed);
    case 'zstd':
      return zstdChunks(packed);
    case 'bzip2':
      return bzip2Chunks(packed);
    case 'lzma':
      return lzmaChunks(packed);
  }
}
