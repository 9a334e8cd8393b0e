import * as z from 'zod';
import type { HolidayCalendar } from '../model/catalogue.ts';
import type { SourceDocument } from '../model/source-document.ts';

/** One file of `catalogue/sources/`: what was read, by id, and how much of it. */
export const sourceFile = z
  .strictObject({
    schema: z.literal('interdict.sources/1'),
    sources: z.record(
      z.string().regex(/^[a-z0-9][a-z0-9.-]*$/),
      z.strictObject({
        title: z.string(),
        url: z.string(),
        original: z.string().optional(),
        published: z.iso.date().optional().describe('The day on which the public could first read it.'),
        kind: z.enum(['instrument', 'official', 'law-firm', 'press', 'supplier', 'repository', 'other']),
        read: z.enum(['whole', 'section', 'excerpt', 'not-read']),
        text: z
          .string()
          .regex(/^sha256:[0-9a-f]{64}$/, 'a digest is written sha256: and 64 hexadecimal digits')
          .optional()
          .describe('The digest of what is stored of it in sources/texts/, for quotes to be found in.'),
      }),
    ),
  })
  .transform((written): SourceDocument[] =>
    Object.entries(written.sources).map(([id, each]) => ({
      id,
      ...each,
      original: each.original ?? null,
      published: each.published ?? null,
      text: each.text ?? null,
    })),
  );

/** One file of `catalogue/holidays/`. */
export const holidayFile = z
  .strictObject({
    schema: z.literal('interdict.holidays/1'),
    id: z.string(),
    title: z.string(),
    days: z.array(z.string().regex(/^\d{4}-\d{2}-\d{2}$/)).min(1),
  })
  .transform((written): HolidayCalendar => ({ id: written.id, title: written.title, days: written.days }));
