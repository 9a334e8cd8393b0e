import * as z from 'zod';
import { acceptanceList } from '../catalogue/profile-schema.ts';
import { OPTIONS, type OptionFacts } from './options.ts';

/** The shape of `interdict.yaml`, made from the table of options. */
export const configSchema = z
  .strictObject({
    ...Object.fromEntries(configurable().map((option) => [option.yaml, valueSchema(option).optional()])),
    acceptances: acceptanceList
      .optional()
      .describe(
        'Findings that one has decided to live with: they change the exit code and never the verdict.',
      ),
  })
  .describe(
    'interdict.yaml: what holds for every scan and question below its folder. Flags and INTERDICT_* variables beat it.',
  );

function configurable(): (OptionFacts & { yaml: string })[] {
  const facts: readonly OptionFacts[] = OPTIONS;
  return facts.flatMap((option) => (option.yaml === null ? [] : [{ ...option, yaml: option.yaml }]));
}

function valueSchema(option: OptionFacts): z.ZodType {
  return plainSchema(option).describe(option.help);
}

function plainSchema({ name, value }: OptionFacts): z.ZodType {
  // Bounds read better as a map than as NAME=VALUE words.
  if (name === 'limit') return z.record(z.string(), z.union([z.number(), z.string()]));
  switch (value.kind) {
    case 'flag':
    case 'on':
      return z.boolean();
    case 'text':
    case 'path':
      return z.string().min(1);
    case 'word':
      return z.enum([...value.valid]);
    case 'words':
      return z.array(value.valid.length > 0 ? z.enum([...value.valid]) : z.string().min(1));
    case 'texts':
    case 'paths':
      return z.array(z.string().min(1));
  }
}
