/** Checks one signer of a CMS message against what it signed (RFC 5652 sections 5.4 and 5.6). */
import { createHash } from 'node:crypto';
import { readOctets, readOid } from '../der/values.ts';
import { checkSignature, digestName, signatureDigest } from '../x509/algorithm.ts';
import { shortName } from '../x509/distinguished-name.ts';
import type { Certificate } from '../x509/x509.ts';
import { attributeValue, type SignerInfo } from './signer-info.ts';

/** Octets that mean nothing to CMS. */
export const PLAIN_DATA = '1.2.840.113549.1.7.1';
const CONTENT_TYPE = '1.2.840.113549.1.9.3';
const MESSAGE_DIGEST = '1.2.840.113549.1.9.4';

export interface SignerQuestion {
  readonly signer: SignerInfo;
  readonly contentType: string;
  readonly octets: Uint8Array;
  /** Certificates that may be the signer's. */
  readonly bag: readonly Certificate[];
}

export interface SignerAnswer {
  /** The signer's certificate; null where it did not come along. */
  readonly certificate: Certificate | null;
  /** In plain words what does not hold; null where everything does. */
  readonly fault: string | null;
  /** True where the digest is one that can be forged. */
  readonly weak: boolean;
}

export function verifySigner(question: SignerQuestion): SignerAnswer {
  const { signer, bag } = question;
  const certificate = bag.find((candidate) => isSigner(candidate, signer)) ?? null;
  const digest = digestName(signer.digestAlgorithm);
  const fault = faultOf(question, certificate, digest);
  const weak = digest === 'md5' || signatureDigest(signer.signatureAlgorithm) === 'md5';
  return { certificate, fault, weak };
}

function faultOf(
  { signer, contentType, octets }: SignerQuestion,
  certificate: Certificate | null,
  digest: string | null,
): string | null {
  if (certificate === null) return 'the certificate of the signer is not in the signature';
  const name = shortName(certificate.subject);
  if (digest === null) return `a digest (${signer.digestAlgorithm.oid}) that cannot be computed here`;
  if (certificate.key === null) return `the key of ${name} is of a kind that cannot be checked here`;
  const attributes = signedAttributeFault(signer, contentType, octets, digest);
  if (attributes !== null) return attributes;
  const outcome = checkSignature({
    algorithm: signer.signatureAlgorithm,
    digest,
    data: signer.signedAttributeBytes ?? octets,
    signature: signer.signature,
    key: certificate.key,
  });
  if (outcome === 'unsupported') {
    return `a signature (${signer.signatureAlgorithm.oid}) that cannot be checked here`;
  }
  return outcome === 'holds' ? null : `the signature was not made with the key of ${name}`;
}

function signedAttributeFault(
  signer: SignerInfo,
  contentType: string,
  octets: Uint8Array,
  digest: string,
): string | null {
  const isPlain = contentType === PLAIN_DATA;
  // Only plain data may be signed bare (section 5.3): else attributes signed once could be passed off as content.
  if (signer.signedAttributes === null) return isPlain ? null : 'the signature does not say what it signs';
  const type = attributeValue(signer.signedAttributes, CONTENT_TYPE);
  // A counter-signature has no content type (section 11.4), and stands here as one over plain data.
  const isOther = type === null ? !isPlain : readOid(type) !== contentType;
  if (isOther) return 'the signature is for content of another type';
  const stated = attributeValue(signer.signedAttributes, MESSAGE_DIGEST);
  if (stated === null) return 'the signature does not say what it signs';
  const computed = createHash(digest).update(octets).digest();
  return computed.equals(readOctets(stated)) ? null : 'the signed statement was changed after it was signed';
}

function isSigner(candidate: Certificate, { identifier }: SignerInfo): boolean {
  if (identifier.kind === 'key-id') return candidate.extensions.subjectKeyId === identifier.keyId;
  return candidate.issuer.key === identifier.issuer && candidate.serial === identifier.serial;
}
