import type { Clocks, Instant, Moment } from '../model/instant.ts';
import { InterdictError } from '../model/interdict-error.ts';
import type { OptionName } from './options.ts';
import type { Settings } from './settings.ts';

const DAY = /^(\d{4})-(\d{2})-(\d{2})$/;
const INSTANT = /^(\d{4}-\d{2}-\d{2})T(\d{2}):(\d{2})(?::(\d{2})(?:\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})$/;

/**
 * Reads `2024-08-15` (that day, in the law's own place) or an instant with its offset (ISO 8601).
 *
 * @param subject how the user gave it, for the message
 * @throws InterdictError `date-malformed`
 */
export function parseMoment(text: string, subject: string): Moment {
  if (DAY.test(text)) {
    if (!isDay(text)) throw malformed(text, subject, 'There is no such day.');
    return { kind: 'day', date: text };
  }
  const parts = INSTANT.exec(text);
  if (!parts) {
    const bare = /^\d{4}-\d{2}-\d{2}T/.test(text) && !/(Z|[+-]\d{2}:\d{2})$/.test(text);
    throw malformed(
      text,
      subject,
      bare ? 'A time needs its offset from UTC.' : 'This is neither a day nor an instant.',
    );
  }
  const [, day = '', hour, minute, second = '0', offset = 'Z'] = parts;
  const at = Date.parse(text);
  const inRange = Number(hour) < 24 && Number(minute) < 60 && Number(second) < 60;
  const offsetHours = offset === 'Z' ? 0 : Number(offset.slice(1, 3));
  if (!isDay(day) || !inRange || offsetHours > 14 || Number.isNaN(at)) {
    throw malformed(text, subject, 'There is no such instant.');
  }
  return { kind: 'instant', at };
}

/**
 * Reads a day and nothing finer: `2024-08-15`.
 *
 * @throws InterdictError `date-malformed`
 */
export function parseDay(text: string, subject: string): string {
  if (!DAY.test(text)) throw malformed(text, subject, 'This is no day.');
  if (!isDay(text)) throw malformed(text, subject, 'There is no such day.');
  return text;
}

/**
 * Reads a model year: four digits.
 *
 * @throws InterdictError `model-year-malformed`
 */
export function parseModelYear(text: string, subject: string): number {
  if (/^(19[89]|20\d)\d$/.test(text)) return Number(text);
  throw new InterdictError({
    code: 'model-year-malformed',
    family: 'usage',
    message: 'This is no model year.',
    subject: `${subject} ${text}`,
    remedy: 'Write its four digits: 2027.',
  });
}

/** The two clocks as the user set them; each is now where nothing was given. */
export function readClocks(settings: Settings, now: Instant): Clocks {
  const read = (name: OptionName): Moment => {
    const text = settings.text(name);
    return text === null ? { kind: 'instant', at: now } : parseMoment(text, settings.origin(name));
  };
  return { asOf: read('as-of'), asKnown: read('as-known'), now };
}

function isDay(text: string): boolean {
  const at = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(at) && new Date(at).toISOString().slice(0, 10) === text;
}

function malformed(text: string, subject: string, message: string): InterdictError {
  return new InterdictError({
    code: 'date-malformed',
    family: 'usage',
    message,
    subject: `${subject} ${text}`,
    remedy: 'Write a day (2024-08-15) or an instant with its offset (2024-08-15T23:59:00-04:00).',
  });
}

const AGE = /^(\d{1,6})(h|d|w)$/;
const HOURS = { h: 1, d: 24, w: 168 } as const;

/**
 * Reads an age: `36h`, `30d`, `4w`; in milliseconds.
 *
 * @throws InterdictError `age-malformed`
 */
export function parseAge(text: string, subject: string): number {
  const parts = AGE.exec(text);
  const unit = parts?.[2];
  if (parts && (unit === 'h' || unit === 'd' || unit === 'w'))
    return Number(parts[1]) * HOURS[unit] * 3_600_000;
  throw new InterdictError({
    code: 'age-malformed',
    family: 'usage',
    message: 'This is no age.',
    subject: `${subject} ${text}`,
    remedy: 'Write hours, days or weeks: 36h, 30d, 4w.',
  });
}
