/**
 * Tables whose columns are all references to strings, first all of the one, then all of the next. The last two
 * are a name and its value: `Property` has no more, `MsiPatchMetadata` has the company that defines it before.
 */
import { FormatError } from '../byte-reader.ts';
import type { StringPool } from './string-pool.ts';
import { referenceAt } from './table.ts';

/** Values by name. Throws `FormatError`. */
export function readProperties(
  table: Uint8Array,
  pool: StringPool,
  columns: 2 | 3 = 2,
): ReadonlyMap<string, string> {
  const width = pool.referenceBytes;
  const rows = table.length / (width * columns);
  if (!Number.isInteger(rows))
    throw new FormatError(
      'malformed',
      `the property table has ${table.length} bytes, which are no whole rows`,
      null,
    );
  const references: { name: number; value: number }[] = [];
  const wanted = new Set<number>();
  for (let row = 0; row < rows; row++) {
    const name = referenceAt(table, (rows * (columns - 2) + row) * width, width);
    const value = referenceAt(table, (rows * (columns - 1) + row) * width, width);
    references.push({ name, value });
    wanted.add(name).add(value);
  }
  wanted.delete(0);
  const strings = pool.strings(wanted);
  const properties = new Map<string, string>();
  for (const { name, value } of references) {
    const key = strings.get(name);
    if (key === undefined)
      throw new FormatError('malformed', `a property is called by string ${name}, and there is none`, null);
    properties.set(key, strings.get(value) ?? '');
  }
  return properties;
}
