import * as z from 'zod';
import type { Line } from '../ndjson.ts';
import {
  acceptanceOutcomes,
  askedFor,
  decidedFinding,
  gap,
  lead,
  summary,
  targetCoverage,
} from './finding-schema.ts';

/** `interdict.line/1`: one line of what `scan -o ndjson` prints. */
export const lineSchema = z
  .discriminatedUnion('kind', [
    z
      .strictObject({
        kind: z.literal('scan'),
        schema: z.literal('interdict.line/1'),
        ...askedFor,
        notice: z.string(),
      })
      .meta({ description: 'The first line: what was asked.' }),
    z.strictObject({ kind: z.literal('finding'), finding: decidedFinding }),
    z.strictObject({ kind: z.literal('lead'), lead }),
    z.strictObject({ kind: z.literal('gap'), gap }),
    z.strictObject({ kind: z.literal('coverage'), coverage: targetCoverage }),
    z
      .strictObject({ kind: z.literal('summary'), summary, acceptances: acceptanceOutcomes })
      .meta({ description: 'The last line; where it is missing, the text was cut off.' }),
  ])
  .describe('One line of interdict scan -o ndjson') satisfies z.ZodType<Line>;
