import { PACKAGE_TABLES } from './package-tables.ts';
import { SYSTEM_TABLES } from './system-tables.ts';
import type { Table } from './table.ts';
import { WINDOWS_TABLES } from './windows-tables.ts';

/**
 * The tables that are understood. A row does not say which it is of, so the first fits whose columns it
 * has: a table stands before those whose columns it has too.
 */
export const TABLES: readonly Table[] = [...PACKAGE_TABLES, ...WINDOWS_TABLES, ...SYSTEM_TABLES];

/**
 * The table that a query's rows are of: by their columns, of which it must have all that its rows always have
 * and `least` of those that tell it from others, else by what the query is called.
 */
export function tableOf(columns: ReadonlySet<string>, query: string | null, least = 1): Table | null {
  const isTold = (table: Table): boolean =>
    table.allOf.every((each) => columns.has(each)) &&
    table.oneOf.filter((each) => columns.has(each)).length >= least;
  const told = TABLES.find(isTold);
  if (told !== undefined || query === null) return told ?? null;
  const words = query.toLowerCase().split(/[^a-z_]+/);
  const isNamed = ({ name }: Table): boolean =>
    words.some((word) => word === name || word.endsWith(`_${name}`));
  return TABLES.find(isNamed) ?? null;
}
