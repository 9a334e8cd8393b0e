/** The first day of "2024", "2024-09" or "2024-09-30": an edge is in force from there on, so that none is missed. */
export function firstDayOf(date: string): string {
  return date.concat('-01-01').slice(0, 10);
}

/** The first day after a year or a month: an edge that ended somewhere in it is in force until it is over. A day is itself. */
export function dayAfterPeriod(date: string): string {
  const [year = 0, month = 12, day] = date.split('-').map(Number);
  if (day !== undefined) return date;
  return new Date(Date.UTC(year, month, 1)).toISOString().slice(0, 10);
}
