/**
 * The digest of a compound file that signatures of Windows Installer packages are made over. It is not
 * published: this is what osslsigncode computes, and signtool signs.
 */
import { createHash, type Hash } from 'node:crypto';
import { type ByteReader, FormatError } from '../byte-reader.ts';
import { type CompoundFile, type DirectoryEntry, readStream } from '../compound-file/compound-file.ts';
import { type FileDigests, hashWhole } from './image-digest.ts';

export const SIGNATURE = '\u0005DigitalSignature';
/** Beside the signature, where names, sizes and times are signed as well as contents. */
export const SIGNATURE_EX = '\u0005MsiDigitalSignatureEx';
const LONGEST_DIGEST = 64;

export interface CompoundDigests {
  /** Null where the file became shorter while it was read. */
  readonly digests: FileDigests | null;
  /** Why the signed digest could not be computed, or does not belong to the file. */
  readonly fault: FormatError | null;
}

/** Reads the file twice: as it is, and stream by stream. Yields the bytes read so far. */
export function* hashCompound(
  bytes: ByteReader,
  file: CompoundFile,
  algorithms: ReadonlySet<string>,
): Generator<number, CompoundDigests> {
  const sha256 = yield* hashWhole(bytes);
  if (sha256 === null) return { digests: null, fault: null };
  const image = new Map<string, Buffer>();
  if (algorithms.size === 0) return { digests: { sha256, image }, fault: null };
  let fault: FormatError | null = null;
  try {
    const hashes = [...algorithms].map((name) => ({ name, hash: createHash(name) }));
    const marked = file.root.children.find((entry) => entry.name === SIGNATURE_EX);
    if (marked !== undefined) fault = markWithMetadata(hashes, file, marked);
    let read = bytes.size;
    for (const chunk of contents(file, file.root, true, { left: bytes.size })) {
      for (const { hash } of hashes) hash.update(chunk);
      read += chunk.length;
      yield read;
    }
    for (const { name, hash } of hashes) image.set(name, hash.digest());
  } catch (error) {
    if (!(error instanceof FormatError)) throw error;
    fault ??= error;
  }
  return { digests: { sha256, image }, fault };
}

/** The digest over names and sizes comes before the contents, and stands in a stream of its own as well. */
function markWithMetadata(
  hashes: readonly { readonly name: string; readonly hash: Hash }[],
  file: CompoundFile,
  marked: DirectoryEntry,
): FormatError | null {
  const stated = readStream(file, marked, LONGEST_DIGEST);
  let isStated = false;
  for (const { name, hash } of hashes) {
    const inner = createHash(name);
    for (const part of metadata(file.root, true)) inner.update(part);
    const digest = inner.digest();
    isStated ||= digest.equals(stated);
    hash.update(digest);
  }
  return isStated
    ? null
    : new FormatError('malformed', 'names, sizes or times in the file were changed after it was signed');
}

/** Contents in the order of names, and behind those of each storage its class. */
function* contents(
  file: CompoundFile,
  storage: DirectoryEntry,
  isRoot: boolean,
  budget: { left: number },
): Generator<Uint8Array> {
  for (const child of inOrder(storage, isRoot)) {
    if (child.type === 'storage') {
      yield* contents(file, child, false, budget);
      continue;
    }
    budget.left -= child.size;
    if (budget.left < 0)
      throw new FormatError('malformed', 'the streams have more bytes than the file they lie in');
    yield* file.chunks(child);
  }
  yield storage.classId;
}

function* metadata(storage: DirectoryEntry, isRoot: boolean): Generator<Uint8Array> {
  yield* ofEntry(storage);
  for (const child of inOrder(storage, isRoot)) {
    if (child.type === 'storage') yield* metadata(child, false);
    else yield* ofEntry(child);
  }
}

function* ofEntry(entry: DirectoryEntry): Generator<Uint8Array> {
  if (entry.type !== 'root') yield entry.nameBytes;
  if (entry.type === 'stream') yield littleEndian(entry.size % 2 ** 32);
  else yield entry.classId;
  yield entry.stateBits;
  if (entry.type !== 'root') yield entry.times;
}

function littleEndian(word: number): Uint8Array {
  const bytes = new Uint8Array(4);
  new DataView(bytes.buffer).setUint32(0, word, true);
  return bytes;
}

/** By the bytes of their names; the signature itself is left out. */
function inOrder(storage: DirectoryEntry, isRoot: boolean): DirectoryEntry[] {
  return storage.children
    .filter((child) => !isRoot || (child.name !== SIGNATURE && child.name !== SIGNATURE_EX))
    .sort((a, b) => Buffer.compare(a.nameBytes, b.nameBytes));
}
