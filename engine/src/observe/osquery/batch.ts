import type { Asset } from '../../model/asset.ts';
import { DistributedResults, ResultLine, Row, WrappedResults } from './schema.ts';

/** Rows of one query, from one host, at one time. */
export interface Batch {
  /** What the query is called: its table's name more often than not. */
  readonly query: string | null;
  readonly rows: readonly unknown[];
  /** True for rows that were there and are no longer. */
  readonly isRemoved: boolean;
  readonly machine: Asset | null;
  /** ISO 8601 instant. */
  readonly at: string | undefined;
}

/** Takes one JSON value apart into rows; null where it is nothing that osquery writes. */
export function batchesOf(value: unknown): Batch[] | null {
  const line = ResultLine.safeParse(value);
  if (line.success && (line.data.columns ?? line.data.snapshot ?? line.data.diffResults) !== undefined) {
    return batchesOfLine(line.data);
  }
  const distributed = DistributedResults.safeParse(value);
  if (distributed.success) {
    const machine = machineOf(distributed.data.host_name, undefined);
    return Object.entries(distributed.data.queries).map(([query, rows]) => ({
      query,
      rows: rows === '' ? [] : rows,
      isRemoved: false,
      machine,
      at: undefined,
    }));
  }
  const wrapped = WrappedResults.safeParse(value);
  const lines = wrapped.data?.data ?? wrapped.data?.results;
  if (lines !== undefined) return lines.flatMap((each) => batchesOf(each) ?? []);
  const row = Row.safeParse(value);
  if (!row.success) return null;
  return [{ query: null, rows: [row.data], isRemoved: false, machine: null, at: undefined }];
}

function batchesOfLine(line: ResultLine): Batch[] {
  const { columns, snapshot, diffResults } = line;
  const { hostname, host_uuid: uuid } = line.decorations ?? {};
  const batch = {
    query: line.name ?? null,
    machine: machineOf(line.hostIdentifier ?? line.host_name ?? uuid ?? hostname, hostname ?? line.host_name),
    at: instantOf(line.unixTime),
  };
  const batches: Batch[] = [];
  if (columns) batches.push({ ...batch, rows: [columns], isRemoved: line.action === 'removed' });
  if (snapshot) batches.push({ ...batch, rows: snapshot, isRemoved: false });
  if (diffResults?.added) batches.push({ ...batch, rows: diffResults.added, isRemoved: false });
  if (diffResults?.removed) batches.push({ ...batch, rows: diffResults.removed, isRemoved: true });
  return batches;
}

/** A machine by what it is identified by; names are compared without case. */
export function machineOf(identifier: string | undefined, name: string | undefined): Asset | null {
  const id = identifier?.trim().toLowerCase();
  if (!id) return null;
  return { kind: 'machine', id, label: name?.trim() || (identifier ?? id).trim() };
}

const LAST_INSTANT = 8_640_000_000_000;

/** Seconds since 1970, as osquery counts them. */
function instantOf(seconds: number | undefined): string | undefined {
  if (seconds === undefined || !(seconds > 0 && seconds <= LAST_INSTANT)) return undefined;
  return new Date(seconds * 1000).toISOString();
}
