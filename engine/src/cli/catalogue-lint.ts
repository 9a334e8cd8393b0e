import { resolve } from 'node:path';
import { catalogueAt } from '../catalogue/catalogue-at.ts';
import { compileFindings } from '../catalogue/lint-catalogue.ts';
import type { LintFinding } from '../catalogue/lint-finding.ts';
import { catalogueFolder } from '../catalogue/load-catalogue.ts';
import { quoteValues } from '../catalogue/quote-values.ts';
import { matchAmong } from '../identify/lint-means.ts';
import { counted } from '../report/table/heading.ts';
import { field, painted } from '../report/text/lines.ts';
import { printableJson } from '../report/text/printable.ts';
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
  if (settings.flag('fix')) quoteValues(catalogueFolder());
  const since = settings.text('since');
  const published = since === null ? null : catalogueAt(resolve(surroundings.cwd, since), since).prohibitions;
  const today = new Date(now).toISOString().slice(0, 10);
  const findings = compileFindings(catalogueFolder(), matchAmong(), today, published);
  const count = (severity: LintFinding['severity']): number =>
    findings.filter((finding) => finding.severity === severity).length;
  const errors = count('error');
  const told = [
    counted(errors, 'error', 'errors'),
    counted(count('warning'), 'warning', 'warnings'),
    ...(count('note') > 0 ? [counted(count('note'), 'note', 'notes')] : []),
  ];
  await printOutputs(outputs, surroundings, (format, printer) => {
    if (format === 'json') return `${printableJson(findings)}\n`;
    const width = layoutWidth(printer);
    const colour = printer !== null && wantsColour(printer, settings.flag('color'), surroundings.env);
    const lines = findings.flatMap((finding) => [
      painted(
        [`${finding.severity}: ${finding.lint}`, finding.where, finding.place].filter(Boolean).join('  '),
        finding.severity === 'error' ? 'stop' : 'care',
        colour,
      ),
      ...field('', [`${finding.message} ${finding.remedy}`], { width, colour, indent: 2, label: 0 }),
    ]);
    return `${[...lines, `${told.join(', ')}.`].join('\n')}\n`;
  });
  return errors > 0 ? 1 : 0;
}
