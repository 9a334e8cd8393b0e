/** The digest of a PE image that signatures are made over (Microsoft, "Windows Authenticode Portable Executable Signature Format"). */
import { createHash } from 'node:crypto';
import { type ByteReader, readLent } from '../byte-reader.ts';
import type { PeImage } from '../pe/pe.ts';

const CHUNK = 1024 * 1024;

export interface FileDigests {
  /** Of every byte of the file, hexadecimal. */
  readonly sha256: string;
  /** Of the image, without the fields that signing changes; by node's name of the algorithm. */
  readonly image: ReadonlyMap<string, Buffer>;
}

/**
 * Reads the file once, a mebibyte at a time, for all digests. Yields the bytes read so far, so that the
 * caller may stop between two chunks.
 *
 * @returns null where the file became shorter while it was read
 */
export function* hashImage(
  bytes: ByteReader,
  image: PeImage,
  algorithms: ReadonlySet<string>,
): Generator<number, FileDigests | null> {
  const whole = createHash('sha256');
  const hashes = [...algorithms].map((name) => ({ name, hash: createHash(name) }));
  const kept = hashes.length === 0 ? [] : keptRanges(image, bytes.size);
  const lent = new Uint8Array(Math.min(CHUNK, bytes.size));
  for (let at = 0; at < bytes.size; ) {
    const chunk = readLent(bytes, at, Math.min(CHUNK, bytes.size - at), lent);
    if (chunk.length === 0) return null;
    whole.update(chunk);
    for (const range of kept) {
      const from = Math.max(range.from, at) - at;
      const to = Math.min(range.to, at + chunk.length) - at;
      if (from < to) for (const { hash } of hashes) hash.update(chunk.subarray(from, to));
    }
    at += chunk.length;
    yield at;
  }
  return {
    sha256: whole.digest('hex'),
    image: new Map(hashes.map(({ name, hash }) => [name, hash.digest()])),
  };
}

/**
 * SHA-256 of every byte, hexadecimal. Yields the bytes read so far.
 *
 * @returns null where the file became shorter while it was read
 */
export function* hashWhole(bytes: ByteReader): Generator<number, string | null> {
  const whole = createHash('sha256');
  for (let at = 0; at < bytes.size; ) {
    const chunk = bytes.read(at, Math.min(CHUNK, bytes.size - at));
    if (chunk.length === 0) return null;
    whole.update(chunk);
    at += chunk.length;
    yield at;
  }
  return whole.digest('hex');
}

/** All bytes but the checksum, the security directory's entry and the certificate table itself. */
function keptRanges(image: PeImage, size: number): { from: number; to: number }[] {
  const holes = [{ from: image.checksumOffset, to: image.checksumOffset + 4 }];
  const entry = image.securityEntryOffset;
  if (entry !== null) holes.push({ from: entry, to: entry + 8 });
  const table = image.certificateTable;
  if (table !== null) holes.push({ from: table.offset, to: table.offset + table.size });
  holes.sort((a, b) => a.from - b.from);
  const kept: { from: number; to: number }[] = [];
  let at = 0;
  for (const hole of holes) {
    if (hole.from > at) kept.push({ from: at, to: hole.from });
    at = Math.max(at, hole.to);
  }
  if (at < size) kept.push({ from: at, to: size });
  return kept;
}
