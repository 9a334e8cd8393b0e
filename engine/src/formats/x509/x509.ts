/** X.509 certificates (RFC 5280 section 4.1). */
import { createHash, createPublicKey, type KeyObject } from 'node:crypto';
import { type DerElement, encodingOf, fieldsOf, readDer, TAG } from '../der/der.ts';
import { readTime } from '../der/times.ts';
import { readBitOctets, readIntegerHex, readSmallInteger } from '../der/values.ts';
import { type AlgorithmIdentifier, isOpenSslError, readAlgorithm } from './algorithm.ts';
import { type DistinguishedName, nameKey, readName } from './distinguished-name.ts';
import { type Extensions, readExtensions } from './extensions.ts';

export interface Certificate {
  /** Of the whole encoding, hexadecimal in lower case. */
  readonly sha256: string;
  readonly der: Uint8Array;
  /** 1, 2 or 3; only the third has extensions. */
  readonly version: number;
  /** Hexadecimal in lower case, without leading zero octets. */
  readonly serial: string;
  readonly issuer: DistinguishedName;
  readonly subject: DistinguishedName;
  readonly notBefore: number;
  readonly notAfter: number;
  /** The bytes that the issuer signed. */
  readonly signed: Uint8Array;
  readonly algorithm: AlgorithmIdentifier;
  readonly signature: Uint8Array;
  /** Read when it is first asked for, which most roots never are. Null where node:crypto knows no such key. */
  readonly key: KeyObject | null;
  readonly extensions: Extensions;
}

export function certificateDigest(der: Uint8Array): string {
  return createHash('sha256').update(der).digest('hex');
}

/** The key of the subject's name, and nothing else read. Throws `FormatError`. */
export function readSubjectKey(der: Uint8Array): string {
  const fields = fieldsOf(fieldsOf(readDer(der), TAG.sequence).take(TAG.sequence));
  fields.optional(TAG.context0);
  for (let passed = 0; passed < 4; passed++) fields.take();
  return nameKey(fields.take(TAG.sequence));
}

/** Reads one certificate. Throws `FormatError`. */
export function readCertificate(der: Uint8Array, sha256 = certificateDigest(der)): Certificate {
  const outer = fieldsOf(readDer(der), TAG.sequence);
  const tbs = outer.take(TAG.sequence);
  const algorithm = readAlgorithm(outer.take());
  const signature = readBitOctets(outer.take());

  const fields = fieldsOf(tbs);
  const version = fields.optional(TAG.context0);
  const serial = readIntegerHex(fields.take());
  fields.take(TAG.sequence);
  const issuer = readName(fields.take());
  const validity = fieldsOf(fields.take(), TAG.sequence);
  const notBefore = readTime(validity.take());
  const notAfter = readTime(validity.take());
  const subject = readName(fields.take());
  const key = keyReader(fields.take(TAG.sequence));
  fields.optional(0x81);
  fields.optional(0x82);
  const extensions = fields.optional(TAG.context3);
  return {
    sha256,
    der,
    version: version === null ? 1 : readSmallInteger(fieldsOf(version).take()) + 1,
    serial,
    issuer,
    subject,
    notBefore,
    notAfter,
    signed: encodingOf(tbs),
    algorithm,
    signature,
    get key() {
      return key();
    },
    extensions: readExtensions(extensions === null ? null : fieldsOf(extensions).take(TAG.sequence)),
  };
}

function keyReader(spki: DerElement): () => KeyObject | null {
  let key: KeyObject | null | undefined;
  return () => {
    if (key === undefined) key = readKey(spki);
    return key;
  };
}

/** OpenSSL throws, with a code, on keys that it does not know: then nothing can be checked with this one. */
function readKey(spki: DerElement): KeyObject | null {
  try {
    return createPublicKey({ key: Buffer.from(encodingOf(spki)), format: 'der', type: 'spki' });
  } catch (error) {
    if (isOpenSslError(error)) return null;
    throw error;
  }
}
