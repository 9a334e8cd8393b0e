import { writeFileSync } from 'node:fs';
import { readText } from './document.ts';
import { quotedText } from './lint-text.ts';
import { yamlFiles } from './read-catalogue.ts';

/** Writes the files of a catalogue's folder anew in which a value is to stand in quotation marks. */
export function quoteValues(folder: string): void {
  for (const path of yamlFiles(folder)) {
    const text = readText(path);
    const mended = quotedText(text);
    if (mended !== text) writeFileSync(path, mended);
  }
}
