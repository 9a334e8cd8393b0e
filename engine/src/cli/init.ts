import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { suggest } from '../catalogue/nearest-word.ts';
import { profileText } from '../catalogue/profile-text.ts';
import { parseProfile } from '../catalogue/read-profile.ts';
import { type Introduction, NOTHING_SAID, profileOf } from '../decide/introduction.ts';
import { countriesOf } from '../decide/introduction-words.ts';
import { stateProfile } from '../decide/profile-statement.ts';
import type { Catalogue } from '../model/catalogue.ts';
import { InterdictError } from '../model/interdict-error.ts';
import type { Profile } from '../model/profile.ts';
import { wrapped } from '../report/text/lines.ts';
import { chosenCatalogue } from './chosen-catalogue.ts';
import type { CommandCall } from './command.ts';
import { readConfig } from './config-file.ts';
import { readContract } from './contract-word.ts';
import { type Conversation, terminalConversation } from './conversation.ts';
import { openFileSink } from './file-sink.ts';
import { introduce } from './init-interview.ts';
import type { Settings } from './settings.ts';
import { layoutWidth } from './surroundings.ts';

const CONFIG = 'interdict.yaml';
const PROFILE = 'interdict-profile.yaml';

/** `interdict init`. */
export async function run(call: CommandCall): Promise<number> {
  return initialise(call, terminalConversation());
}

/** The same, with whoever answers handed in; null where nobody can be asked. */
export async function initialise(
  { operands, settings, surroundings }: CommandCall,
  conversation: Conversation | null,
): Promise<number> {
  try {
    if (operands.length > 0) throw unexpected(operands);
    const { cwd, stdout } = surroundings;
    if (!settings.flag('force')) refuseToReplace(cwd);
    const catalogue = await chosenCatalogue(settings, surroundings);
    const given = readGiven(settings, catalogue);
    if (conversation === null && given.roles === undefined) throw nobodyToAsk();
    const said =
      conversation === null
        ? given
        : await introduce(catalogue, given, conversation, layoutWidth(surroundings.stderr));
    if (said === null) throw brokenOff();
    const profile = profileOf(catalogue, said);
    write(profile, catalogue, cwd);
    await stdout.print(doneText(profile, layoutWidth(stdout)));
    return 0;
  } finally {
    conversation?.close();
  }
}

/** What was given as flags is not asked. Contracts given are all there are. */
function readGiven(settings: Settings, catalogue: Catalogue): Introduction {
  const name = settings.text('name');
  const roles = settings.list('actor').map((word) => actorOf(word, catalogue));
  const territory = readCountries(settings, 'territory');
  const nationality = readCountries(settings, 'nationality');
  const contracts = settings.list('contract').map(readContract);
  return {
    ...NOTHING_SAID,
    ...(name === null ? {} : { name }),
    ...(roles.length === 0 ? {} : { roles, unknownRoles: [] }),
    ...(territory === null ? {} : { territory }),
    ...(nationality === null ? {} : { nationality }),
    contracts,
    areContractsComplete: contracts.length > 0 ? true : null,
  };
}

function actorOf(word: string, { vocabulary }: Catalogue): string {
  const valid = vocabulary.actors.map(({ id }) => id);
  if (valid.includes(word)) return word;
  throw notValid(`"${word}" is no role that the catalogue knows.`, '--actor', suggest(word, valid));
}

function readCountries(settings: Settings, name: 'territory' | 'nationality'): readonly string[] | null {
  const words = settings.list(name);
  if (words.length === 0) return null;
  const countries = countriesOf(words.join(','));
  if (countries !== null) return countries;
  throw notValid(
    'A country is written by the two letters of ISO 3166-1.',
    `--${name} ${words.join(',')}`,
    'Write US, or several: US,DE.',
  );
}

/** Both files, checked by what reads them; the settings last, since a scan takes them as soon as they are there. */
function write(profile: Profile, catalogue: Catalogue, cwd: string): void {
  const text = profileText(profile);
  parseProfile(text, PROFILE, catalogue);
  put(join(cwd, PROFILE), text);
  put(join(cwd, CONFIG), configText());
  readConfig(join(cwd, CONFIG), cwd);
}

function put(path: string, text: string): void {
  const sink = openFileSink(path);
  sink.write(text);
  sink.finish();
}

function configText(): string {
  return [
    '# What holds for every scan and question below this folder; flags and INTERDICT_* variables beat it.',
    '# docs/command-line.md names every key.',
    `profile: ${PROFILE}`,
    '',
  ].join('\n');
}

function doneText(profile: Profile, width: number): string {
  const { name, roles, contracts, assumed } = stateProfile(profile);
  const given = contracts.length > 0 ? ` Contracts given: ${contracts.join(', ')}.` : '';
  return [
    `${CONFIG} and ${PROFILE} written.`,
    ...wrapped(
      [`Scans and questions from here are for ${name} (${roles.join(', ')}).${given}`],
      width,
      false,
    ),
    ...wrapped([`Assumed: ${assumed.join('; ')}.`], width, false),
    ...wrapped([`Next: interdict scan TARGET; interdict ask --supplier ID`], width, false),
    '',
  ].join('\n');
}

function refuseToReplace(cwd: string): void {
  const there = [CONFIG, PROFILE].filter((name) => existsSync(join(cwd, name)));
  if (there.length === 0) return;
  throw new InterdictError({
    code: 'init-would-replace',
    family: 'usage',
    message: 'What would be written is there already.',
    subject: there.join(', '),
    remedy: 'Change it by hand, or give --force to write it anew.',
  });
}

function nobodyToAsk(): InterdictError {
  return new InterdictError({
    code: 'init-nobody-to-ask',
    family: 'usage',
    message: 'This is no terminal, so that nobody can be asked who you are.',
    subject: 'interdict init',
    remedy:
      'Give --actor ROLE, and --territory, --nationality, --contract where they are other than the default.',
  });
}

function brokenOff(): InterdictError {
  return new InterdictError({
    code: 'init-broken-off',
    family: 'interrupted',
    message: 'The questions were broken off, and nothing was written.',
    subject: 'interdict init',
    remedy: 'Start again, or give what you know as flags: interdict init --help.',
  });
}

function notValid(message: string, subject: string, remedy: string): InterdictError {
  return new InterdictError({ code: 'word-not-valid', family: 'usage', message, subject, remedy });
}

function unexpected(operands: readonly string[]): InterdictError {
  return new InterdictError({
    code: 'unexpected-operand',
    family: 'usage',
    message: 'This command takes its words as options.',
    subject: operands.join(' '),
    remedy: 'See interdict init --help.',
  });
}
