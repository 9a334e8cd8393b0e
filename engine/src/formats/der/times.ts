/** UTCTime and GeneralizedTime (X.680 sections 46 and 47; years of two digits by RFC 5280 section 4.1.2.5.1). */
import { FormatError } from '../byte-reader.ts';
import { contentOf, type DerElement, TAG } from './der.ts';

const UTC = /^(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)?(Z|[+-]\d{4})$/;
const GENERALIZED = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)?(\d\d)?(?:[.,](\d{1,9}))?(Z|[+-]\d{4})?$/;

/** The instant that the element names. A GeneralizedTime without a zone is read as UTC. */
export function readTime(element: DerElement): number {
  const text = Buffer.from(contentOf(element).subarray(0, 40)).toString('latin1');
  if (element.tag === TAG.utcTime) {
    const match = UTC.exec(text);
    if (match !== null) {
      const year = Number(match[1]);
      return instant(element, year < 50 ? 2000 + year : 1900 + year, match.slice(2, 7), '', match[7]);
    }
  }
  if (element.tag === TAG.generalizedTime) {
    const match = GENERALIZED.exec(text);
    if (match !== null) return instant(element, Number(match[1]), match.slice(2, 7), match[7], match[8]);
  }
  throw new FormatError('malformed', 'an ASN.1 time that cannot be read', element.start);
}

function instant(
  element: DerElement,
  year: number,
  parts: readonly (string | undefined)[],
  fraction: string | undefined,
  zone: string | undefined,
): number {
  const [month = 0, day = 0, hour = 0, minute = 0, second = 0] = parts.map((part) => Number(part ?? 0));
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  date.setUTCHours(hour, minute, second, Number((fraction ?? '').padEnd(3, '0').slice(0, 3)));
  if (date.getUTCMonth() !== month - 1 || hour > 23 || minute > 59 || second > 60) {
    throw new FormatError(
      'malformed',
      'an ASN.1 time with a day or hour that there is none of',
      element.start,
    );
  }
  return date.getTime() - zoneMilliseconds(zone);
}

function zoneMilliseconds(zone: string | undefined): number {
  if (zone === undefined || zone === 'Z') return 0;
  const minutes = Number(zone.slice(1, 3)) * 60 + Number(zone.slice(3, 5));
  return (zone.startsWith('-') ? -minutes : minutes) * 60_000;
}
