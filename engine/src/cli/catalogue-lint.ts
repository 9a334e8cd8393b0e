import { relative, resolve } from 'node:path';
import { catalogueAt } from '../catalogue/catalogue-at.ts';
import { filesToFix, fixFiles } from '../catalogue/fix-catalogue.ts';
import { compileFindings, type PlacedFinding } from '../catalogue/lint-catalogue.ts';
import { type FileSurroundings, fileFindings } from '../catalogue/lint-file.ts';
import { readTexts } from '../catalogue/lint-quotes.ts';
import { catalogueFolder } from '../catalogue/load-catalogue.ts';
import { matchAmong } from '../identify/lint-means.ts';
import { lintReport } from '../report/lint-report.ts';
import { printable, printableJson } from '../report/text/printable.ts';
import { chosenCatalogue } from './chosen-catalogue.ts';
import type { CommandCall } from './command.ts';
import { ANSWER_FORMATS, printOutputs, readOutputs } from './outputs.ts';
import { layoutWidth, wantsColour } from './surroundings.ts';

/** `interdict catalogue lint [FILE…]`: ends with 1 where there is an error. */
export async function run({ operands, settings, surroundings, now }: CommandCall): Promise<number> {
  const outputs = readOutputs(settings.list('output'), ANSWER_FORMATS, surroundings.cwd);
  // The house's folders are refused as they are read; what is left to list is the catalogue's own, which may
  // be the reason why nothing could be compiled.
  const house = settings.list('catalogue').length > 0;
  const chosen = house || operands.length > 0 ? await chosenCatalogue(settings, surroundings) : null;
  const folder = catalogueFolder();
  const pathOf = (word: string): string => resolve(surroundings.cwd, word);
  if (settings.flag('fix')) {
    const all = operands.length === 0;
    const paths = all ? filesToFix(folder) : operands.map(pathOf);
    const nameOf = (path: string): string => relative(all ? folder : surroundings.cwd, path);
    for (const name of fixFiles(paths, nameOf))
      await surroundings.stderr.print(`${printable(name)} mended\n`);
  }
  const since = settings.text('since');
  const published = since === null ? null : catalogueAt(pathOf(since), since).prohibitions;
  const today = new Date(now).toISOString().slice(0, 10);
  const findings =
    chosen === null || operands.length === 0
      ? compileFindings(folder, matchAmong(), today, published)
      : filesFindings(operands, pathOf, { base: chosen, texts: readTexts(folder), today, published });
  const errors = findings.filter(({ severity }) => severity === 'error').length;
  await printOutputs(outputs, surroundings, (format, printer) => {
    if (format === 'json') return `${printableJson(findings)}\n`;
    return lintReport(findings, settings.flag('all'), {
      width: layoutWidth(printer),
      colour: printer !== null && wantsColour(printer, settings.flag('color'), surroundings.env),
    });
  });
  return errors > 0 ? 1 : 0;
}

function filesFindings(
  words: readonly string[],
  pathOf: (word: string) => string,
  around: FileSurroundings,
): PlacedFinding[] {
  return words.flatMap((word) => fileFindings(pathOf(word), word, around));
}
