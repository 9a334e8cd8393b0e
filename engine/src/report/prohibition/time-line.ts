import type { LawEvent } from '../../model/prohibition.ts';
import { instantText } from '../text/dates.ts';
import { columns, field, wrapped } from '../text/lines.ts';

/** Columns below which a date and a title side by side would be cut to pieces. */
const NARROWEST_SEGMENT = 18;

/** The instrument's dates from left to right, as far as the width allows; else one under the other. */
export function timeLine(events: readonly LawEvent[], openEnded: boolean, width: number): string[] {
  const tail = openEnded ? '▶ open' : '';
  const segment = Math.floor((width - columns(tail)) / Math.max(1, events.length));
  return segment < NARROWEST_SEGMENT ? vertical(events, width) : horizontal(events, segment, tail);
}

function horizontal(events: readonly LawEvent[], segment: number, tail: string): string[] {
  const bar = events.map((event) => {
    const head = `●─ ${dateOf(event)} `;
    return head + '─'.repeat(Math.max(0, segment - columns(head)));
  });
  const titles = events.map((event) => wrapped([event.title], segment - 2, false));
  const depth = Math.max(0, ...titles.map((lines) => lines.length));
  const rows = Array.from({ length: depth }, (_, row) =>
    titles
      .map((lines) => padded(lines[row] ?? '', segment))
      .join('')
      .trimEnd(),
  );
  return [`${bar.join('')}${tail}`, ...rows];
}

function vertical(events: readonly LawEvent[], width: number): string[] {
  const layout = { width, colour: false, indent: 2, label: 15 };
  return events.flatMap((event) => field(dateOf(event), [event.title], layout));
}

function dateOf(event: LawEvent): string {
  return event.at === null ? 'not yet' : instantText(event.at, event.zone);
}

function padded(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - columns(text)));
}
