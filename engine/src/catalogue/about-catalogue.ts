import * as z from 'zod';
import { COUNTED } from './lint-counts.ts';
import { readOne } from './read-catalogue.ts';

const aboutFile = z.strictObject({
  schema: z.literal('interdict.catalogue/1'),
  version: z.string().regex(/^\d{4}\.\d{2}\.\d{2}(\.\d+)?$/, 'a version is a date: "2026.11.24"'),
  usual: z.partialRecord(z.enum(COUNTED), z.number().int().positive()).default({}),
});

/** What `catalogue.yaml` says of the catalogue as a whole: its version, and how much of each kind it usually has. */
export function readAbout(folder: string): z.infer<typeof aboutFile> {
  return readOne(folder, 'catalogue.yaml', aboutFile);
}
