import type { Catalogue } from '../model/catalogue.ts';

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** What every screen and report says once. The catalogue's version is its date: `2026.11.24`. */
export function noticeOf(catalogue: Pick<Catalogue, 'version'>): string {
  const [year, month, day] = catalogue.version.split('.');
  const name = MONTHS[Number(month) - 1];
  const date = name === undefined ? catalogue.version : `${Number(day)} ${name} ${year}`;
  return `General information from the catalogue of ${date}. Not legal advice, from no agency.`;
}
