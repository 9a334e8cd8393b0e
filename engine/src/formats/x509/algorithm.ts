/** Algorithm identifiers (RFC 5280 section 4.1.1.2; RFC 4055 for RSA; RFC 5758 for ECDSA) and their check. */
import { constants, type KeyObject, verify } from 'node:crypto';
import { childrenOf, type DerElement, fieldsOf, TAG } from '../der/der.ts';
import { readOid, readSmallInteger } from '../der/values.ts';

export interface AlgorithmIdentifier {
  readonly oid: string;
  readonly parameters: DerElement | null;
}

export const DIGESTS: Readonly<Record<string, string>> = {
  '1.2.840.113549.2.5': 'md5',
  '1.3.14.3.2.26': 'sha1',
  '2.16.840.1.101.3.4.2.4': 'sha224',
  '2.16.840.1.101.3.4.2.1': 'sha256',
  '2.16.840.1.101.3.4.2.2': 'sha384',
  '2.16.840.1.101.3.4.2.3': 'sha512',
};

/** Signature algorithms that name their digest. What names none (plain RSA, EC, DSA) takes the signer's. */
const SIGNATURE_DIGESTS: Readonly<Record<string, string>> = {
  '1.2.840.113549.1.1.4': 'md5',
  '1.2.840.113549.1.1.5': 'sha1',
  '1.3.14.3.2.29': 'sha1',
  '1.2.840.113549.1.1.14': 'sha224',
  '1.2.840.113549.1.1.11': 'sha256',
  '1.2.840.113549.1.1.12': 'sha384',
  '1.2.840.113549.1.1.13': 'sha512',
  '1.2.840.10045.4.1': 'sha1',
  '1.2.840.10045.4.3.1': 'sha224',
  '1.2.840.10045.4.3.2': 'sha256',
  '1.2.840.10045.4.3.3': 'sha384',
  '1.2.840.10045.4.3.4': 'sha512',
  '1.2.840.10040.4.3': 'sha1',
  '2.16.840.1.101.3.4.3.2': 'sha256',
};
const NAMES_NO_DIGEST = new Set(['1.2.840.113549.1.1.1', '1.2.840.10045.2.1', '1.2.840.10040.4.1']);
const RSA_PSS = '1.2.840.113549.1.1.10';

export function readAlgorithm(element: DerElement): AlgorithmIdentifier {
  const fields = fieldsOf(element, TAG.sequence);
  const oid = readOid(fields.take(TAG.oid));
  return { oid, parameters: fields.peek() === null ? null : fields.take() };
}

/** Node's name of a digest algorithm; null where this program does not know it. */
export function digestName(algorithm: AlgorithmIdentifier): string | null {
  return DIGESTS[algorithm.oid] ?? null;
}

export type SignatureCheck = 'holds' | 'fails' | 'unsupported';

/** What is signed, with what. `digest` is the signer's own where the algorithm names none. */
export interface SignedBytes {
  readonly algorithm: AlgorithmIdentifier;
  readonly digest: string | null;
  readonly data: Uint8Array;
  readonly signature: Uint8Array;
  readonly key: KeyObject;
}

export function checkSignature({ algorithm, digest, data, signature, key }: SignedBytes): SignatureCheck {
  if (algorithm.oid === RSA_PSS) return checkPss(algorithm, data, signature, key);
  const name = SIGNATURE_DIGESTS[algorithm.oid] ?? (NAMES_NO_DIGEST.has(algorithm.oid) ? digest : null);
  if (name === null) return 'unsupported';
  return attempt(() => verify(name, data, key, signature));
}

/** The digest that a signature rests on; null where it is not known. */
export function signatureDigest(algorithm: AlgorithmIdentifier): string | null {
  return algorithm.oid === RSA_PSS ? pssDigest(algorithm) : (SIGNATURE_DIGESTS[algorithm.oid] ?? null);
}

/** RSASSA-PSS-params (RFC 4055 section 3.1): hash [0], mask generation [1], salt length [2]. */
function checkPss(
  algorithm: AlgorithmIdentifier,
  data: Uint8Array,
  signature: Uint8Array,
  key: KeyObject,
): SignatureCheck {
  const name = pssDigest(algorithm);
  if (name === null) return 'unsupported';
  const salt = pssField(algorithm, TAG.context2);
  const saltLength = salt === null ? 20 : readSmallInteger(salt);
  const padding = constants.RSA_PKCS1_PSS_PADDING;
  return attempt(() => verify(name, data, { key, padding, saltLength }, signature));
}

function pssDigest(algorithm: AlgorithmIdentifier): string | null {
  const hash = pssField(algorithm, TAG.context0);
  return hash === null ? 'sha1' : digestName(readAlgorithm(hash));
}

function pssField(algorithm: AlgorithmIdentifier, tag: number): DerElement | null {
  if (algorithm.parameters === null || algorithm.parameters.tag !== TAG.sequence) return null;
  const field = childrenOf(algorithm.parameters, 8).find((child) => child.tag === tag);
  return field === undefined ? null : fieldsOf(field).take();
}

/** OpenSSL throws on keys and lengths that it cannot work with; that is an answer about the bytes. */
function attempt(check: () => boolean): SignatureCheck {
  try {
    return check() ? 'holds' : 'fails';
  } catch (error) {
    if (isOpenSslError(error)) return 'unsupported';
    throw error;
  }
}

export function isOpenSslError(error: unknown): boolean {
  return (
    error instanceof Error &&
    ('opensslErrorStack' in error || /^error:/.test(error.message) || hasOpenSslCode(error))
  );
}

function hasOpenSslCode(error: Error): boolean {
  return 'code' in error && typeof error.code === 'string' && /^ERR_(OSSL|CRYPTO)_/.test(error.code);
}
