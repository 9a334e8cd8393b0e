import { type AlignedHeader, alignedHeader } from '../../formats/aligned-table/aligned-table.ts';
import { CSV_DELIMITERS, type CsvDelimiter, csvRows } from '../../formats/csv/csv.ts';
import { type Line, textLines } from '../../formats/text.ts';
import {
  CATALOGUE_COLUMNS,
  COLUMN_NAMES,
  columnName,
  FIRM_COLUMNS,
  FOREIGN_COLUMNS,
  GENERIC_COLUMNS,
  type InventoryField,
  PURCHASE_COLUMNS,
} from './column-names.ts';

/** How a row's cells stand apart: by a sign between them, or each below its column's name. */
export type InventoryLayout =
  | { readonly kind: 'delimited'; readonly delimiter: CsvDelimiter }
  | { readonly kind: 'aligned'; readonly header: AlignedHeader };

/** What the columns of a table mean. */
export interface InventoryHeader {
  readonly layout: InventoryLayout;
  /** The line it ends on; the rows begin after it. */
  readonly line: number;
  /** How many columns it names. */
  readonly width: number;
  /** The index of the column for each field that has one. */
  readonly columns: ReadonlyMap<InventoryField, number>;
  /** A list of what was bought or is owned, and not of what is installed. */
  readonly isPurchaseList: boolean;
  /** It is plain that the table lists programs, without anybody saying so. */
  readonly isPlain: boolean;
}

/** Lines that may stand above the header: a title, a date, `#TYPE …`, an empty line. */
const PREAMBLE_LINES = 20;

/** Finds the header among the first lines of a text; null where there is none. */
export function findHeader(text: string): InventoryHeader | null {
  let previous: Line | null = null;
  for (const line of textLines([text])) {
    if (line.line > PREAMBLE_LINES) return null;
    const aligned = previous === null ? null : alignedHeader(previous.text, line.text);
    const header =
      aligned === null
        ? delimitedHeader(line.text, line.line)
        : columnsOf(aligned.names, { kind: 'aligned', header: aligned }, line.line);
    if (header !== null) return header;
    previous = line;
  }
  return null;
}

function delimitedHeader(text: string, line: number): InventoryHeader | null {
  if (text.trim() === '' || text.startsWith('#TYPE')) return null;
  let best: InventoryHeader | null = null;
  for (const delimiter of CSV_DELIMITERS) {
    if (!text.includes(delimiter)) continue;
    for (const row of csvRows([{ line, text, cut: false }], delimiter)) {
      if (row.kind !== 'row') continue;
      const header = columnsOf(row.cells, { kind: 'delimited', delimiter }, line);
      if (header !== null && header.columns.size > (best?.columns.size ?? 0)) best = header;
    }
  }
  return best;
}

/** Few texts have one of these words alone between two commas; most rows go no further. */
const PRODUCTS: ReadonlySet<string> = new Set(COLUMN_NAMES.product);

const LONGEST_PRODUCT = Math.max(...COLUMN_NAMES.product.map((name) => name.length));

/** Whether a cell is short enough for the name of a product's column: the sentences of a text are not looked at closer. */
function mayBeProduct(cell: string): boolean {
  return cell.length <= 2 * LONGEST_PRODUCT && PRODUCTS.has(columnName(cell));
}

/** A header has a product's name, and one thing more that an inventory has; null for any other row. */
function columnsOf(cells: readonly string[], layout: InventoryLayout, line: number): InventoryHeader | null {
  if (!cells.some(mayBeProduct)) return null;
  const names = cells.map(columnName);
  const columns = new Map<InventoryField, number>();
  for (const [field, known] of fields()) {
    const index = known.map((name) => names.indexOf(name)).find((found) => found !== -1);
    if (index !== undefined) columns.set(field, index);
  }
  takeNameForHost(names, columns);
  const isInventory =
    columns.has('product') && (columns.has('publisher') || columns.has('version') || columns.has('host'));
  if (!isInventory) return null;
  const isPurchaseList =
    names.some((name) => PURCHASE_COLUMNS.has(name)) &&
    !columns.has('install-location') &&
    !columns.has('uninstall-command');
  const isPlain = isPlainlyPrograms(names, columns);
  return { layout, line, width: cells.length, columns, isPurchaseList, isPlain };
}

/**
 * A list of people has names and firms too, and a list of packages that could be had has versions: they are
 * no inventories until somebody says so.
 */
function isPlainlyPrograms(names: readonly string[], columns: ReadonlyMap<InventoryField, number>): boolean {
  const nameOf = (field: InventoryField): string => names[columns.get(field) ?? -1] ?? '';
  if (!GENERIC_COLUMNS.has(nameOf('product'))) return true;
  if (names.some((name) => FOREIGN_COLUMNS.has(name))) return false;
  const isMade = columns.has('publisher') && !FIRM_COLUMNS.has(nameOf('publisher'));
  if (isMade || columns.has('host')) return true;
  return columns.has('version') && !names.some((name) => CATALOGUE_COLUMNS.has(name));
}

function fields(): [InventoryField, readonly string[]][] {
  const order: InventoryField[] = [
    'product',
    'publisher',
    'version',
    'host',
    'product-code',
    'install-location',
  ];
  return [...order, 'uninstall-command' as const, 'store-id' as const].map((field) => [
    field,
    COLUMN_NAMES[field],
  ]);
}

/** In `Name, Software, Version` the first column is the machine's. */
function takeNameForHost(names: readonly string[], columns: Map<InventoryField, number>): void {
  const name = names.indexOf('name');
  const product = names[columns.get('product') ?? -1] ?? '';
  const isOther = product.startsWith('software') || product.startsWith('application');
  if (name !== -1 && isOther && !columns.has('host')) columns.set('host', name);
}
