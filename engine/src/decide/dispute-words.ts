import type { Reading } from '../model/determination.ts';

/**
 * What sources say against one another of an instant, and why the stronger reading is the stronger; '' where
 * they do not disagree. A dispute begins with its stronger reading.
 */
export function disputeWords(readings: readonly Reading[]): string {
  const disputes: Reading[][] = [];
  for (const reading of readings) {
    if (reading.stronger || disputes.length === 0) disputes.push([]);
    disputes.at(-1)?.push(reading);
  }
  return disputes.map(sayDispute).join(' ');
}

function sayDispute(readings: readonly Reading[]): string {
  const said = readings.map((each) => `"${each.says}" (${each.source})`).join(' against ');
  const why = readings[0]?.why;
  return `Sources disagree on the ${areDaysApart(readings) ? 'day' : 'hour'}: ${said}.${why ? ` ${why}` : ''}`;
}

const DAY_MILLISECONDS = 24 * 60 * 60 * 1000;

function areDaysApart(readings: readonly Reading[]): boolean {
  // Beside an instant that nobody knows nothing is any time apart.
  const instants = readings.map(({ at }) => new Date(at ?? Number.NaN).getTime());
  return Math.max(...instants) - Math.min(...instants) >= DAY_MILLISECONDS;
}
