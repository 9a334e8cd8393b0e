import { writeFileSync } from 'node:fs';
import { relative } from 'node:path';
import { mendedDates } from './date-form.ts';
import { readText, refuseBroken } from './document.ts';
import { orderedKeys } from './key-order.ts';
import { quotedText } from './lint-text.ts';
import { caseFiles, yamlFiles } from './read-catalogue.ts';

/** A file's text with what may be mended without asking: quotation marks, the form of dates, the order of keys. */
export function fixedText(text: string): string {
  return orderedKeys(mendedDates(quotedText(text)));
}

/**
 * Writes the files of a catalogue's folder anew in which there is something to mend; the meaning and the comments
 * stay.
 *
 * @returns the paths that were written, relative to the folder
 * @throws InterdictError `document-malformed` for a file that is no YAML, before any is written
 */
export function fixCatalogue(folder: string): string[] {
  const mended = [...yamlFiles(folder), ...caseFiles(folder)].flatMap((path) => {
    const text = readText(path);
    refuseBroken(text, relative(folder, path));
    const fixed = fixedText(text);
    return fixed === text ? [] : [{ path, fixed }];
  });
  for (const { path, fixed } of mended) writeFileSync(path, fixed);
  return mended.map(({ path }) => relative(folder, path));
}
