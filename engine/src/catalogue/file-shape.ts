import { z } from 'zod';
import { casesFile } from './cases-file.ts';
import { indicatorFile } from './indicator-file.ts';
import { prohibitionFile } from './prohibition-file.ts';
import { questionFile } from './question-file.ts';
import { holidayFile, sourceFile } from './source-file.ts';
import { supplierFile } from './supplier-file.ts';
import { vocabularyFile } from './vocabulary-file.ts';

/** The schemas of a catalogue's files, by what a file says of itself at `schema`. */
export const FILE_SCHEMAS: Readonly<Record<string, z.ZodType>> = {
  'interdict.prohibition/1': prohibitionFile,
  'interdict.cases/1': casesFile,
  'interdict.questions/1': questionFile,
  'interdict.sources/1': sourceFile,
  'interdict.supplier/1': supplierFile,
  'interdict.indicators/1': indicatorFile,
  'interdict.vocabulary/1': vocabularyFile,
  'interdict.holidays/1': holidayFile,
};

/** A part of a JSON Schema, as far as the order of keys and the way of writing a value follow from it. */
export interface FileShape {
  readonly properties?: Readonly<Record<string, FileShape>>;
  readonly additionalProperties?: FileShape | boolean;
  readonly items?: FileShape;
  readonly anyOf?: readonly FileShape[];
  readonly pattern?: string;
  readonly $ref?: string;
  readonly $defs?: Readonly<Record<string, FileShape>>;
}

const shape: z.ZodType<FileShape> = z.lazy(() =>
  z.object({
    properties: z.record(z.string(), shape).exactOptional(),
    additionalProperties: z.union([z.boolean(), shape]).exactOptional(),
    items: shape.exactOptional(),
    anyOf: z.array(shape).exactOptional(),
    pattern: z.string().exactOptional(),
    $ref: z.string().exactOptional(),
    $defs: z.record(z.string(), shape).exactOptional(),
  }),
);

const shapes = new Map<string, FileShape>();

/** The shape of a file by its `schema`; null where that is none of a catalogue's. */
export function fileShape(name: string): FileShape | null {
  const schema = FILE_SCHEMAS[name];
  if (schema === undefined) return null;
  const known =
    shapes.get(name) ?? shape.parse(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }));
  shapes.set(name, known);
  return known;
}

/** What a part of a file is: a list, a single value, or a map with its keys. */
export type Written = 'list' | 'value' | readonly string[];

/** The shape of what is written: what a reference leads to, and of several the first that knows every key. */
export function shapeOf(written: Written, shape: FileShape | null, root: FileShape | null): FileShape | null {
  if (shape === null) return null;
  if (shape.$ref !== undefined) {
    return shapeOf(written, root?.$defs?.[shape.$ref.replace('#/$defs/', '')] ?? null, root);
  }
  if (shape.anyOf === undefined) return shape;
  const fits = (each: FileShape): boolean => {
    if (written === 'list') return each.items !== undefined;
    if (written === 'value') return each.pattern !== undefined;
    return written.every((key) => shapeBelow(key, each) !== null);
  };
  const choices = shape.anyOf.map((each) => shapeOf(written, each, root));
  return choices.find((each) => each !== null && fits(each)) ?? null;
}

/** The shape of the value of a key. */
export function shapeBelow(key: string, { properties, additionalProperties }: FileShape): FileShape | null {
  const other = typeof additionalProperties === 'object' ? additionalProperties : null;
  return properties?.[key] ?? other;
}

/** Where a key stands among those of a shape; one that it does not know stands last. Null of a map keyed by ids. */
export function keyRanks(keys: readonly string[], { properties }: FileShape): number[] | null {
  if (properties === undefined) return null;
  const known = Object.keys(properties);
  return keys.map((key) => (known.includes(key) ? known.indexOf(key) : known.length));
}
