import { suggest } from '../catalogue/nearest-word.ts';
import { noticeOf } from '../decide/notice.ts';
import { InterdictError } from '../model/interdict-error.ts';
import { prohibitionText } from '../report/prohibition/prohibition-text.ts';
import { printableJson } from '../report/text/printable.ts';
import { chosenCatalogue } from './chosen-catalogue.ts';
import { readClocks } from './clock.ts';
import type { CommandCall } from './command.ts';
import { ANSWER_FORMATS, printOutputs, readOutputs } from './outputs.ts';
import { layoutWidth, wantsColour } from './surroundings.ts';

/** `interdict catalogue show ID`. */
export async function run({ operands, settings, surroundings, now }: CommandCall): Promise<number> {
  const outputs = readOutputs(settings.list('output'), ANSWER_FORMATS, surroundings.cwd);
  const { asKnown } = readClocks(settings, now);
  const catalogue = await chosenCatalogue(settings, surroundings);
  const ids = catalogue.prohibitions.map((prohibition) => prohibition.id);
  const [id, extra] = operands;
  if (id === undefined || extra !== undefined) {
    throw new InterdictError({
      code: 'one-prohibition',
      family: 'usage',
      message: 'One prohibition is shown at a time.',
      subject: `interdict catalogue show ${operands.join(' ')}`.trim(),
      remedy: 'Give one of those that interdict catalogue list prints.',
    });
  }
  const prohibition = catalogue.prohibitions.find((each) => each.id === id);
  if (!prohibition) {
    throw new InterdictError({
      code: 'unknown-prohibition',
      family: 'usage',
      message: 'The catalogue has no such prohibition.',
      subject: id,
      remedy: `${suggest(id, ids)} See interdict catalogue list.`,
    });
  }
  await printOutputs(outputs, surroundings, (format, printer) =>
    format === 'json'
      ? `${printableJson(prohibition)}\n`
      : prohibitionText(prohibition, {
          catalogue,
          asKnown,
          notice: noticeOf(catalogue),
          colour: printer !== null && wantsColour(printer, settings.flag('color'), surroundings.env),
          width: layoutWidth(printer),
        }),
  );
  return 0;
}
