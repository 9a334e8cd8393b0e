import { compileCatalogue } from '../catalogue/compile-catalogue.ts';
import { catalogueFolder } from '../catalogue/load-catalogue.ts';
import { suggest } from '../catalogue/nearest-word.ts';
import { readCases } from '../catalogue/read-cases.ts';
import { emptyCells, type TestedProhibition, testCatalogue } from '../decide/test-catalogue.ts';
import type { Catalogue } from '../model/catalogue.ts';
import { InterdictError } from '../model/interdict-error.ts';
import { casesText } from '../report/cases-text.ts';
import { printableJson } from '../report/text/printable.ts';
import type { CommandCall } from './command.ts';
import { ANSWER_FORMATS, printOutputs, readOutputs } from './outputs.ts';
import { startProgress } from './progress.ts';
import { layoutWidth, wantsColour } from './surroundings.ts';

/** `interdict catalogue test [PROHIBITION…]`. */
export async function run({ operands, settings, surroundings, now }: CommandCall): Promise<number> {
  const outputs = readOutputs(settings.list('output'), ANSWER_FORMATS, surroundings.cwd);
  const folder = catalogueFolder();
  const catalogue = compileCatalogue(folder);
  refuseUnknown(catalogue, operands);
  const tables = readCases(folder, catalogue.prohibitions).filter(
    (table) => operands.length === 0 || operands.includes(table.prohibition),
  );
  const bar = startProgress(surroundings.stderr, true);
  const tested = testCatalogue(catalogue, tables, now, (id, done, of) =>
    bar.note({ reading: id, counts: `${done} of ${of} laws` }),
  );
  bar.erase();
  await printOutputs(outputs, surroundings, (format, printer) =>
    format === 'json'
      ? `${printableJson(tested)}\n`
      : casesText(tested, {
          width: layoutWidth(printer),
          colour: printer !== null && wantsColour(printer, settings.flag('color'), surroundings.env),
          tables: operands.length > 0,
        }),
  );
  return tested.some(hasFailed) ? 1 : 0;
}

function hasFailed(tested: TestedProhibition): boolean {
  const faults = tested.cases.some((each) => each.faults.length > 0);
  return faults || (tested.tier === 'A' && emptyCells(tested).length > 0);
}

function refuseUnknown(catalogue: Catalogue, operands: readonly string[]): void {
  const valid = catalogue.prohibitions.map((each) => each.id);
  for (const word of operands) {
    if (valid.includes(word)) continue;
    throw new InterdictError({
      code: 'unknown-word',
      family: 'usage',
      message: `"${word}" is no prohibition that the catalogue knows.`,
      subject: 'PROHIBITION',
      remedy: suggest(word, valid),
    });
  }
}
