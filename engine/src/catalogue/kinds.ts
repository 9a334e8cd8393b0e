import * as z from 'zod';
import type { KindCeiling } from '../model/catalogue.ts';
import { PATTERN_FORMS, type PatternForm, STRENGTHS } from '../model/indicator.ts';
import { OBSERVABLE_KINDS, type ObservableKind } from '../model/observable.ts';
import { readOne } from './read-catalogue.ts';

/** A word that supplier files use for what people see, and the kind it is compared as. */
export interface TypeWord {
  readonly word: string;
  /** Null where no reader can see it yet; `why` then says what it would take. */
  readonly kind: ObservableKind | null;
  /** How a value is written out before it is compared; `{}` is the value. */
  readonly as: readonly string[];
  readonly form: PatternForm | null;
  readonly why: string | null;
}

/** `catalogue/observable-kinds.yaml`: every kind with its ceiling, every word with its kind. */
export interface KindTable {
  readonly ceilings: readonly KindCeiling[];
  readonly types: ReadonlyMap<string, TypeWord>;
}

const ceiling = z.strictObject({ ceiling: z.enum(STRENGTHS), why: z.string() });

const typeWord = z
  .strictObject({
    kind: z.enum([...OBSERVABLE_KINDS, 'none']),
    as: z
      .array(z.string().refine((text) => text.includes('{}'), 'it has no {} for the value to go'))
      .min(1)
      .default(['{}']),
    form: z.enum(PATTERN_FORMS).optional(),
    why: z.string().optional(),
  })
  .refine((word) => word.kind !== 'none' || word.why !== undefined, 'a kind of none needs its why');

const kindsFile = z
  .strictObject({
    schema: z.literal('interdict.kinds/1'),
    // A record over an enum asks for every one of its keys: no kind is without a ceiling.
    kinds: z.record(z.enum(OBSERVABLE_KINDS), ceiling),
    types: z.record(z.string().regex(/^[a-z][a-z0-9_]*$/), typeWord),
  })
  .transform(
    (written): KindTable => ({
      ceilings: OBSERVABLE_KINDS.map((kind) => ({ kind, ...written.kinds[kind] })),
      types: new Map(
        Object.entries(written.types).map(([word, each]) => [
          word,
          {
            word,
            kind: each.kind === 'none' ? null : each.kind,
            as: each.as,
            form: each.form ?? null,
            why: each.why ?? null,
          },
        ]),
      ),
    }),
  );

/**
 * Reads the table of kinds and ceilings.
 *
 * @param folder the catalogue's folder
 * @throws InterdictError where the file cannot be read or has another shape
 */
export function readKinds(folder: string): KindTable {
  return readOne(folder, 'observable-kinds.yaml', kindsFile);
}
