import type { Instant, Moment } from '../model/instant.ts';

const instants = new Map<string, Map<string, Instant>>();

/**
 * The instant that an ISO date or instant names; a bare date is the start of that day in the zone. The
 * dates of laws are few and asked for by the million, so each is worked out once.
 */
export function instantOf(text: string, zone: string): Instant {
  const inZone = instants.get(zone) ?? new Map<string, Instant>();
  const known = inZone.get(text);
  if (known !== undefined) return known;
  const instant = text.includes('T') ? Date.parse(text) : startOfDay(text, zone);
  if (inZone.size < MOST_DATES) instants.set(zone, inZone.set(text, instant));
  return instant;
}

const DAY = 86_400_000;

/** Dates kept; a log of distinct instants beyond that is worked out each time. */
const MOST_DATES = 10_000;

/** The half-open interval of a moment: an instant is its own, a day runs from midnight to midnight of the zone. */
export function intervalOf(
  moment: Moment,
  zone: string,
): { readonly from: Instant; readonly until: Instant } {
  if (moment.kind === 'instant') return { from: moment.at, until: moment.at + 1 };
  return { from: startOfDay(moment.date, zone), until: startOfDay(dayAfter(moment.date), zone) };
}

/** ISO text of an instant in UTC, without milliseconds where there are none. */
export function isoOf(instant: Instant): string {
  return new Date(instant).toISOString().replace('.000Z', 'Z');
}

/** The calendar date of an instant in a zone, as `2030-09-29`. */
export function dateIn(instant: Instant, zone: string): string {
  const inZone = dates.get(zone) ?? new Map<Instant, string>();
  const known = inZone.get(instant);
  if (known !== undefined) return known;
  const parts = partsIn(instant, zone);
  const date = `${pad(parts.year, 4)}-${pad(parts.month, 2)}-${pad(parts.day, 2)}`;
  if (inZone.size < MOST_DATES) dates.set(zone, inZone.set(instant, date));
  return date;
}

const dates = new Map<string, Map<Instant, string>>();

/** The calendar day after an ISO date. */
export function dayAfter(date: string): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + DAY).toISOString().slice(0, 10);
}

/**
 * Midnight of a date in an IANA zone, the first where it comes twice. Where the clock skips midnight, the first
 * instant of the day; of a day that a place left out, the first of the next.
 */
function startOfDay(date: string, zone: string): Instant {
  const wall = Date.parse(`${date}T00:00:00Z`);
  const [early = wall, late = wall] = [wall - DAY, wall + DAY]
    .map((near) => wall - offsetAt(near, zone))
    .sort((a, b) => a - b);
  // By the offset of the day before or of the day after; the earlier may still be in the day before.
  return early + offsetAt(early, zone) < wall ? late : early;
}

/** Milliseconds that the zone's wall clock is ahead of UTC at an instant of whole seconds. */
function offsetAt(instant: Instant, zone: string): number {
  const { year, month, day, hour, minute, second } = partsIn(instant, zone);
  // Date.UTC takes the years below 100 for those of the twentieth century; the calendar repeats after 400.
  return Date.UTC(year + 400, month - 1, day, hour, minute, second) - FOUR_CENTURIES - instant;
}

const FOUR_CENTURIES = 146_097 * DAY;

interface WallClock {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
}

const formats = new Map<string, Intl.DateTimeFormat>();

function partsIn(instant: Instant, zone: string): WallClock {
  if (zone === 'UTC') return partsInUtc(instant);
  let format = formats.get(zone);
  if (!format) {
    format = new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      calendar: 'gregory',
      numberingSystem: 'latn',
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
    formats.set(zone, format);
  }
  const found: Record<string, number> = {};
  for (const part of format.formatToParts(instant)) found[part.type] = Number(part.value);
  return {
    year: found.year ?? 0,
    month: found.month ?? 1,
    day: found.day ?? 1,
    hour: found.hour ?? 0,
    minute: found.minute ?? 0,
    second: found.second ?? 0,
  };
}

/** Without Intl, whose first use takes milliseconds. */
function partsInUtc(instant: Instant): WallClock {
  const at = new Date(instant);
  return {
    year: at.getUTCFullYear(),
    month: at.getUTCMonth() + 1,
    day: at.getUTCDate(),
    hour: at.getUTCHours(),
    minute: at.getUTCMinutes(),
    second: at.getUTCSeconds(),
  };
}

function pad(value: number, width: number): string {
  return String(value).padStart(width, '0');
}
