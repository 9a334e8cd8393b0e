/** Time-stamp tokens (RFC 3161 section 2.4.2) and the certificate they are bound to (RFC 5035). */
import { createHash } from 'node:crypto';
import { FormatError } from '../byte-reader.ts';
import { type SignedData, signedOctets } from '../cms/cms.ts';
import { attributeValue, type SignerInfo } from '../cms/signer-info.ts';
import { fieldsOf, readDer, TAG } from '../der/der.ts';
import { readTime } from '../der/times.ts';
import { readOctets } from '../der/values.ts';
import { digestName, readAlgorithm } from '../x509/algorithm.ts';
import type { Certificate } from '../x509/x509.ts';

const TST_INFO = '1.2.840.113549.1.9.16.1.4';
const SIGNING_CERTIFICATE = '1.2.840.113549.1.9.16.2.12';
const SIGNING_CERTIFICATE_V2 = '1.2.840.113549.1.9.16.2.47';

export interface TimeStamp {
  readonly at: number;
  /** Node's name of the digest over the stamped octets. */
  readonly digest: string;
  readonly imprint: Uint8Array;
}

export function readTimeStamp(data: SignedData): TimeStamp {
  if (data.contentType !== TST_INFO) {
    throw new FormatError('unsupported', `a time stamp with content of type ${data.contentType}`);
  }
  const fields = fieldsOf(readDer(signedOctets(data)), TAG.sequence);
  fields.take(TAG.integer);
  fields.take(TAG.oid);
  const imprint = fieldsOf(fields.take(), TAG.sequence);
  const digest = digestName(readAlgorithm(imprint.take()));
  if (digest === null) throw new FormatError('unsupported', 'a time stamp over a digest that is not known');
  const value = readOctets(imprint.take());
  fields.take(TAG.integer);
  return { at: readTime(fields.take(TAG.generalizedTime)), digest, imprint: value };
}

/** What is wrong where the token names another certificate than the one that signed it; null where it agrees. */
export function stampsCertificate(stamper: SignerInfo, certificate: Certificate | null): string | null {
  const attributes = stamper.signedAttributes ?? [];
  const second = attributeValue(attributes, SIGNING_CERTIFICATE_V2);
  const named = second ?? attributeValue(attributes, SIGNING_CERTIFICATE);
  if (named === null || certificate === null) return null;
  const first = fieldsOf(fieldsOf(fieldsOf(named, TAG.sequence).take(), TAG.sequence).take(), TAG.sequence);
  const algorithm = first.peek() === TAG.sequence ? digestName(readAlgorithm(first.take())) : null;
  const digest = algorithm ?? (second === null ? 'sha1' : 'sha256');
  const computed = createHash(digest).update(certificate.der).digest();
  return computed.equals(readOctets(first.take())) ? null : 'the time stamp names another certificate';
}
