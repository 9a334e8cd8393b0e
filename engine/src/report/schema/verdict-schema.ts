import * as z from 'zod';
import type { ActivityAnswer, Determination, Duty, OpenQuestion } from '../../model/determination.ts';
import { VERDICTS } from '../../model/verdict.ts';
import { VERIFICATIONS } from '../../model/verification.ts';

/** What the law says, as results and answers print it. Keys are camelCase; ids and verdicts kebab-case. */

export const instant = z.iso.datetime({ offset: true });
const settled = z.enum(['prohibited', 'advised-against', 'allowed', 'exempt', 'not-covered']);
export const verdict = z.enum(VERDICTS);
export const couldBe = z.array(settled).describe('The verdicts that are still possible.');
export const bound = z
  .enum(['self', 'counterparty', 'agency'])
  .describe(
    'Whom it binds: the asker, the other side of the transaction, or an agency that may not deal with one who does it.',
  );
const verification = z
  .enum(VERIFICATIONS)
  .describe('How well the fact of the catalogue was checked, best first.');

export const next = z
  .strictObject({ verdict, from: instant, clause: z.string() })
  .nullable()
  .describe('The first change after the moment asked about.');

export const openQuestion = z
  .strictObject({
    id: z.string(),
    ask: z.string(),
    help: z.string().nullable(),
    ifYes: couldBe,
    ifNo: couldBe,
  })
  .meta({
    id: 'OpenQuestion',
    description: 'A question whose answer can change what is still possible.',
  }) satisfies z.ZodType<OpenQuestion>;

const readings = z.array(
  z.strictObject({
    says: z.string(),
    at: instant.nullable(),
    source: z.string(),
    stronger: z.boolean(),
    why: z.string().nullable(),
  }),
);

export const determination = z
  .strictObject({
    prohibition: z.string(),
    clause: z.string(),
    activity: z.string(),
    actor: z.string(),
    verdict,
    couldBe,
    bound,
    since: instant.nullable(),
    next,
    basis: z.array(
      z.strictObject({
        step: z.enum([
          'known',
          'nexus',
          'actor',
          'counterparty',
          'activity',
          'object',
          'time',
          'condition',
          'exception',
          'waiver',
          'open-norm',
        ]),
        subject: z.string(),
        result: z.enum(['true', 'false', 'unknown']),
        fact: z.string(),
        from: z.enum(['profile', 'finding', 'asked', 'assumed', 'catalogue', 'clock', 'nobody']),
        determining: z.boolean(),
      }),
    ),
    openQuestions: z.array(z.string()),
    readings: readings.describe('Where sources disagree on an instant or a reading.'),
    text: z.string().describe('The clause in our words.'),
    citation: z.string(),
    url: z.string(),
    verification,
    restsOn: z.string().nullable(),
    note: z.string().nullable(),
    contract: z.string().nullable(),
    contractClause: z.string().nullable().describe('The clause as the contract prints it.'),
  })
  .meta({
    id: 'Determination',
    description: 'What one clause says of one activity, and why.',
  }) satisfies z.ZodType<Determination>;

export const activityAnswer = z
  .strictObject({
    activity: z.string(),
    verdict,
    couldBe,
    bound,
    since: instant.nullable(),
    next,
    questions: z.array(openQuestion),
    segments: z
      .array(z.strictObject({ from: instant, verdict }))
      .describe('Where the asked day spans a change: what holds from when.'),
    readings: readings.describe(
      'Where sources disagree, and that leaves this answer or a part of the day asked about open.',
    ),
    byProhibition: z.array(
      z.strictObject({
        prohibition: z.string(),
        verdict,
        couldBe,
        bound,
        since: instant.nullable(),
        next,
      }),
    ),
    counterparty: z
      .strictObject({
        verdict,
        since: instant.nullable(),
        next,
        assumed: z.array(z.string()),
        decidedBy: z.array(z.string()),
        contracts: z
          .array(z.string())
          .describe("The asker's contracts that it reaches, where the day of a contract decides."),
        openContracts: z
          .array(z.string())
          .describe('Those of which it is not known, each with what would settle it.'),
        open: z
          .array(z.string())
          .describe('What would settle a clause that is open beyond any contract given.'),
        contractsToCome: z
          .array(z.strictObject({ contract: z.string(), from: instant }))
          .describe('Those that come under it by a renewal to come.'),
        note: z.string().nullable(),
      })
      .nullable()
      .describe('What the other side of the transaction is told, where a clause binds only that side.'),
    assumed: z
      .array(z.string())
      .describe('What nobody gave and the answer for the asker takes for granted, each a sentence.'),
    decidedBy: z.array(z.string()).describe('prohibition/clause'),
    contracts: z
      .array(z.string())
      .describe(
        'Whose clauses decided it, where the text of a contract binds: "C-1: FAR 52.204-23 (JUL 2018)".',
      ),
    says: z.string(),
  })
  .meta({
    id: 'ActivityAnswer',
    description: 'All clauses on one activity, brought to one answer.',
  }) satisfies z.ZodType<ActivityAnswer>;

export const duty = z
  .strictObject({
    prohibition: z.string(),
    clause: z.string(),
    kind: z.enum(['report', 'represent', 'inquire', 'flow-down']),
    actor: z.string(),
    status: z.enum(['applies', 'undetermined', 'not-triggered']),
    text: z.string(),
    to: z.string(),
    content: z.string().nullable(),
    deadlines: z.array(
      z.strictObject({
        what: z.string(),
        count: z.int(),
        unit: z.enum(['business-day', 'calendar-day', 'hour']),
        of: z.string(),
        because: z.string(),
        from: z.iso.date().nullable().describe("Day of the law's own event that the clock starts from."),
        by: z.iso.date().nullable(),
        ifEventNowBy: z.iso.date().nullable(),
        basis: z.enum(['stated', 'assumed']),
      }),
    ),
    questions: z.array(openQuestion),
    contract: z.string().nullable(),
    contractClause: z.string().nullable().describe('The clause as the contract prints it.'),
    citation: z.string(),
    url: z.string(),
    verification,
  })
  .meta({
    id: 'Duty',
    description: 'Something to report, to represent or to inquire.',
  }) satisfies z.ZodType<Duty>;

export const matchVerification = verification;
