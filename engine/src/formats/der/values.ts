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
  if ((content.at(-1) ?? 0) > 0x7f) {
    throw new FormatError('truncated', 'an object identifier that is cut off', element.start);
  }
  let dotted = '';
  for (let at = 0; at < content.length; ) {
    const end = arcEnd(content, at);
    const arc = readArc(content, at, end);
    if (at > 0) dotted += `.${arc}`;
    else if (arc < 40) dotted = `0.${arc}`;
    else dotted = arc < 80 ? `1.${BigInt(arc) - 40n}` : `2.${BigInt(arc) - 80n}`;
    at = end;
  }
  return dotted;
}

function arcEnd(content: Uint8Array, start: number): number {
  let end = start;
  while ((content[end] ?? 0) > 0x7f) end += 1;
  return end + 1;
}

/** Seven bits an octet; numbers of more than seven octets are met in identifiers made from UUIDs. */
function readArc(content: Uint8Array, start: number, end: number): number | bigint {
  if (end - start > 7) {
    let large = 0n;
    for (let at = start; at < end; at++) large = large * 128n + BigInt((content[at] ?? 0) & 0x7f);
    return large;
  }
  let arc = 0;
  for (let at = start; at < end; at++) arc = arc * 128 + ((content[at] ?? 0) & 0x7f);
  return arc;
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
