/** One signer of a CMS message (RFC 5652 section 5.3), and its attributes. */
import { FormatError } from '../byte-reader.ts';
import { childrenOf, contentOf, type DerElement, encodingOf, fieldsOf, TAG } from '../der/der.ts';
import { readIntegerHex, readOctets, readOid } from '../der/values.ts';
import { type AlgorithmIdentifier, readAlgorithm } from '../x509/algorithm.ts';
import { readName } from '../x509/distinguished-name.ts';

/** Whom the signer says it is: by issuer and serial number, or by the subject key's id. */
export type SignerIdentifier =
  | { readonly kind: 'issuer-and-serial'; readonly issuer: string; readonly serial: string }
  | { readonly kind: 'key-id'; readonly keyId: string };

export interface Attribute {
  readonly oid: string;
  readonly values: readonly DerElement[];
}

export interface SignerInfo {
  readonly identifier: SignerIdentifier;
  readonly digestAlgorithm: AlgorithmIdentifier;
  /** Null where the content itself is signed. */
  readonly signedAttributes: readonly Attribute[] | null;
  /** The signed attributes as the signature covers them: a SET, and not the [0] that stands in the message. */
  readonly signedAttributeBytes: Uint8Array | null;
  readonly signatureAlgorithm: AlgorithmIdentifier;
  readonly signature: Uint8Array;
  readonly unsignedAttributes: readonly Attribute[];
}

export function readSignerInfo(element: DerElement): SignerInfo {
  const fields = fieldsOf(element, TAG.sequence);
  fields.take(TAG.integer);
  const identifier = readIdentifier(fields.take());
  const digestAlgorithm = readAlgorithm(fields.take());
  const signed = fields.optional(TAG.context0);
  const signatureAlgorithm = readAlgorithm(fields.take());
  const signature = readOctets(fields.take());
  const unsigned = fields.optional(TAG.context1);
  return {
    identifier,
    digestAlgorithm,
    signedAttributes: signed === null ? null : childrenOf(signed, 64).map(readAttribute),
    signedAttributeBytes: signed === null ? null : asSet(signed),
    signatureAlgorithm,
    signature,
    unsignedAttributes: unsigned === null ? [] : childrenOf(unsigned, 64).map(readAttribute),
  };
}

/** The one value of an attribute that may stand once; null where it does not stand. */
export function attributeValue(attributes: readonly Attribute[], oid: string): DerElement | null {
  const found = attributes.filter((attribute) => attribute.oid === oid);
  const value = found[0]?.values[0];
  if (value === undefined) return null;
  if (found.length > 1 || found[0]?.values.length !== 1) {
    throw new FormatError('malformed', `the attribute ${oid} has more than one value`, value.start);
  }
  return value;
}

/** All values of all attributes with this identifier. */
export function attributeValues(attributes: readonly Attribute[], oid: string): readonly DerElement[] {
  return attributes.filter((attribute) => attribute.oid === oid).flatMap((attribute) => attribute.values);
}

function readAttribute(element: DerElement): Attribute {
  const fields = fieldsOf(element, TAG.sequence);
  return { oid: readOid(fields.take()), values: childrenOf(fields.take(TAG.set), 64) };
}

function readIdentifier(element: DerElement): SignerIdentifier {
  if (element.tag === 0x80) {
    return { kind: 'key-id', keyId: Buffer.from(contentOf(element)).toString('hex') };
  }
  const fields = fieldsOf(element, TAG.sequence);
  const issuer = readName(fields.take());
  return { kind: 'issuer-and-serial', issuer: issuer.key, serial: readIntegerHex(fields.take()) };
}

function asSet(signed: DerElement): Uint8Array {
  const bytes = Uint8Array.from(encodingOf(signed));
  bytes[0] = TAG.set;
  return bytes;
}
