/**
 * DER, the encoding of certificates and signatures (ITU-T X.690, definite lengths only). Elements are read
 * one at a time and by schema, so the depth of the stack is the depth of the schema and never that of the
 * bytes. Throws `FormatError`; callers are inside `formats/`.
 */
import { FormatError } from '../byte-reader.ts';

/** Identifier octets that certificates and CMS use. */
export const TAG = {
  boolean: 0x01,
  integer: 0x02,
  bitString: 0x03,
  octetString: 0x04,
  nothing: 0x05,
  oid: 0x06,
  utcTime: 0x17,
  generalizedTime: 0x18,
  sequence: 0x30,
  set: 0x31,
  context0: 0xa0,
  context1: 0xa1,
  context2: 0xa2,
  context3: 0xa3,
} as const;

/** One element: offsets are into `bytes`, which is shared and never copied. */
export interface DerElement {
  readonly bytes: Uint8Array;
  /** The identifier octet: class, constructed bit and number. */
  readonly tag: number;
  readonly start: number;
  readonly content: number;
  readonly end: number;
}

/** Reads the element at `offset`, which must end by `limit`. */
export function readDer(bytes: Uint8Array, offset = 0, limit = bytes.length): DerElement {
  const tag = bytes[offset];
  const first = bytes[offset + 1];
  if (offset + 2 > limit || tag === undefined || first === undefined) {
    throw new FormatError('truncated', 'an ASN.1 element has no room for its tag and length', offset);
  }
  if ((tag & 0x1f) === 0x1f) throw new FormatError('unsupported', 'an ASN.1 tag of many bytes', offset);
  let content = offset + 2;
  let length = first;
  if (first === 0x80) throw new FormatError('unsupported', 'an ASN.1 length left open (BER)', offset);
  if (first > 0x80) {
    const octets = first & 0x7f;
    if (octets > 4) throw new FormatError('malformed', `an ASN.1 length of ${octets} bytes`, offset);
    if (content + octets > limit)
      throw new FormatError('truncated', 'an ASN.1 length that is cut off', offset);
    length = 0;
    for (let i = 0; i < octets; i++) length = length * 256 + (bytes[content + i] ?? 0);
    content += octets;
  }
  const end = content + length;
  if (end > limit) {
    throw new FormatError('truncated', `an ASN.1 element ends ${end - limit} bytes past its room`, offset);
  }
  return { bytes, tag, start: offset, content, end };
}

/** The content octets, as a view. */
export function contentOf(element: DerElement): Uint8Array {
  return element.bytes.subarray(element.content, element.end);
}

/** Tag, length and content, as a view. */
export function encodingOf(element: DerElement): Uint8Array {
  return element.bytes.subarray(element.start, element.end);
}

/** Takes the children of one element in order. */
export interface DerFields {
  /** The next child, which must have this tag where one is given. */
  take(tag?: number): DerElement;
  /** The next child if it has this tag, else nothing is taken. */
  optional(tag: number): DerElement | null;
  /** The next child's tag; null at the end. */
  peek(): number | null;
}

/** Opens a constructed element, which must have this tag. */
export function fieldsOf(element: DerElement, tag?: number): DerFields {
  if (tag !== undefined) expectTag(element, tag);
  let at = element.content;
  const peek = () => (at < element.end ? (element.bytes[at] ?? null) : null);
  const take = (wanted?: number) => {
    const child = readDer(element.bytes, at, element.end);
    if (wanted !== undefined) expectTag(child, wanted);
    at = child.end;
    return child;
  };
  return { take, peek, optional: (wanted) => (peek() === wanted ? take(wanted) : null) };
}

/** All children, at most `most` of them. */
export function childrenOf(element: DerElement, most = 1024): DerElement[] {
  const children: DerElement[] = [];
  let at = element.content;
  while (at < element.end) {
    if (children.length >= most) {
      throw new FormatError('limit-reached', `an ASN.1 list of more than ${most} elements`, element.start);
    }
    const child = readDer(element.bytes, at, element.end);
    children.push(child);
    at = child.end;
  }
  return children;
}

export function expectTag(element: DerElement, tag: number): void {
  if (element.tag === tag) return;
  const found = element.tag.toString(16);
  throw new FormatError(
    'malformed',
    `an ASN.1 tag 0x${found} where 0x${tag.toString(16)} belongs`,
    element.start,
  );
}
