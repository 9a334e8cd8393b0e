/**
 * Every string type that names in certificates use (X.680 section 41; RFC 5280 section 4.1.2.4). Nothing is
 * refused for its letters: octets that mean nothing in their type become U+FFFD.
 */
import { FormatError } from '../byte-reader.ts';
import { contentOf, type DerElement } from './der.ts';

const utf8 = new TextDecoder('utf-8');
const utf16 = new TextDecoder('utf-16be', { ignoreBOM: true });
const latin1 = new TextDecoder('windows-1252');

const DECODERS: Readonly<Record<number, (octets: Uint8Array) => string>> = {
  12: (octets) => utf8.decode(octets),
  18: ascii, // NumericString
  19: ascii, // PrintableString
  20: (octets) => latin1.decode(octets), // TeletexString: what is written in it is Latin-1, whatever T.61 says
  22: ascii, // IA5String
  26: ascii, // VisibleString
  27: (octets) => latin1.decode(octets), // GeneralString
  28: universal,
  30: (octets) => utf16.decode(octets), // BMPString: surrogate pairs are met in the wild, and read as such
};

export function isString(element: DerElement): boolean {
  return DECODERS[element.tag] !== undefined;
}

export function readString(element: DerElement): string {
  const decode = DECODERS[element.tag];
  if (decode === undefined) {
    throw new FormatError(
      'malformed',
      `no ASN.1 string has the tag 0x${element.tag.toString(16)}`,
      element.start,
    );
  }
  return decode(contentOf(element));
}

/** Octets above 127 do not belong in these types, and issuers have put both UTF-8 and Latin-1 there. */
function ascii(octets: Uint8Array): string {
  const text = utf8.decode(octets);
  return text.includes('\uFFFD') ? latin1.decode(octets) : text;
}

/** UniversalString: UTF-32 with the high octet first. */
function universal(octets: Uint8Array): string {
  const view = new DataView(octets.buffer, octets.byteOffset, octets.byteLength);
  const letters: string[] = [];
  for (let at = 0; at + 4 <= octets.length; at += 4) {
    const point = view.getUint32(at);
    const isLetter = point <= 0x10ffff && (point < 0xd800 || point > 0xdfff);
    letters.push(isLetter ? String.fromCodePoint(point) : '\uFFFD');
  }
  if (octets.length % 4 !== 0) letters.push('\uFFFD');
  return letters.join('');
}
