import * as z from 'zod';

/** A row of a table: osquery writes every value as a string, and numbers where it is told to. */
export const Row = z.record(z.string(), z.unknown());
export type Row = z.infer<typeof Row>;

const Rows = z.array(z.unknown());
const Words = z.string().optional().catch(undefined);

const Decorations = z
  .object({ host_uuid: Words, hostname: Words, hardware_serial: Words })
  .optional()
  .catch(undefined);

/** A line of the results log, in its event, batch and snapshot forms (osquery: Logging). */
export const ResultLine = z.object({
  name: Words,
  hostIdentifier: Words,
  /** Fleet's stored reports. */
  host_name: Words,
  unixTime: z.coerce.number().optional().catch(undefined),
  action: Words,
  decorations: Decorations,
  columns: Row.optional(),
  snapshot: Rows.optional(),
  diffResults: z
    .object({ added: Rows.or(z.literal('')), removed: Rows.or(z.literal('')) })
    .partial()
    .optional(),
});
export type ResultLine = z.infer<typeof ResultLine>;

/** The body of a distributed write: rows by query. */
export const DistributedResults = z.object({
  queries: z.record(z.string(), Rows.or(z.literal(''))),
  host_name: Words,
});

/** What wraps result lines: the TLS logger's body has `data`, Fleet's stored reports `results`. */
export const WrappedResults = z
  .object({ data: z.array(z.unknown()), results: z.array(z.unknown()) })
  .partial();
