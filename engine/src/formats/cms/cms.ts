/** SignedData of CMS (RFC 5652 section 5) and of PKCS #7 before it, as far as signatures are checked with it. */
import { FormatError } from '../byte-reader.ts';
import { childrenOf, contentOf, type DerElement, encodingOf, fieldsOf, TAG } from '../der/der.ts';
import { readOid } from '../der/values.ts';
import { readSignerInfo, type SignerInfo } from './signer-info.ts';

export const SIGNED_DATA = '1.2.840.113549.1.7.2';

export interface SignedData {
  readonly contentType: string;
  /** What is signed: an OCTET STRING in CMS, whatever element in PKCS #7; null where it is kept elsewhere. */
  readonly content: DerElement | null;
  /** Encodings of the certificates that came along. */
  readonly certificates: readonly Uint8Array[];
  readonly signers: readonly SignerInfo[];
}

/** Reads a ContentInfo that holds SignedData. Throws `FormatError`. */
export function readSignedData(element: DerElement): SignedData {
  const outer = fieldsOf(element, TAG.sequence);
  const type = readOid(outer.take());
  if (type !== SIGNED_DATA) {
    throw new FormatError(
      'unsupported',
      `a CMS message of type ${type}, which is no signed data`,
      element.start,
    );
  }
  const fields = fieldsOf(fieldsOf(outer.take(TAG.context0)).take(), TAG.sequence);
  fields.take(TAG.integer);
  fields.take(TAG.set);
  const encapsulated = fieldsOf(fields.take(), TAG.sequence);
  const contentType = readOid(encapsulated.take());
  const content = encapsulated.optional(TAG.context0);
  const certificates = fields.optional(TAG.context0);
  fields.optional(TAG.context1);
  const signers = fields.take(TAG.set);
  return {
    contentType,
    content: content === null ? null : fieldsOf(content).take(),
    certificates: certificates === null ? [] : plainCertificates(certificates),
    signers: childrenOf(signers, 16).map(readSignerInfo),
  };
}

/** The content's own octets, over which its digest is taken (RFC 5652 section 5.4). */
export function signedOctets(data: SignedData): Uint8Array {
  if (data.content === null) throw new FormatError('malformed', 'the signed content is not in the message');
  return contentOf(data.content);
}

/** The set may hold attribute certificates too, under other tags; nothing is done with those. */
function plainCertificates(set: DerElement): Uint8Array[] {
  return childrenOf(set, 64)
    .filter((child) => child.tag === TAG.sequence)
    .map(encodingOf);
}
