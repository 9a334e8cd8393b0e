const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const NAME = '(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\\.?';
const DATE = `(?:${NAME} (\\d{1,2}),? (\\d{4})|(\\d{1,2}) ${NAME},? (\\d{4})|(\\d{4}-\\d{2}-\\d{2}))`;

/** The full dates that a text writes, as ISO days: "September 29, 2030", "29 Sept. 2030", "2030-09-29". */
export function datesIn(text: string): string[] {
  return [...text.matchAll(new RegExp(DATE, 'gi'))].map((match) => isoDay(match.slice(1)));
}

/** The days of which a text says that something lasts through them. */
export function daysSaidToLast(text: string): string[] {
  return daysAfterWords('through|up to and including|until the end of|no later than|on or before', text);
}

/** The days of which a text says that something is over when they begin. */
export function daysSaidToEnd(text: string): string[] {
  return daysAfterWords('(?<!on or )before|prior to', text);
}

/** The days of which a text says that something begins with them. */
export function daysSaidToBegin(text: string): string[] {
  return daysAfterWords(
    'on or after|on and after|(?:effective|beginning|starting|as of|as from)(?: on)?',
    text,
  );
}

/** The days of which a text says that something begins when they are over. */
export function daysSaidToPass(text: string): string[] {
  return daysAfterWords('(?<!on (?:or|and) )after', text);
}

function daysAfterWords(words: string, text: string): string[] {
  const written = new RegExp(`\\b(?:${words}) ${DATE}`, 'gi');
  return [...text.matchAll(written)].map((match) => isoDay(match.slice(1)));
}

function isoDay(parts: readonly (string | undefined)[]): string {
  const [monthFirst, day, year, dayFirst, monthSecond, yearSecond, iso] = parts;
  if (iso !== undefined) return iso;
  const month = MONTHS.indexOf((monthFirst ?? monthSecond ?? '').slice(0, 3).toLowerCase()) + 1;
  const two = (value: string | number | undefined): string => String(value ?? '').padStart(2, '0');
  return `${year ?? yearSecond}-${two(month)}-${two(day ?? dayFirst)}`;
}

/** An ISO day so many days later. */
export function daysAfter(day: string, count: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + count * 86_400_000).toISOString().slice(0, 10);
}
