/** How people write countries, days and editions, as a profile has them; null where it is none. */

const REGIONS = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });

/** ISO 3166-1 codes, separated by commas or blanks. */
export function countriesOf(text: string): readonly string[] | null {
  const codes = text
    .toUpperCase()
    .split(/[\s,]+/)
    .filter((code) => code !== '');
  const areCountries = codes.every((code) => /^[A-Z]{2}$/.test(code) && REGIONS.of(code) !== undefined);
  if (codes.length === 0 || !areCountries) return null;
  // Some are also known by letters that are not the standard's: UK is GB.
  return [...new Set(codes.map((code) => new Intl.Locale(`und-${code}`).region ?? code))];
}

/** A day that there is: 2024-02-29, not 2023-02-29. */
export function dayOf(text: string): string | null {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return null;
  const at = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(text) ? text : null;
}

const MONTHS = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC'];

/** The month and year that stand behind a clause's title: DEC 2023. */
export function editionOf(text: string): string | null {
  const [, month = '', year] = /^\(?([a-z]{3})[a-z]*\.? +(\d{4})\)?$/i.exec(text) ?? [];
  const name = MONTHS.find((each) => each === month.toUpperCase());
  return name === undefined || year === undefined ? null : `${name} ${year}`;
}
