/** How people write countries, days and editions, as a profile has them; null where it is none. */

const REGIONS = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });

/** ISO 3166-1 codes, each alone or with a part of the country (US-TX), separated by commas or blanks. */
export function countriesOf(text: string): readonly string[] | null {
  const places = text
    .toUpperCase()
    .split(/[\s,]+/)
    .filter((place) => place !== '')
    .map(placeOf);
  const known = places.filter((place) => place !== null);
  return known.length === 0 || known.length < places.length ? null : [...new Set(known)];
}

function placeOf(written: string): string | null {
  const [, code = '', part = ''] = /^([A-Z]{2})(-[A-Z0-9]{1,3})?$/.exec(written) ?? [];
  if (code === '' || REGIONS.of(code) === undefined) return null;
  // Some are also known by letters that are not the standard's: UK is GB.
  return (new Intl.Locale(`und-${code}`).region ?? code) + part;
}

/** A day that there is: 2024-02-29, not 2023-02-29. */
export function dayOf(text: string): string | null {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return null;
  const at = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(text) ? text : null;
}

/** The days, separated by commas, on which what was made on a day was renewed: later ones; none for `never`. */
export function renewalsOf(text: string, made: string): readonly string[] | null {
  if (text.trim().toLowerCase() === 'never') return [];
  const days = text.split(',').map((each) => dayOf(each.trim()));
  const later = days.flatMap((day) => (day !== null && day > made ? [day] : []));
  return later.length < days.length ? null : [...new Set(later)].sort();
}

const MONTHS = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC'];

/** The month and year that stand behind a clause's title: DEC 2023. */
export function editionOf(text: string): string | null {
  const [, month = '', year] = /^\(?([a-z]{3})[a-z]*\.? +(\d{4})\)?$/i.exec(text) ?? [];
  const name = MONTHS.find((each) => each === month.toUpperCase());
  return name === undefined || year === undefined ? null : `${name} ${year}`;
}
