import { resolve } from 'node:path';
import { DEFAULT_PROFILE } from '../catalogue/default-profile.ts';
import { readProfile } from '../catalogue/read-profile.ts';
import { assuming } from '../decide/assume.ts';
import { printMoment } from '../decide/compose-result.ts';
import { noticeAbout } from '../decide/notice.ts';
import { watch } from '../decide/watch.ts';
import type { Catalogue } from '../model/catalogue.ts';
import type { Instant } from '../model/instant.ts';
import { InterdictError } from '../model/interdict-error.ts';
import type { Profile } from '../model/profile.ts';
import { printableJson } from '../report/text/printable.ts';
import { type WatchReport, watchText } from '../report/watch-text.ts';
import { readAssumption } from './assumption.ts';
import { chosenCatalogue } from './chosen-catalogue.ts';
import { parseMoment, readClocks } from './clock.ts';
import type { CommandCall } from './command.ts';
import { holdBackCompiler } from './compile-budget.ts';
import { ANSWER_FORMATS, printOutputs, readOutputs } from './outputs.ts';
import { type EarlierResult, readEarlierResult } from './saved-result.ts';
import type { Settings } from './settings.ts';
import { layoutWidth, wantsColour } from './surroundings.ts';

/** `interdict watch RESULT`. */
export async function run({ operands, settings, surroundings, now }: CommandCall): Promise<number> {
  holdBackCompiler();
  const outputs = readOutputs(settings.list('output'), ANSWER_FORMATS, surroundings.cwd);
  const path = oneResult(operands);
  const earlier = readEarlierResult(path, surroundings.cwd);
  const assumptions = settings.list('assume').map((word) => readAssumption(word, now));
  const catalogue = assuming(await chosenCatalogue(settings, surroundings), assumptions);
  const clocks = readClocks(settings, now);
  const until = settings.text('until');
  const profile = profileFor(earlier, settings, surroundings.cwd, catalogue);
  const watched = watch(earlier.findings, {
    catalogue,
    profile,
    clocks,
    until: until === null ? null : endOf(until),
  });
  const report: WatchReport = {
    schema: 'interdict.watch/1',
    catalogue: { before: earlier.catalogue, now: { version: catalogue.version, digest: catalogue.digest } },
    since: earlier.asOf,
    asOf: printMoment(clocks.asOf),
    until,
    assumed: [
      ...anotherAsker(earlier, profile),
      ...assumptions.map(({ prohibition, date }) => `${prohibition} is made on ${date}`),
    ],
    ...watched,
    notice: noticeAbout(catalogue, clocks.asOf),
  };
  await printOutputs(outputs, surroundings, (format, printer) =>
    format === 'json'
      ? `${printableJson(report)}\n`
      : watchText(report, {
          catalogue,
          width: layoutWidth(printer),
          colour: printer !== null && wantsColour(printer, settings.flag('color'), surroundings.env),
        }),
  );
  return 0;
}

function oneResult(operands: readonly string[]): string {
  const [path, ...more] = operands;
  if (path !== undefined && more.length === 0) return path;
  throw new InterdictError({
    code: 'one-result',
    family: 'usage',
    message: 'One result is watched at a time.',
    subject: `interdict watch ${operands.join(' ')}`.trim(),
    remedy: 'Give a file that interdict scan -o json=FILE wrote.',
  });
}

/**
 * A result made for a profile is decided again for that profile, and for nobody else by accident: what
 * `interdict.yaml` says of the asker is nothing to a result that was made for nobody in particular.
 */
function profileFor(earlier: EarlierResult, settings: Settings, cwd: string, catalogue: Catalogue): Profile {
  const path = settings.text('profile');
  const isMeant = earlier.profile.given || !settings.isKept('profile');
  if (path !== null && isMeant) return readProfile(resolve(cwd, path), catalogue, path);
  if (!earlier.profile.given) return DEFAULT_PROFILE;
  throw new InterdictError({
    code: 'result-of-a-profile',
    family: 'usage',
    message: `This result was made for the profile "${earlier.profile.name}".`,
    subject: '--profile',
    remedy: 'Give that profile with --profile FILE.',
  });
}

/** What differs is then no doing of law or time, and nobody is to read it so. */
function anotherAsker({ profile: before }: EarlierResult, { name, assumed }: Profile): string[] {
  if (before.name === name && before.given === !assumed) return [];
  return [
    `the asker is ${name}; the result was made for ${before.name}, and what differs may come of that alone`,
  ];
}

/** The last instant of a day, or the instant itself. */
function endOf(text: string): Instant {
  const moment = parseMoment(text, '--until');
  return moment.kind === 'instant' ? moment.at : Date.parse(`${moment.date}T23:59:59Z`);
}
