import { createPublicKey, createVerify, type KeyObject } from 'node:crypto';
import type { ByteReader } from '../byte-reader.ts';
import { PAUSE, type Pause } from '../pause.ts';
import { type CrxFile, type CrxProof, extensionId } from './crx.ts';

/**
 * `sound`: signed by the holder of the key that the identifier is made from. `broken`: not, or no longer.
 * `unproved`: no key in it makes this identifier.
 */
export type CrxVerdict = 'sound' | 'broken' | 'unproved';

const CHUNK = 1024 * 1024;
const CONTEXT = new TextEncoder().encode('CRX3 SignedData\0');

/** Checks the maker's signature over the whole file; pauses after each mebibyte. */
export function* verifyCrx(bytes: ByteReader, crx: CrxFile): Generator<Pause, CrxVerdict> {
  const proof = crx.proofs.find((each) => extensionId(each.publicKey) === crx.id);
  if (proof === undefined) return 'unproved';
  const key = keyOf(proof);
  if (key === null) return 'broken';
  const verify = createVerify(crx.version === 2 ? 'sha1' : 'sha256');
  if (crx.signedData !== null) {
    const length = new Uint8Array(4);
    new DataView(length.buffer).setUint32(0, crx.signedData.length, true);
    verify.update(CONTEXT).update(length).update(crx.signedData);
  }
  for (let at = crx.archiveOffset; at < bytes.size; at += CHUNK) {
    const chunk = bytes.read(at, CHUNK);
    if (chunk.length === 0) return 'broken';
    verify.update(chunk);
    yield PAUSE;
  }
  return verify.verify(key, proof.signature) ? 'sound' : 'broken';
}

/** The key, where it is one of the kind that its proof says; null for what OpenSSL does not take. */
function keyOf({ algorithm, publicKey }: CrxProof): KeyObject | null {
  try {
    const key = createPublicKey({ key: Buffer.from(publicKey), format: 'der', type: 'spki' });
    return key.asymmetricKeyType === (algorithm === 'rsa' ? 'rsa' : 'ec') ? key : null;
  } catch (error) {
    if (error instanceof Error) return null;
    throw error;
  }
}
