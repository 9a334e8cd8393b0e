import * as z from 'zod';
import type { PrintedResult } from '../json.ts';
import {
  acceptanceOutcomes,
  askedFor,
  count,
  decidedFinding,
  gap,
  lead,
  summary,
  targetCoverage,
} from './finding-schema.ts';

/** `interdict.result/1`, as `scan -o json` prints it. */
export const resultSchema = z
  .strictObject({
    schema: z.literal('interdict.result/1'),
    ...askedFor,
    coverage: z.strictObject({
      targets: z.array(targetCoverage),
      gaps: z.array(gap),
      gapsNotListed: count,
    }),
    summary,
    findings: z.array(decidedFinding),
    leads: z.array(lead),
    acceptances: acceptanceOutcomes,
    notice: z.string(),
  })
  .describe(
    'What a scan found and what the law says about it: interdict scan -o json',
  ) satisfies z.ZodType<PrintedResult>;
