import { writeFileSync } from 'node:fs';
import { mendedDates } from './date-form.ts';
import { readText, refuseBroken } from './document.ts';
import { orderedKeys } from './key-order.ts';
import { quotedText } from './lint-text.ts';
import { caseFiles, yamlFiles } from './read-catalogue.ts';

/** A file's text with what may be mended without asking: quotation marks, the form of dates, the order of keys. */
export function fixedText(text: string): string {
  return orderedKeys(mendedDates(quotedText(text)));
}

/** Every file of a catalogue's folder that `fixFiles` may mend. */
export function filesToFix(folder: string): string[] {
  return [...yamlFiles(folder), ...caseFiles(folder)];
}

/**
 * Writes files anew in which there is something to mend; the meaning and the comments stay.
 *
 * @param nameOf how messages name a path
 * @returns the names of what was written
 * @throws InterdictError `document-malformed` for a file that is no YAML, before any is written
 */
export function fixFiles(paths: readonly string[], nameOf: (path: string) => string): string[] {
  const mended = paths.flatMap((path) => {
    const text = readText(path, nameOf(path));
    refuseBroken(text, nameOf(path));
    const fixed = fixedText(text);
    return fixed === text ? [] : [{ path, fixed }];
  });
  for (const { path, fixed } of mended) writeFileSync(path, fixed);
  return mended.map(({ path }) => nameOf(path));
}
