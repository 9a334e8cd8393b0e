import type { CatalogueInUse } from '../catalogue/catalogue-in-use.ts';
import { type CatalogueStatus, STALE_DAYS, statusOf } from '../decide/catalogue-status.ts';
import { noticeOf } from '../decide/notice.ts';
import { field, wrapped } from '../report/text/lines.ts';
import { printableJson } from '../report/text/printable.ts';
import { chosenCatalogue, chosenInUse } from './chosen-catalogue.ts';
import type { CommandCall } from './command.ts';
import { ANSWER_FORMATS, printOutputs, readOutputs } from './outputs.ts';
import { layoutWidth } from './surroundings.ts';

/** `interdict catalogue status`. */
export async function run({ settings, surroundings, now }: CommandCall): Promise<number> {
  const outputs = readOutputs(settings.list('output'), ANSWER_FORMATS, surroundings.cwd);
  const catalogue = await chosenCatalogue(settings, surroundings, 'all');
  const { imported } = await chosenInUse(settings, surroundings);
  const status = { ...statusOf(catalogue, now), imported };
  await printOutputs(outputs, surroundings, (format, printer) =>
    format === 'json'
      ? `${printableJson(status)}\n`
      : `${[...statusLines(status, layoutWidth(printer)), ...wrapped([noticeOf(catalogue)], layoutWidth(printer), false)].join('\n')}\n`,
  );
  return 0;
}

type Status = CatalogueStatus & Pick<CatalogueInUse, 'imported'>;

function statusLines(status: Status, width: number): string[] {
  const layout = { width, colour: false, indent: 0, label: 16 };
  const age = status.ageDays === 1 ? '1 day old' : `${status.ageDays} days old`;
  const warning = status.stale
    ? `; older than ${STALE_DAYS} days: law may have changed since, get a newer one`
    : '';
  const { A, B, C } = status.prohibitions;
  const { restOn } = status;
  return [
    ...field('Version', [`${status.version}, ${age}${warning}`], layout),
    ...field('Digest', [status.digest], layout),
    ...field('From', [fromWords(status)], layout),
    ...field(
      'Prohibitions',
      [
        `${A + B + C}: ${A} fully modelled, ${B} structured, ${C} known in outline only; ${status.proposals} of them proposals`,
      ],
      layout,
    ),
    ...field('Clauses', [`${status.clauses}`], layout),
    ...field(
      'They rest on',
      [
        `the instrument itself: ${restOn.primary}; the agency's own guidance: ${restOn['official-secondary']}; law firms or press: ${restOn.secondary}; memory, which nobody has checked: ${restOn.memory}`,
      ],
      layout,
    ),
    ...field('Suppliers', [`${status.suppliers}, with ${status.indicators} indicators`], layout),
    ...field(
      'Not looked at',
      [
        status.notLookedAt.length === 0
          ? `for ${STALE_DAYS} days: none`
          : `for ${STALE_DAYS} days: ${status.notLookedAt.length} clauses, the oldest ${status.notLookedAt[0]?.clause}`,
      ],
      layout,
    ),
    '',
  ];
}

function fromWords({ imported }: Status): string {
  if (imported === null) return 'the program itself';
  return `a bundle signed by ${imported.signer}, imported on ${imported.at.slice(0, 10)}`;
}
