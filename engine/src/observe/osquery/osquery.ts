import { FormatError } from '../../formats/byte-reader.ts';
import type { JsonPath } from '../../formats/json/json.ts';
import type { Asset } from '../../model/asset.ts';
import { printLocation } from '../../model/location.ts';
import { documentGaps, fileAsset, openDocument } from '../document.ts';
import { mayBeginJson, textOfHead } from '../head-text.ts';
import { sightingsOf } from '../sightings.ts';
import type { OpenFile, Source, SourceYield } from '../source.ts';
import { type Batch, batchesOf, machineOf } from './batch.ts';
import { looksLikeOsquery } from './head.ts';
import { resultValues } from './result-values.ts';
import { Row } from './schema.ts';
import type { Column, Table } from './table.ts';
import { TABLES, tableOf } from './tables.ts';

/** What osquery reports of a machine: query results, result logs, and answers to distributed queries. */
export const osquery: Source = {
  id: 'osquery',
  title: 'osquery results (JSON)',
  noun: { one: 'osquery log', many: 'osquery logs' },
  schemes: ['osquery'],
  snapshot: true,
  needs: [],
  sees: [
    { kind: 'product-name', what: 'programs, apps, security products' },
    { kind: 'publisher', what: 'their publishers, maintainers, vendors and authors' },
    { kind: 'package', what: 'Debian, RPM, npm and Python packages' },
    { kind: 'product-code', what: 'Windows Installer products' },
    { kind: 'upgrade-code', what: 'Windows Installer product families' },
    { kind: 'bundle-id', what: 'macOS apps, receipts and system extensions' },
    { kind: 'team-id', what: "macOS signatures, by the host's report" },
    { kind: 'signer', what: "Authenticode signatures, by the host's report" },
    { kind: 'service', what: 'Windows services, by name and display name' },
    { kind: 'driver', what: 'Windows drivers' },
    { kind: 'process', what: 'processes that ran' },
    { kind: 'browser-extension', what: 'extensions of Chrome and Firefox' },
    { kind: 'certificate-subject', what: "certificates in the system's stores" },
    { kind: 'registry-key', what: 'registry keys' },
    { kind: 'file-path', what: 'paths of programs and files' },
    { kind: 'file-name', what: 'names of files' },
    { kind: 'file-hash', what: 'SHA-256 digests that the agent computed' },
    { kind: 'store-id', what: 'Chocolatey packages' },
  ],
  doesNotSee: [
    `tables other than ${TABLES.map((table) => table.name).join(', ')}`,
    'columns that a query renames',
  ],
  mayBegin: mayBeginJson,
  required: (file) => looksLikeOsquery(file.head, () => textOfHead(file)),
  *observe(file, context) {
    const document = openDocument(file, context.limits);
    for (const gap of document.gaps) yield { kind: 'gap', gap };
    const gaps = documentGaps(file, 'Have osquery write the results again, and scan again.');
    const fallback = { asset: context.asset ?? fileAsset(file), query: file.name.replace(/\.[^.]*$/, '') };
    let understood = false;
    for (const piece of resultValues(file, document)) {
      if (piece.kind === 'pause') {
        yield piece;
        continue;
      }
      const { line, column } = piece.place;
      if (piece.kind === 'error') {
        if (!(document.isCut && piece.error.code === 'truncated'))
          yield* gaps.report(piece.error, { line, column });
        understood ||= piece.error.code !== 'truncated' || piece.place.offset > 0;
        continue;
      }
      const batches = batchesOf(piece.value);
      if (batches === null) {
        yield* gaps.report(new FormatError('malformed', 'this is no result of osquery'), { line, column });
        continue;
      }
      for (const batch of batches) {
        const seen = yield* rowsSeen(batch, file, line, piece.path, fallback);
        understood ||= seen;
      }
    }
    if (!understood) yield notUnderstood(file);
    yield* gaps.rest();
  },
};

interface Fallback {
  readonly asset: Asset;
  /** The file's name may be the table's. */
  readonly query: string;
}

function* rowsSeen(
  batch: Batch,
  file: OpenFile,
  line: number,
  path: JsonPath,
  fallback: Fallback,
): Generator<SourceYield, boolean> {
  let table: Table | null = null;
  let understood = batch.rows.length === 0;
  for (const [index, value] of batch.rows.entries()) {
    const row = Row.safeParse(value);
    if (!row.success) continue;
    table ??= tableOf(new Set(Object.keys(row.data)), batch.query ?? fallback.query);
    if (table === null) return understood;
    understood = true;
    const column = columnsOf(row.data);
    const record = {
      asset: batch.machine ?? machineOfRow(column) ?? fallback.asset,
      location: { ...file.location, line },
      source: osquery.id,
      standing: 'declared',
      artefact: `${printLocation(file.location)}:${line}#${[...path, index].join('/')}`,
      presence: presenceOf(table, column, batch),
      version: table.version === undefined ? undefined : column(table.version),
      at: batch.at,
    } as const;
    const signer = table.signer?.(column);
    for (const seen of sightingsOf(record, table.values(column))) {
      const isSigner = seen.kind === 'sighting' && seen.sighting.observable.kind === 'signer';
      yield isSigner && signer ? { kind: 'sighting', sighting: { ...seen.sighting, signer } } : seen;
    }
  }
  return understood;
}

function presenceOf(table: Table, column: Column, batch: Batch) {
  if (batch.isRemoved) return 'was-here';
  return typeof table.presence === 'function' ? table.presence(column) : table.presence;
}

function columnsOf(row: Row): Column {
  return (name) => {
    const value = row[name];
    if (typeof value === 'number') return String(value);
    return typeof value === 'string' && value.trim() !== '' ? value : undefined;
  };
}

/** Queries that join `system_info` carry the host in each row. */
function machineOfRow(column: Column): Asset | null {
  const name = column('computer_name') ?? column('hostname') ?? column('host_name');
  return machineOf(name, name);
}

function notUnderstood(file: OpenFile): SourceYield {
  return {
    kind: 'gap',
    gap: {
      code: 'unsupported',
      reason: 'no row was recognised by its columns as of a table that tells of software',
      remedy: `Name the file after its table (programs.json), or ask for more columns: ${hint()}.`,
      material: file.size > 0,
    },
  };
}

function hint(): string {
  return 'name, version, publisher, install_location of programs; name, version, maintainer of deb_packages';
}
