/** Names in certificates (X.501), printed as RFC 4514 has them: the last part first, `CN=…,O=…,C=…`. */
import { childrenOf, contentOf, type DerElement, encodingOf, expectTag, fieldsOf, TAG } from '../der/der.ts';
import { isString, readString } from '../der/strings.ts';
import { readOid } from '../der/values.ts';

export interface NameAttribute {
  readonly oid: string;
  /** In Unicode, as written; an octet that means nothing is U+FFFD. */
  readonly value: string;
}

export interface DistinguishedName {
  /** Parts in the order of the certificate, each of one or more attributes. */
  readonly parts: readonly (readonly NameAttribute[])[];
  /** RFC 4514. */
  readonly text: string;
  /** The encoding, as a key: names are the same when their bytes are. */
  readonly key: string;
}

const LABELS: Readonly<Record<string, string>> = {
  '2.5.4.3': 'CN',
  '2.5.4.4': 'SN',
  '2.5.4.5': 'serialNumber',
  '2.5.4.6': 'C',
  '2.5.4.7': 'L',
  '2.5.4.8': 'ST',
  '2.5.4.9': 'street',
  '2.5.4.10': 'O',
  '2.5.4.11': 'OU',
  '2.5.4.12': 'title',
  '2.5.4.15': 'businessCategory',
  '2.5.4.17': 'postalCode',
  '2.5.4.42': 'GN',
  '2.5.4.97': 'organizationIdentifier',
  '0.9.2342.19200300.100.1.1': 'UID',
  '0.9.2342.19200300.100.1.25': 'DC',
  '1.2.840.113549.1.9.1': 'emailAddress',
  '1.3.6.1.4.1.311.60.2.1.1': 'jurisdictionL',
  '1.3.6.1.4.1.311.60.2.1.2': 'jurisdictionST',
  '1.3.6.1.4.1.311.60.2.1.3': 'jurisdictionC',
};

export const COMMON_NAME = '2.5.4.3';
export const ORGANISATION = '2.5.4.10';

export function readName(element: DerElement): DistinguishedName {
  expectTag(element, TAG.sequence);
  const parts = childrenOf(element, 64).map((part) => {
    expectTag(part, TAG.set);
    return childrenOf(part, 16).map(readAttribute);
  });
  return { parts, text: printName(parts), key: nameKey(element) };
}

export function nameKey(element: DerElement): string {
  const { buffer, byteOffset, byteLength } = encodingOf(element);
  return Buffer.from(buffer, byteOffset, byteLength).toString('latin1');
}

/** The attribute that stands nearest to the leaf; null where there is none or it is empty. */
export function attributeOf(name: DistinguishedName, oid: string): string | null {
  const values = name.parts.flat().filter((attribute) => attribute.oid === oid);
  return values.at(-1)?.value.trim() || null;
}

/** What people call it: the common name, else the organisation, else the whole. */
export function shortName(name: DistinguishedName): string {
  return attributeOf(name, COMMON_NAME) ?? attributeOf(name, ORGANISATION) ?? name.text;
}

/** True where `name` begins with all parts of `prefix` (RFC 5280 section 4.2.1.10, directoryName). */
export function isWithin(name: DistinguishedName, prefix: DistinguishedName): boolean {
  return prefix.parts.every((part, i) => {
    const own = name.parts[i];
    return own !== undefined && samePart(own, part);
  });
}

function samePart(a: readonly NameAttribute[], b: readonly NameAttribute[]): boolean {
  return (
    a.length === b.length &&
    b.every((x) => a.some((y) => x.oid === y.oid && x.value.toLowerCase() === y.value.toLowerCase()))
  );
}

function readAttribute(element: DerElement): NameAttribute {
  const fields = fieldsOf(element, TAG.sequence);
  const oid = readOid(fields.take());
  const value = fields.take();
  const text = isString(value) ? readString(value) : `#${Buffer.from(contentOf(value)).toString('hex')}`;
  return { oid, value: text };
}

function printName(parts: DistinguishedName['parts']): string {
  return [...parts]
    .reverse()
    .map((part) => part.map(({ oid, value }) => `${LABELS[oid] ?? oid}=${escapeValue(value)}`).join('+'))
    .join(',');
}

/** RFC 4514 section 2.4; control characters are escaped beside what it asks, for they would move a terminal. */
function escapeValue(value: string): string {
  return value
    .replace(/[,+"\\<>;]/g, '\\$&')
    .replace(/^[ #]/, '\\$&')
    .replace(/(?<!\\) $/, '\\ ')
    .replace(/\p{Cc}/gu, (letter) => `\\${letter.charCodeAt(0).toString(16).padStart(2, '0')}`);
}
