import * as z from 'zod';
import type { DiffReport } from '../../model/catalogue-diff.ts';
import { couldBe, instant, verdict } from './verdict-schema.ts';

const edition = z.strictObject({ version: z.string(), digest: z.string() });
const ids = z.array(z.string());
const entries = z
  .strictObject({ added: ids, removed: ids, changed: ids })
  .meta({ id: 'EntryChanges', description: 'Ids that came, went, or are written otherwise.' });

const decidedAs = z
  .strictObject({
    verdict,
    couldBe,
    duties: z.array(z.string()).describe('Duties that apply or may, each with its time.'),
  })
  .meta({ id: 'DecidedAs', description: 'How a case is decided.' });

const caseChange = z
  .strictObject({
    direction: z.enum(['stricter', 'looser', 'otherwise']),
    bound: z.enum(['self', 'counterparty']),
    actor: z.string(),
    activity: z.string(),
    suppliers: ids,
    products: ids.describe('Classes where only they are decided differently; empty for all.'),
    from: instant.nullable(),
    until: instant.nullable().describe('Exclusive.'),
    before: decidedAs,
    after: decidedAs,
    facts: z.array(z.strictObject({ question: z.string(), answer: z.enum(['yes', 'no']) })),
    witness: ids.describe('Options of interdict ask that show it.'),
  })
  .meta({ id: 'CaseChange', description: 'Cases that two catalogues decide differently.' });

/** `interdict.diff/1`, as `catalogue diff -o json` prints it. */
export const diffSchema = z
  .strictObject({
    schema: z.literal('interdict.diff/1'),
    before: edition,
    after: edition,
    prohibitions: z.array(
      z.strictObject({
        prohibition: z.string(),
        kind: z.enum(['added', 'removed', 'changed', 'reached otherwise']),
        cases: z.array(caseChange),
        exhaustive: z.boolean().describe('Whether every combination of open questions was tried.'),
        written: ids.describe('What is written otherwise: clause resale: text, cite'),
      }),
    ),
    words: entries,
    questions: entries,
    sources: entries,
    holidays: entries,
    suppliers: entries,
    products: entries,
    indicators: entries,
    roots: entries,
    notice: z.string(),
  })
  .describe('What differs between two catalogues: catalogue diff -o json') satisfies z.ZodType<DiffReport>;
