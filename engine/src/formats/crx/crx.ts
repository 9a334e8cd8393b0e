/**
 * Packed extensions of Chromium's family (components/crx_file/crx3.proto; version 2: "CRX Package Format"): a header
 * with the keys and signatures of whoever made the extension, then a zip. An extension's identifier is the first half
 * of the SHA-256 of its key, so that only the holder of the key can sign under that identifier.
 */
import { createHash } from 'node:crypto';
import { type ByteReader, FormatError, type Parsed, parsed } from '../byte-reader.ts';
import { messageFields } from './protobuf.ts';

/** A key, and what was signed with it. */
export interface CrxProof {
  readonly algorithm: 'rsa' | 'ecdsa';
  /** SubjectPublicKeyInfo in DER. */
  readonly publicKey: Uint8Array;
  readonly signature: Uint8Array;
}

export interface CrxFile {
  readonly version: 2 | 3;
  /** 32 letters from a to p. */
  readonly id: string;
  /** Those of a store stand beside the maker's own. */
  readonly proofs: readonly CrxProof[];
  /** Version 3: the bytes that are signed beside the archive. */
  readonly signedData: Uint8Array | null;
  /** Offset of the zip. */
  readonly archiveOffset: number;
}

/** "Cr24" */
const MAGIC = [0x43, 0x72, 0x32, 0x34];
/** Chromium takes no header of 64 KiB or more (version 2) and of 1 MiB or more (version 3). */
const MOST_HEADER_BYTES = 1024 * 1024;
const ID_BYTES = 16;

/** The cheap question: do these bytes begin a packed extension? */
export function isCrx(head: Uint8Array): boolean {
  return head.length >= 12 && MAGIC.every((byte, index) => head[index] === byte);
}

/** The identifier of a key: each half byte of the first half of its SHA-256 as a letter from a to p. */
export function extensionId(publicKey: Uint8Array): string {
  return idText(createHash('sha256').update(publicKey).digest().subarray(0, ID_BYTES));
}

/** Reads the header of version 2 or 3. */
export function readCrx(bytes: ByteReader): Parsed<CrxFile> {
  return parsed(() => {
    const intro = bytes.read(0, 16);
    if (!isCrx(intro)) throw new FormatError('malformed', 'it has no header of a packed extension', 0);
    const view = new DataView(intro.buffer, intro.byteOffset, intro.byteLength);
    const version = view.getUint32(4, true);
    if (version === 3) return readVersion3(bytes, view.getUint32(8, true));
    if (version !== 2)
      throw new FormatError('unsupported', `a packed extension of the version ${version}`, 4);
    if (intro.length < 16) throw new FormatError('truncated', 'it ends within its header', intro.length);
    return readVersion2(bytes, view.getUint32(8, true), view.getUint32(12, true));
  });
}

function readVersion2(bytes: ByteReader, keyBytes: number, signatureBytes: number): CrxFile {
  const header = headerAt(bytes, 16, keyBytes + signatureBytes);
  const publicKey = header.slice(0, keyBytes);
  return {
    version: 2,
    id: extensionId(publicKey),
    proofs: [{ algorithm: 'rsa', publicKey, signature: header.slice(keyBytes) }],
    signedData: null,
    archiveOffset: 16 + header.length,
  };
}

function readVersion3(bytes: ByteReader, headerBytes: number): CrxFile {
  const header = headerAt(bytes, 12, headerBytes);
  const proofs: CrxProof[] = [];
  let signedData: Uint8Array | null = null;
  for (const { number, value } of messageFields(header)) {
    if (number === 2) proofs.push(proofOf('rsa', value));
    if (number === 3) proofs.push(proofOf('ecdsa', value));
    if (number === 10_000) signedData = value;
  }
  if (signedData === null) throw new FormatError('malformed', 'its header has no signed part', 12);
  const id = [...messageFields(signedData)].find((field) => field.number === 1)?.value;
  if (id?.length !== ID_BYTES) throw new FormatError('malformed', 'its header gives no identifier', 12);
  return { version: 3, id: idText(id), proofs, signedData, archiveOffset: 12 + header.length };
}

function headerAt(bytes: ByteReader, offset: number, length: number): Uint8Array {
  if (length > MOST_HEADER_BYTES) throw new FormatError('malformed', `a header of ${length} bytes`, 8);
  const header = bytes.read(offset, length);
  if (header.length < length) throw new FormatError('truncated', 'it ends within its header', offset);
  return header;
}

function proofOf(algorithm: CrxProof['algorithm'], message: Uint8Array): CrxProof {
  const parts: { publicKey: Uint8Array; signature: Uint8Array } = {
    publicKey: new Uint8Array(),
    signature: new Uint8Array(),
  };
  for (const { number, value } of messageFields(message)) {
    if (number === 1) parts.publicKey = value;
    if (number === 2) parts.signature = value;
  }
  return { algorithm, ...parts };
}

function idText(bytes: Uint8Array): string {
  const letters = 'abcdefghijklmnop';
  return Array.from(bytes, (byte) => `${letters[byte >> 4]}${letters[byte & 15]}`).join('');
}
