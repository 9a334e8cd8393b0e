import type { Catalogue } from '../model/catalogue.ts';
import type { Moment } from '../model/instant.ts';
import { STALE_DAYS } from './catalogue-status.ts';
import { intervalOf } from './zoned-time.ts';

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const DAY = 86_400_000;

/** What every screen and report says once. The catalogue's version is its date: `2026.11.24`. */
export function noticeOf(catalogue: Pick<Catalogue, 'version'>): string {
  return `General information from the catalogue of ${dateText(catalogue.version.split('.'))}. Not legal advice, from no agency.`;
}

/** The same of an answer about a time, with a warning where the catalogue can hardly know that time's law. */
export function noticeAbout(catalogue: Pick<Catalogue, 'version' | 'prohibitions'>, asOf: Moment): string {
  const { from: asked } = intervalOf(asOf, 'UTC');
  const made = Date.parse(`${catalogue.version.split('.').slice(0, 3).join('-')}T00:00:00Z`);
  const days = Math.floor((asked - made) / DAY);
  if (days > STALE_DAYS) {
    return `${noticeOf(catalogue)} The time asked about is ${days} days later: law made since is not in it.`;
  }
  const first = firstDay(catalogue);
  if (first === null || asked >= Date.parse(first) - DAY) return noticeOf(catalogue);
  return `${noticeOf(catalogue)} The time asked about is before the first rule in it, which is of ${dateText(first.split('-'))}.`;
}

/** The first ISO day on which a clause of any law begins. By its text: a zone costs more than the day matters. */
function firstDay({ prohibitions }: Pick<Catalogue, 'prohibitions'>): string | null {
  let first: string | null = null;
  for (const { clauses, events } of prohibitions) {
    const begins = new Set(clauses.map(({ valid }) => valid.from));
    for (const { id, at } of events) {
      const day = at?.slice(0, 10) ?? null;
      if (day !== null && begins.has(id) && (first === null || day < first)) first = day;
    }
  }
  return first;
}

function dateText([year = '', month = '', day = '']: readonly string[]): string {
  const name = MONTHS[Number(month) - 1];
  return name === undefined ? `${year}.${month}.${day}` : `${Number(day)} ${name} ${year}`;
}
