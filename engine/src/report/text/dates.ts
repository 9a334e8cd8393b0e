import { dateIn } from '../../decide/zoned-time.ts';

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** `3 Mar 2021` for an ISO date. */
export function dayText(date: string): string {
  const [year, month, day] = date.slice(0, 10).split('-');
  const name = MONTHS[Number(month) - 1];
  return name === undefined ? date : `${Number(day)} ${name} ${year}`;
}

/** An ISO instant (or date) as the law's own place writes it; the time only where it is not midnight. */
export function instantText(text: string, zone: string): string {
  if (!text.includes('T')) return dayText(text);
  const at = Date.parse(text);
  if (Number.isNaN(at)) return text;
  const day = dayText(dateIn(at, zone));
  const clock = clockOf(zone).format(at);
  return clock.startsWith('00:00') ? day : `${day}, ${clock}`;
}

const clocks = new Map<string, Intl.DateTimeFormat>();

/** One format for each zone: making one costs a hundred times what using it does. */
function clockOf(zone: string): Intl.DateTimeFormat {
  const known = clocks.get(zone);
  if (known) return known;
  const made = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hourCycle: 'h23',
    hour: '2-digit',
    minute: '2-digit',
    timeZoneName: 'short',
  });
  clocks.set(zone, made);
  return made;
}
