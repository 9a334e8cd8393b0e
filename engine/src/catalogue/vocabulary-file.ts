import * as z from 'zod';
import type { Vocabulary } from '../model/catalogue.ts';

const id = z.string().regex(/^[a-z0-9][a-z0-9-]*$/);
const implies = z.array(id).default([]);

/** `catalogue/vocabulary.yaml`: the closed lists of actors, activities and product classes. */
export const vocabularyFile = z
  .strictObject({
    schema: z.literal('interdict.vocabulary/1'),
    actors: z.record(id, z.strictObject({ says: z.string(), implies, activities: z.array(id).default([]) })),
    activities: z.record(
      id,
      z.strictObject({
        says: z.string(),
        label: z.string(),
        implies,
        converse: id.optional(),
        'presence-question': z.string().optional(),
        contract: z
          .enum(['makes', 'renews'])
          .optional()
          .describe('Whether the act makes a contract, or renews one that there is.'),
      }),
    ),
    classes: z.record(id, z.strictObject({ says: z.string(), implies })),
  })
  .transform(
    (written): Vocabulary => ({
      actors: Object.entries(written.actors).map(([word, each]) => ({ id: word, ...each })),
      activities: Object.entries(written.activities).map(([word, each]) => ({
        id: word,
        says: each.says,
        label: each.label,
        implies: each.implies,
        converse: each.converse ?? null,
        presenceQuestion: each['presence-question'] ?? null,
        contract: each.contract ?? null,
      })),
      classes: Object.entries(written.classes).map(([word, each]) => ({ id: word, ...each })),
    }),
  );
