import * as z from 'zod';
import { PATTERN_FORMS, STRENGTHS } from '../model/indicator.ts';
import { PRESENCES } from '../model/sighting.ts';
import { VERIFICATIONS } from '../model/verification.ts';

const id = z.string().regex(/^[a-z0-9][a-z0-9.-]*$/, 'an id is lower case letters, digits, dots and hyphens');
const patterns = z.array(z.string().trim().min(1)).min(1);

/** One mark: a value that can be seen and what it points to. */
export const indicatorRow = z.strictObject({
  id,
  type: z.string(),
  patterns,
  form: z.enum(PATTERN_FORMS).optional(),
  strength: z.enum(STRENGTHS),
  /** A review that lets the row say less than it claims. */
  'held-to': z.strictObject({ strength: z.enum(STRENGTHS), why: z.string() }).optional(),
  product: id.optional(),
  purpose: z.string().optional(),
  presence: z.enum(PRESENCES).optional(),
  embedded: z.boolean().default(false),
  source: id,
  pin: z.string().optional(),
  verification: z.enum(VERIFICATIONS),
  note: z.string().optional(),
  matches: z.array(z.string()).default([]),
  'must-not-match': z.array(z.string()).default([]),
});
export type IndicatorRow = z.output<typeof indicatorRow>;

/** A mark that no reader can see yet, kept with what it would take. */
export const unmappedRow = z.strictObject({
  id,
  type: z.string(),
  values: patterns,
  strength: z.enum(STRENGTHS),
  product: id.optional(),
  source: id,
  pin: z.string().optional(),
  verification: z.enum(VERIFICATIONS),
  note: z.string().optional(),
  why: z.string().optional(),
});
export type UnmappedRow = z.output<typeof unmappedRow>;

/** One file of `catalogue/suppliers/<supplier>.indicators/`. */
export const indicatorFile = z.strictObject({
  schema: z.literal('interdict.indicators/1'),
  supplier: id,
  indicators: z.array(indicatorRow).default([]),
  unmapped: z.array(unmappedRow).default([]),
});
