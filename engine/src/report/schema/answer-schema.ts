import * as z from 'zod';
import type { AskAnswer } from '../../model/result.ts';
import {
  activityAnswer,
  bound,
  couldBe,
  determination,
  duty,
  instant,
  next,
  openQuestion,
  verdict,
} from './verdict-schema.ts';

const moment = z.union([z.iso.date(), instant]);

/** `interdict.answer/1`, as `ask -o json` prints it. */
export const answerSchema = z
  .strictObject({
    schema: z.literal('interdict.answer/1'),
    tool: z.strictObject({ name: z.literal('interdict'), version: z.string() }),
    catalogue: z.strictObject({ version: z.string(), digest: z.string() }),
    asOf: moment.describe('When the act takes place: a day in the law’s own place, or an instant.'),
    asKnown: moment.describe('What had been published by then.'),
    question: z.strictObject({
      supplier: z.string().nullable(),
      product: z.string().nullable(),
      activities: z.array(z.string()),
      actors: z.array(z.string()),
      contracts: z.array(z.string()).describe('Those given, with the question or in a profile.'),
      jurisdiction: z.string(),
      prohibition: z.string().nullable(),
      modelYear: z.number().int().nullable().describe('Of the thing asked about.'),
      manufactured: z.iso.date().nullable().describe('The day on which it was made.'),
    }),
    assumed: z.array(z.string()).describe('What was not given and is taken for granted.'),
    verdict,
    couldBe,
    bound,
    since: instant.nullable(),
    next,
    says: z.string(),
    questions: z.array(openQuestion),
    activities: z.array(activityAnswer),
    answers: z.array(determination),
    duties: z.array(duty),
    notice: z.string(),
  })
  .describe('What the law says about one question: interdict ask -o json') satisfies z.ZodType<AskAnswer>;
