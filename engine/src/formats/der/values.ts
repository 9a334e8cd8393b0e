/** The plain values of DER: object identifiers, integers, bit and octet strings (X.690 section 8). */
import { FormatError } from '../byte-reader.ts';
import { contentOf, type DerElement, expectTag, TAG } from './der.ts';

/** An object identifier, in dots. */
export function readOid(element: DerElement): string {
  expectTag(element, TAG.oid);
  const content = contentOf(element);
  if (content.length === 0 || content.length > 64) {
    throw new FormatError('malformed', `an object identifier of ${content.length} bytes`, element.start);
  }
  const arcs: string[] = [];
  let arc = 0n;
  for (const [i, octet] of content.entries()) {
    arc = arc * 128n + BigInt(octet & 0x7f);
    if (octet & 0x80) {
      if (i === content.length - 1) throw new FormatError('truncated', 'an object identifier', element.start);
      continue;
    }
    if (arcs.length > 0) arcs.push(arc.toString());
    else if (arc < 80n) arcs.push((arc / 40n).toString(), (arc % 40n).toString());
    else arcs.push('2', (arc - 80n).toString());
    arc = 0n;
  }
  return arcs.join('.');
}

/** A whole number that fits: versions, path lengths. */
export function readSmallInteger(element: DerElement): number {
  expectTag(element, TAG.integer);
  const content = contentOf(element);
  if (content.length === 0 || content.length > 5 || (content[0] ?? 0) > 0x7f) {
    throw new FormatError('malformed', 'an integer outside the range that belongs here', element.start);
  }
  return content.reduce((value, octet) => value * 256 + octet, 0);
}

/** An integer's octets in lower-case hexadecimal, without leading zero octets: serial numbers. */
export function readIntegerHex(element: DerElement): string {
  expectTag(element, TAG.integer);
  const hex = Buffer.from(contentOf(element)).toString('hex');
  return hex.replace(/^(00)+(?=..)/, '');
}

export function readBoolean(element: DerElement): boolean {
  expectTag(element, TAG.boolean);
  return contentOf(element)[0] !== 0 && element.end > element.content;
}

export function readOctets(element: DerElement): Uint8Array {
  expectTag(element, TAG.octetString);
  return contentOf(element);
}

/** A bit string of whole octets: keys and signatures. */
export function readBitOctets(element: DerElement): Uint8Array {
  expectTag(element, TAG.bitString);
  const content = contentOf(element);
  if (content[0] !== 0)
    throw new FormatError('malformed', 'a bit string that ends inside an octet', element.start);
  return content.subarray(1);
}

/** A bit string of flags: true where bit `n`, counted from the first, is set. */
export function readFlags(element: DerElement): (bit: number) => boolean {
  expectTag(element, TAG.bitString);
  const content = contentOf(element);
  return (bit) => (((content[1 + (bit >> 3)] ?? 0) >> (7 - (bit & 7))) & 1) === 1;
}
