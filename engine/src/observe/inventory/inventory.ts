import { alignedRows } from '../../formats/aligned-table/aligned-table.ts';
import { FormatError } from '../../formats/byte-reader.ts';
import { type CsvRow, csvRows } from '../../formats/csv/csv.ts';
import type { Pause } from '../../formats/pause.ts';
import { headText, type Line, textChunks, textLines } from '../../formats/text.ts';
import type { Asset } from '../../model/asset.ts';
import { printLocation } from '../../model/location.ts';
import { type Document, documentGaps, fileAsset, openDocument } from '../document.ts';
import { bracedGuid, guidOfCommand } from '../guid.ts';
import { textOfHead } from '../head-text.ts';
import { sightingsOf } from '../sightings.ts';
import type { OpenFile, Source, SourceStep, SourceYield } from '../source.ts';
import type { InventoryField } from './column-names.ts';
import { findHeader, type InventoryHeader } from './header.ts';

const EXTENSION = /\.(?:csv|tsv|tab|txt)$/i;

/** Lists of installed or bought programs, one program a row, as inventory tools and people export them. */
export const inventory: Source = {
  id: 'inventory',
  title: 'Inventory of programs (CSV, TSV, columns)',
  noun: { one: 'inventory', many: 'inventories' },
  schemes: ['inventory'],
  snapshot: true,
  needs: [],
  sees: [
    { kind: 'product-name', what: "each row's program" },
    { kind: 'publisher', what: "each row's publisher, vendor or manufacturer" },
    { kind: 'product-code', what: 'Windows Installer codes, also those in uninstall commands' },
    { kind: 'file-path', what: 'install locations' },
    { kind: 'store-id', what: 'package identifiers of winget and the like' },
  ],
  doesNotSee: [
    'tables whose header names neither publisher, version nor computer',
    'spreadsheets (xlsx, ods): save them as CSV',
  ],
  named: { endings: ['csv', 'tsv', 'tab', 'txt'] },
  required(file) {
    if (!EXTENSION.test(file.name)) return false;
    return findHeader(textOfHead(file))?.isPlain === true;
  },
  *observe(file, context) {
    const document = openDocument(file, context.limits);
    for (const gap of document.gaps) yield { kind: 'gap', gap };
    const header = findHeader(headText(file.bytes.read(0, HEAD_BYTES), document.encoding));
    if (header === null) yield noHeader(file);
    else yield* rows(file, document, header);
  },
};

const HEAD_BYTES = 64 * 1024;

function noHeader(file: OpenFile): SourceYield {
  return {
    kind: 'gap',
    gap: {
      code: 'unsupported',
      reason:
        "no header was found that names the programs' column and one for publisher, version or computer",
      remedy:
        'Write column names such as "Computer,Name,Publisher,Version" in the first line, and scan again.',
      material: file.size > 0,
    },
  };
}

function* rows(file: OpenFile, document: Document, header: InventoryHeader): Generator<SourceStep> {
  const gaps = documentGaps(file, 'Export the list again, or repair that line.');
  const machines = new Map<string, Asset>();
  const inFile = printLocation(file.location);
  const nowhere = fileAsset(file);
  const lines = textLines(textChunks(file.bytes, document.encoding, document.length));
  for (const row of rowsOf(lines, header)) {
    if (row.kind === 'pause') {
      yield row;
      continue;
    }
    if (row.line <= header.line) continue;
    if (row.kind === 'error') {
      yield* gaps.report(row.error, { line: row.line });
      continue;
    }
    if (row.cells.slice(header.width).some((cell) => cell.trim() !== '')) {
      const reason = `a row of ${row.cells.length} columns under a header of ${header.width}`;
      yield* gaps.report(new FormatError('malformed', reason), { line: row.line });
    }
    const cell = (field: InventoryField): string => row.cells[header.columns.get(field) ?? -1] ?? '';
    const record = {
      asset: machineOf(cell('host'), machines) ?? nowhere,
      location: { ...file.location, line: row.line },
      source: inventory.id,
      standing: 'declared',
      artefact: `${inFile}:${row.line}`,
      presence: header.isPurchaseList ? 'listed' : 'installed',
      version: cell('version'),
    } as const;
    yield* sightingsOf(record, [
      ['product-name', cell('product')],
      ['publisher', cell('publisher')],
      ['product-code', productCodeOf(cell)],
      ['file-path', isPath(cell('install-location')) ? cell('install-location') : null],
      ['store-id', isStoreId(cell('store-id')) ? cell('store-id') : null],
    ]);
  }
  yield* gaps.rest();
}

function rowsOf(lines: Iterable<Line>, { layout, width, line }: InventoryHeader): Iterable<CsvRow | Pause> {
  if (layout.kind === 'aligned') return alignedRows(lines, layout.header, line);
  return csvRows(lines, layout.delimiter, width);
}

/** A machine for each host; names of hosts are compared without case. */
function machineOf(host: string, machines: Map<string, Asset>): Asset | null {
  const label = host.trim();
  if (label === '') return null;
  const id = label.toLowerCase();
  const known = machines.get(id);
  if (known !== undefined) return known;
  const machine: Asset = { kind: 'machine', id, label };
  machines.set(id, machine);
  return machine;
}

/** Where it may stand: in a column of its own, in the command, or at the end of winget's `ARP\Machine\X64\{…}`. */
function productCodeOf(cell: (field: InventoryField) => string): string | null {
  const [, code = ''] = /^ARP\\.*\\([^\\]+)$/i.exec(cell('store-id')) ?? [];
  return bracedGuid(cell('product-code')) ?? guidOfCommand(cell('uninstall-command')) ?? bracedGuid(code);
}

/** "Location" is a folder in one tool's export, and a city in another's. */
function isPath(cell: string): boolean {
  return /[\\/]/.test(cell);
}

/** `Publisher.Package`, or a number of Microsoft's store: a column called "Id" holds row numbers as often. */
function isStoreId(cell: string): boolean {
  if (/^(?:9[A-Z0-9]{11}|XP[A-Z0-9]{12})$/.test(cell.trim())) return true;
  return /^[\p{L}\p{N}][\p{L}\p{N}+_-]*(?:\.[\p{L}\p{N}+_-]+)+$/u.test(cell.trim()) && /\p{L}/u.test(cell);
}
