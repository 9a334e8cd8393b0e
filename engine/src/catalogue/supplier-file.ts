import * as z from 'zod';
import { OBSERVABLE_KINDS } from '../model/observable.ts';
import { EDGE_KINDS, NAME_KINDS } from '../model/supplier.ts';
import { VERIFICATIONS } from '../model/verification.ts';
import { indicatorRow, unmappedRow } from './indicator-file.ts';

const id = z.string().regex(/^[a-z0-9][a-z0-9.-]*$/, 'an id is lower case letters, digits, dots and hyphens');
const date = z
  .string()
  .regex(/^\d{4}(-\d{2}(-\d{2})?)?$/, 'a date is written "2024", "2024-09" or "2024-09-30"');
const country = z.string().regex(/^[A-Z]{2}$/, 'a country is its ISO 3166-1 code of two letters');

const name = z.strictObject({ text: z.string().min(1), kind: z.enum(NAME_KINDS) });

const edge = z.strictObject({
  kind: z.enum(EDGE_KINDS),
  to: id,
  share: z
    .string()
    .regex(/^\d{1,3}(\.\d{1,6})?$/, 'a share is per cent as text, of at most six decimals: "33.4"')
    .optional(),
  from: date.optional(),
  until: date.optional(),
  source: id,
  pin: z.string().optional(),
  verification: z.enum(VERIFICATIONS),
});

const entity = z.strictObject({
  id,
  name: z.string(),
  country: country.optional(),
  names: z.array(name).default([]),
  edges: z.array(edge).default([]),
  note: z.string().optional(),
});

const product = z.strictObject({
  id,
  name: z.string(),
  names: z.array(z.string()).default([]),
  classes: z.array(id).min(1),
  'class-verification': z.enum(VERIFICATIONS),
  embeddable: z.boolean().default(false),
  source: id.optional(),
  pin: z.string().optional(),
  note: z.string().optional(),
});

/** A product of another maker that carries, carried or is said to carry this supplier's engine. */
const carrier = z.strictObject({
  id,
  vendor: z.string(),
  product: z.string(),
  status: z.enum(['confirmed', 'reported', 'memory', 'connector']),
  engine: id.optional(),
  names: z.array(z.string()).default([]),
  dates: z.string().optional(),
  'present-use': z.string().optional(),
  source: id,
  pin: z.string().optional(),
  verification: z.enum(VERIFICATIONS),
  note: z.string().optional(),
});
export type CarrierRow = z.output<typeof carrier>;

/** A value that speaks of the supplier, or looks like it, and is not from it. */
const falseFriend = z.strictObject({
  id,
  kind: z.enum(OBSERVABLE_KINDS),
  values: z.array(z.string()).min(1),
  why: z.string(),
  source: id,
  pin: z.string().optional(),
});
export type FalseFriendRow = z.output<typeof falseFriend>;

/** `catalogue/suppliers/<supplier>.yaml`. */
export const supplierFile = z.strictObject({
  schema: z.literal('interdict.supplier/1'),
  id,
  name: z.string(),
  country: country.optional(),
  names: z.array(name).default([]),
  edges: z.array(edge).default([]),
  note: z.string().optional(),
  entities: z.array(entity).default([]),
  products: z.array(product).default([]),
  indicators: z.array(indicatorRow).default([]),
  unmapped: z.array(unmappedRow).default([]),
  carriers: z.array(carrier).default([]),
  'false-friends': z.array(falseFriend).default([]),
});
export type SupplierFile = z.output<typeof supplierFile>;
