import { resolve } from 'node:path';
import { catalogueAt } from '../catalogue/catalogue-at.ts';
import { diffCatalogues } from '../decide/diff-catalogues.ts';
import { noticeOf } from '../decide/notice.ts';
import { intervalOf } from '../decide/zoned-time.ts';
import type { Catalogue } from '../model/catalogue.ts';
import type { CatalogueDiff, DiffReport } from '../model/catalogue-diff.ts';
import { InterdictError } from '../model/interdict-error.ts';
import { diffText } from '../report/diff-text.ts';
import { printableJson } from '../report/text/printable.ts';
import { momentFlag } from './ask-interview.ts';
import { chosenInUse, loadInUse } from './chosen-catalogue.ts';
import { readClocks } from './clock.ts';
import type { CommandCall } from './command.ts';
import { ANSWER_FORMATS, printOutputs, readOutputs } from './outputs.ts';
import { startProgress } from './progress.ts';
import { layoutWidth, wantsColour } from './surroundings.ts';

/** `interdict catalogue diff [OLD] NEW`. */
export async function run({ operands, settings, surroundings, now }: CommandCall): Promise<number> {
  const outputs = readOutputs(settings.list('output'), ANSWER_FORMATS, surroundings.cwd);
  const [first, second, ...more] = operands;
  if (first === undefined || more.length > 0) throw twoCatalogues(operands);
  const { asKnown } = readClocks(settings, now);
  const inUse = async (): Promise<Catalogue> => loadInUse(await chosenInUse(settings, surroundings), 'all');
  const before = second === undefined ? await inUse() : catalogueAt(resolve(surroundings.cwd, first), first);
  const after = catalogueAt(resolve(surroundings.cwd, second ?? first), second ?? first);
  const bar = startProgress(surroundings.stderr, true);
  const until = intervalOf(asKnown, 'UTC').until - 1;
  const decided = diffCatalogues(before, after, until, (id, done, of) =>
    bar.note({ reading: id, counts: `${done} of ${of} laws` }),
  );
  bar.erase();
  const diff = asAskedThen(decided, momentFlag(asKnown, now));
  const report: DiffReport = { schema: 'interdict.diff/1', ...diff, notice: noticeOf(after) };
  await printOutputs(outputs, surroundings, (format, printer) =>
    format === 'json'
      ? `${printableJson(report)}\n`
      : diffText(diff, {
          before,
          after,
          notice: report.notice,
          width: layoutWidth(printer),
          colour: printer !== null && wantsColour(printer, settings.flag('color'), surroundings.env),
        }),
  );
  return 0;
}

/** Each witness with what was known by then, where that is not now: else it would be asked of another law. */
function asAskedThen(diff: CatalogueDiff, asKnown: string | undefined): CatalogueDiff {
  if (asKnown === undefined) return diff;
  const prohibitions = diff.prohibitions.map((change) => ({
    ...change,
    cases: change.cases.map((each) => ({ ...each, witness: [...each.witness, '--as-known', asKnown] })),
  }));
  return { ...diff, prohibitions };
}

function twoCatalogues(operands: readonly string[]): InterdictError {
  return new InterdictError({
    code: 'two-catalogues',
    family: 'usage',
    message: 'Two catalogues are compared, or one with the catalogue in use.',
    subject: `interdict catalogue diff ${operands.join(' ')}`.trim(),
    remedy: 'Give OLD and NEW, or NEW alone: folders of catalogues, or bundles.',
  });
}
