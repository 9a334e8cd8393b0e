import { resolve } from 'node:path';
import { catalogueAt } from '../catalogue/catalogue-at.ts';
import { fixCatalogue } from '../catalogue/fix-catalogue.ts';
import { compileFindings } from '../catalogue/lint-catalogue.ts';
import { catalogueFolder } from '../catalogue/load-catalogue.ts';
import { matchAmong } from '../identify/lint-means.ts';
import { lintReport } from '../report/lint-report.ts';
import { printable, printableJson } from '../report/text/printable.ts';
import { chosenCatalogue } from './chosen-catalogue.ts';
import type { CommandCall } from './command.ts';
import { ANSWER_FORMATS, printOutputs, readOutputs } from './outputs.ts';
import { layoutWidth, wantsColour } from './surroundings.ts';

/** `interdict catalogue lint`: ends with 1 where there is an error. */
export async function run({ settings, surroundings, now }: CommandCall): Promise<number> {
  const outputs = readOutputs(settings.list('output'), ANSWER_FORMATS, surroundings.cwd);
  // The house's folders are refused as they are read; what is left to list is the catalogue's own, which may
  // be the reason why nothing could be compiled.
  if (settings.list('catalogue').length > 0) await chosenCatalogue(settings, surroundings);
  if (settings.flag('fix')) {
    for (const path of fixCatalogue(catalogueFolder())) {
      await surroundings.stderr.print(`${printable(path)} mended\n`);
    }
  }
  const since = settings.text('since');
  const published = since === null ? null : catalogueAt(resolve(surroundings.cwd, since), since).prohibitions;
  const today = new Date(now).toISOString().slice(0, 10);
  const findings = compileFindings(catalogueFolder(), matchAmong(), today, published);
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
