import * as z from 'zod';
import { VERDICTS } from '../model/verdict.ts';
import { contractSchema } from './profile-schema.ts';

const verdict = z.enum(VERDICTS);
const answer = z.enum(['yes', 'no', 'unknown']);
const list = z.array(z.string());

const given = z.strictObject({
  prohibition: z.string().optional(),
  supplier: z.string().optional(),
  actor: z.union([z.string(), list]).optional(),
  activity: z.string().optional(),
  product: z.string().optional(),
  'model-year': z.number().int().optional(),
  manufactured: z.iso.date().optional(),
  conduct: z.string().optional(),
  'as-known': z.string().optional(),
  jurisdiction: z.string().optional(),
  /** All the contracts there are; the text that binds is a fact of each. */
  contracts: z.array(contractSchema).optional(),
  facts: z.record(z.string(), answer).optional(),
  /** The proposal that the file tests is taken as made on this day. */
  assume: z.iso.date().optional(),
});

const duty = z.strictObject({
  clause: z.string(),
  /** Where several contracts carry the clause. */
  contract: z.string().optional(),
  status: z.enum(['applies', 'undetermined', 'not-triggered']),
  /** What each deadline counts: "initial report: 3 business-day". */
  deadlines: list.optional(),
  by: list.optional(),
  ask: list.optional(),
  to: z.string().optional(),
});

/**
 * One file of law tests, beside the prohibition that it tests. A case says in one sentence who does what
 * when, names only what differs from the defaults, and takes its answer from the source that it names.
 */
export const casesFile = z.strictObject({
  schema: z.literal('interdict.cases/1'),
  defaults: z.strictObject({ given, 'as-known': z.string().optional() }).optional(),
  cases: z
    .array(
      z
        .strictObject({
          id: z.string(),
          sentence: z.string(),
          because: z.strictObject({ source: z.string(), pin: z.string().optional() }),
          given,
          /** Instants by the prohibition's own events: `full-ban-1s`, `full-ban`, `full-ban+1h`. */
          sweep: z.strictObject({ conduct: z.array(z.string()).min(1) }).optional(),
          then: z.strictObject({
            /** One, or with a sweep one for each of its instants. */
            verdict: z.union([verdict, z.array(verdict).min(1)]),
            'could-be': z.array(verdict).optional(),
            bound: z.enum(['self', 'counterparty', 'agency']).optional(),
            /** The clauses that decided it, all of them. */
            clauses: list.optional(),
            /** Whose clauses those are: "C-1: FAR 52.204-23 (JUL 2018)"; of the other side's, which contracts. */
            under: list.optional(),
            since: z.string().optional(),
            next: z.union([z.null(), z.strictObject({ verdict, from: z.string() })]).optional(),
            /** The questions that it asks, in their order. */
            ask: list.optional(),
            /** Verdicts of single laws beside the whole. */
            laws: z.record(z.string(), verdict).optional(),
            says: list.optional(),
            'never-says': list.optional(),
            readings: z.number().int().optional(),
            duties: z.array(duty).optional(),
          }),
          not: z.array(verdict).optional(),
          /** The case that differs from this one in a single given fact, and comes to another verdict. */
          'sibling-of': z.string().optional(),
          /**
           * Its answer was taken from the row that it tests, by the row's own dates and conditions: it holds the row
           * against later slips, and shows nothing of whether the row is right.
           */
          'restates-row': z.literal(true).optional(),
        })
        .transform(({ then: wants, ...rest }) => ({ ...rest, wants })),
    )
    .min(1),
});

export type CasesFile = z.output<typeof casesFile>;
type WrittenCase = CasesFile['cases'][number];

/** A case with one verdict: what a sweep stands for is spelled out. */
export type LawCase = Omit<WrittenCase, 'wants' | 'sweep'> & {
  readonly wants: Omit<WrittenCase['wants'], 'verdict'> & { readonly verdict: z.output<typeof verdict> };
};
