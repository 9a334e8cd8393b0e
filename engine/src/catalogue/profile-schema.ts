import * as z from 'zod';
import type { Contract } from '../model/profile.ts';
import { wordOf } from './document.ts';

interface Named {
  readonly id: string;
}

/** The part of a catalogue whose words may stand in a profile; without one every word passes. */
export type WordSource = {
  readonly vocabulary: { readonly actors: readonly Named[]; readonly activities: readonly Named[] };
  readonly questions: readonly Named[];
  readonly suppliers: readonly Named[];
  readonly products: readonly Named[];
  readonly prohibitions: readonly Named[];
} | null;

const filled = z.string().min(1);
const isoDate = z.iso.date('a date is written "2024-03-01", in quotes');
const country = z
  .string()
  .regex(
    /^[A-Z]{2}(-[A-Z0-9]{1,3})?$/,
    'a country is written by its two letters, a part of it with its own: US, US-TX',
  );
const countries = z.union([country, z.array(country)]).transform((given) => [given].flat());

const ids = (list: readonly Named[]) => list.map((each) => each.id);

function word(what: string, valid: readonly string[] | null): z.ZodType<string> {
  return valid === null ? filled : wordOf(what, valid);
}

/** One acceptance, as a profile or `interdict.yaml` writes it. */
function acceptanceSchema(catalogue: WordSource) {
  return z
    .strictObject({
      id: filled.describe('How results call it.'),
      finding: filled.optional().describe('The id of one finding.'),
      supplier: word('supplier', catalogue && ids(catalogue.suppliers)).optional(),
      product: word('product', catalogue && ids(catalogue.products)).optional(),
      assets: z.array(filled).default([]).describe('On these alone; empty means all.'),
      activity: word('activity', catalogue && ids(catalogue.vocabulary.activities)).optional(),
      prohibition: word('prohibition', catalogue && ids(catalogue.prohibitions)).optional(),
      reason: filled,
      approver: filled,
      expires: isoDate.describe('From this day on it does nothing.'),
    })
    .refine(
      (given) => given.finding ?? given.supplier ?? given.product ?? given.assets[0] ?? given.prohibition,
      {
        message: 'an acceptance names a finding, a supplier, a product, assets or a prohibition',
      },
    );
}

export const acceptanceList = z.array(acceptanceSchema(null));

/** A contract as a profile or a case writes it. */
export const contractSchema = z
  .strictObject({
    id: filled,
    date: isoDate.describe('The day of award.'),
    renewals: z
      .array(isoDate)
      .optional()
      .describe(
        'The days on which it was renewed or extended or an option exercised, or is to be; empty: never; left out: not known.',
      ),
    agency: filled.optional(),
    clauses: z
      .array(
        z
          .strictObject({
            id: filled.describe('As printed in the contract: FAR 52.204-23.'),
            edition: z
              .string()
              .regex(/^[A-Z]{3} \d{4}$/, 'an edition is written as printed in the clause: DEC 2023')
              .optional(),
          })
          .transform(({ id, edition }) => ({ id, edition: edition ?? null })),
      )
      .default([]),
  })
  .refine(({ date, renewals = [] }) => renewals.every((day) => day > date), {
    message: 'a contract is renewed after it was made',
    path: ['renewals'],
  })
  .transform(
    ({ agency, renewals, ...rest }): Contract => ({
      ...rest,
      renewals: renewals ? [...new Set(renewals)].sort() : null,
      agency: agency ?? null,
    }),
  );

function answerSchema(catalogue: WordSource) {
  return z.strictObject({
    question: word('question', catalogue && ids(catalogue.questions)),
    answer: z.enum(['yes', 'no', 'unknown']),
    assets: z.array(filled).default([]).describe('On these alone; empty means all.'),
    contract: filled.optional().describe('Under this contract alone.'),
    because: filled.optional(),
  });
}

const waiverSchema = z.strictObject({
  id: filled,
  prohibition: filled,
  clauses: z.array(filled).default([]).describe('Empty means every clause.'),
  'granted-by': filled,
  from: isoDate,
  until: isoDate.optional(),
});

/** The shape of a profile file. Roles, activities and questions are words of the catalogue. */
export function profileSchema(catalogue: WordSource) {
  const actor = word('role', catalogue && ids(catalogue.vocabulary.actors));
  return z
    .strictObject({
      schema: z.literal('interdict.profile/1').optional(),
      name: filled.optional().describe('How outputs call the asker.'),
      nexus: z
        .strictObject({
          territory: countries.default([]).describe('Where the asker acts: ISO 3166 codes, US or US-TX.'),
          nationality: countries.default([]).describe('Whose person the asker is.'),
        })
        .optional()
        .describe('What makes a law reach the asker: territory or nationality.'),
      roles: z.array(actor).min(1).describe('Taken as complete: who is not named here, the asker is not.'),
      unknown: z.array(actor).default([]).describe('Roles that the asker may or may not have.'),
      activities: z
        .array(word('activity', catalogue && ids(catalogue.vocabulary.activities)))
        .default([])
        .describe('Empty means what such an asker usually does.'),
      contracts: z.array(contractSchema).optional().describe('Taken as complete where given.'),
      answers: z.array(answerSchema(catalogue)).default([]),
      waivers: z.array(waiverSchema).default([]).describe('Granted by an authority.'),
      acceptances: z.array(acceptanceSchema(catalogue)).default([]).describe("The user's own decisions."),
    })
    .describe('Who asks: what a scan takes for granted about whoever runs it.');
}
