import * as z from 'zod';
import type { Derivation, Question } from '../model/question.ts';

const derivation = z.union([
  z
    .strictObject({ nexus: z.union([z.string(), z.array(z.string()).min(1)]) })
    .transform((each): Derivation => ({ kind: 'nexus', places: [each.nexus].flat() })),
  z
    .strictObject({
      'contract-clause': z.string(),
      'edition-from': z.string().optional(),
      'edition-before': z.string().optional(),
    })
    .transform(
      (each): Derivation => ({
        kind: 'contract-clause',
        clause: each['contract-clause'],
        editionFrom: each['edition-from'] ?? null,
        editionBefore: each['edition-before'] ?? null,
      }),
    ),
  z
    .strictObject({ 'product-class': z.array(z.string()).min(1) })
    .transform((each): Derivation => ({ kind: 'product-class', classes: each['product-class'] })),
  z
    .strictObject({ 'country-of-origin': z.array(z.string()).min(1) })
    .transform((each): Derivation => ({ kind: 'country-of-origin', countries: each['country-of-origin'] })),
  z
    .strictObject({ agency: z.array(z.string()).min(1) })
    .transform((each): Derivation => ({ kind: 'agency', agencies: each.agency })),
  z
    .strictObject({ 'contract-made-before': z.iso.date() })
    .transform((each): Derivation => ({ kind: 'contract-made', before: each['contract-made-before'] })),
  z
    .strictObject({ 'contract-renewed-from': z.iso.date() })
    .transform((each): Derivation => ({ kind: 'contract-renewed', from: each['contract-renewed-from'] })),
  z
    .strictObject({ 'model-year-from': z.number().int().min(1980).max(2100) })
    .transform((each): Derivation => ({ kind: 'model-year', from: each['model-year-from'] })),
]);

/** One file of `catalogue/questions/`: questions by id. */
export const questionFile = z
  .strictObject({
    schema: z.literal('interdict.questions/1'),
    questions: z.record(
      z.string().regex(/^q\/[a-z0-9-]+$/),
      z.strictObject({
        ask: z.string(),
        yes: z.string(),
        no: z.string(),
        help: z.string().optional(),
        derive: derivation.optional(),
        assume: z
          .array(
            z.strictObject({
              answer: z.enum(['yes', 'no']),
              activities: z
                .array(z.string())
                .min(1)
                .optional()
                .describe('Only for these; any where left out.'),
              unless: z
                .array(z.string())
                .default([])
                .describe('Not of who has one of these roles, or may have it.'),
              before: z.iso
                .date()
                .optional()
                .describe("Only for acts before this day in the law's own place."),
              register: z
                .string()
                .min(1)
                .optional()
                .describe('Where it was looked for and not found, and when; `says` is told with it.'),
              says: z.string(),
            }),
          )
          .default([])
          .describe('What is taken for granted where nobody answers, and said; the first that fits.'),
        'known-by': z.string(),
        cost: z.number().int().min(1).max(5),
      }),
    ),
  })
  .transform((written): Question[] =>
    Object.entries(written.questions).map(([id, each]) => ({
      id,
      ask: each.ask,
      yes: each.yes,
      no: each.no,
      help: each.help ?? null,
      derive: each.derive ?? null,
      assume: each.assume.map(({ answer, activities, unless, before, register, says }) => ({
        answer,
        activities: activities ?? null,
        unless,
        before: before ?? null,
        ...(register === undefined ? {} : { register }),
        says: register === undefined ? says : `${says} (looked for in ${register})`,
      })),
      knownBy: each['known-by'],
      cost: each.cost,
    })),
  );
