import type { Assumption } from '../decide/assume.ts';
import { printMoment } from '../decide/compose-result.ts';
import type { Instant } from '../model/instant.ts';
import { parseMoment } from './clock.ts';

/** `ID` is made today, `ID=DATE` on that date. */
export function readAssumption(word: string, now: Instant): Assumption {
  const [prohibition = '', date] = word.split('=', 2);
  if (date === undefined) return { prohibition, date: new Date(now).toISOString().slice(0, 10) };
  const moment = parseMoment(date, '--assume');
  return { prohibition, date: printMoment(moment).slice(0, 10) };
}
