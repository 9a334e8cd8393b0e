import * as z from 'zod';
import type { WatchReport } from '../watch-text.ts';
import { instant, verdict } from './verdict-schema.ts';

const moment = z.union([z.iso.date(), instant]);
const edition = z.strictObject({ version: z.string(), digest: z.string() });

const change = z
  .strictObject({
    finding: z.string().describe('The id of a finding of the result.'),
    supplier: z.string(),
    product: z.string().nullable(),
    asset: z.string(),
    activity: z.string(),
    before: verdict,
    after: verdict,
    stricter: z.boolean(),
    bound: z.enum(['self', 'counterparty']).describe('Whom it changes for.'),
    at: instant.describe('When it changes; of what changed since the result, the instant asked about.'),
    decidedBy: z.array(z.string()).describe('prohibition/clause'),
  })
  .meta({ id: 'WatchedChange', description: 'An answer that is no longer, or will not be, what it was.' });

/** `interdict.watch/1`, as `watch -o json` prints it. */
export const watchSchema = z
  .strictObject({
    schema: z.literal('interdict.watch/1'),
    catalogue: z.strictObject({ before: edition, now: edition }),
    since: moment.describe('What the earlier result was decided for.'),
    asOf: moment,
    until: z.string().nullable().describe('How far ahead it was looked, as it was given.'),
    assumed: z.array(z.string()),
    changed: z.array(change),
    coming: z.array(change),
    unchanged: z.number().int().describe('Findings none of whose answers changes.'),
    notice: z.string(),
  })
  .describe('What changed since a result: interdict watch -o json') satisfies z.ZodType<WatchReport>;
