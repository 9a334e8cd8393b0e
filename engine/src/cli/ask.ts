import { resolve } from 'node:path';
import { type AskRequest, ask } from '../decide/ask.ts';
import { assuming } from '../decide/assume.ts';
import type { Catalogue } from '../model/catalogue.ts';
import { InterdictError } from '../model/interdict-error.ts';
import type { Profile } from '../model/profile.ts';
import { answerText } from '../report/answer-text.ts';
import { printableJson } from '../report/text/printable.ts';
import { asFlags, interview } from './ask-interview.ts';
import { readAssumption } from './assumption.ts';
import { chosenCatalogue } from './chosen-catalogue.ts';
import { parseDay, parseModelYear, readClocks } from './clock.ts';
import type { CommandCall } from './command.ts';
import { readContract } from './contract-word.ts';
import { type Conversation, terminalConversation } from './conversation.ts';
import { ANSWER_FORMATS, printOutputs, readOutputs } from './outputs.ts';
import type { Settings } from './settings.ts';
import { layoutWidth, wantsColour } from './surroundings.ts';

const FACT = /^(.+)=(yes|no|unknown)$/;

/** `interdict ask`. Answered is answered: the exit code is 0 whatever the verdict. */
export async function run(call: CommandCall): Promise<number> {
  const { settings, surroundings } = call;
  if (call.operands.length > 0) throw noOperands(call.operands);
  const outputs = readOutputs(settings.list('output'), ANSWER_FORMATS, surroundings.cwd);
  const catalogue = assuming(
    await chosenCatalogue(settings, surroundings),
    settings.list('assume').map((word) => readAssumption(word, call.now)),
  );
  const profilePath = profileToSave(settings);
  const given = await readAskRequest(call, catalogue);
  const conversation = outputs.every(({ format }) => format === 'text') ? terminalConversation() : null;
  const request = conversation ? await converse(catalogue, given, call, conversation) : given;
  const answer = ask(catalogue, request);
  await printOutputs(outputs, surroundings, (format, printer) =>
    format === 'json'
      ? `${printableJson(answer)}\n`
      : answerText(answer, {
          catalogue,
          explain: settings.flag('explain'),
          width: layoutWidth(printer),
          colour: printer !== null && wantsColour(printer, settings.flag('color'), surroundings.env),
        }),
  );
  if (profilePath !== null && request.facts.length > 0) {
    const { saveAnswers } = await import('../catalogue/save-answers.ts');
    saveAnswers(
      profilePath,
      request.facts,
      `answered to interdict ask on ${new Date(call.now).toISOString().slice(0, 10)}`,
    );
  }
  return 0;
}

async function converse(
  catalogue: Catalogue,
  given: AskRequest,
  { settings, surroundings }: CommandCall,
  conversation: Conversation,
): Promise<AskRequest> {
  const width = layoutWidth(surroundings.stderr);
  try {
    const state = {
      request: given,
      whenSettled: settings.text('as-of') !== null || given.activity !== undefined,
    };
    const request = await interview(catalogue, state, conversation, width);
    if (request !== given)
      await conversation.say(`\nThe same without questions: ${asFlags(request, besideOf(settings))}\n\n`);
    return request;
  } finally {
    conversation.close();
  }
}

/** What has to be given again for the same answer; what interdict.yaml gives it gives again. */
function besideOf(settings: Settings): [string, string][] {
  const names = ['profile', 'catalogue', 'home', 'assume'] as const;
  return names
    .filter((name) => !settings.isKept(name))
    .flatMap((name) => settings.list(name).map((value): [string, string] => [`--${name}`, value]));
}

/** Where `--save` writes to; null without it. */
function profileToSave(settings: Settings): string | null {
  if (!settings.flag('save')) return null;
  const path = settings.text('profile');
  if (path !== null) return path;
  throw new InterdictError({
    code: 'no-profile-to-save-to',
    family: 'usage',
    message: 'There is no profile to write the answers to.',
    subject: '--save',
    remedy: 'Give --profile FILE.',
  });
}

/** The words as they are; whether the catalogue knows them is for `ask` to say. */
async function readAskRequest(
  { settings, surroundings, now }: CommandCall,
  catalogue: Catalogue,
): Promise<AskRequest> {
  const path = settings.text('profile');
  const activities = settings.list('activity');
  const given = {
    supplier: settings.text('supplier'),
    product: settings.text('product'),
    activity: activities.length > 0 ? activities.join(',') : null,
    jurisdiction: settings.text('jurisdiction'),
    prohibition: settings.text('prohibition'),
  };
  const contracts = settings.list('contract');
  const profile = path === null ? null : await profileAt(path, surroundings.cwd, catalogue);
  return {
    ...(profile === null ? {} : { profile }),
    ...(given.supplier === null ? {} : { supplier: given.supplier }),
    ...(given.product === null ? {} : { product: given.product }),
    ...(given.activity === null ? {} : { activity: given.activity }),
    ...(given.jurisdiction === null ? {} : { jurisdiction: given.jurisdiction }),
    ...(given.prohibition === null ? {} : { prohibition: given.prohibition }),
    ...anchorsOf(settings),
    ...(contracts.length === 0 ? {} : { contracts: contracts.map(readContract) }),
    actors: settings.list('actor'),
    facts: settings.list('fact').map(readFact),
    clocks: readClocks(settings, now),
  };
}

function anchorsOf(settings: Settings): Pick<AskRequest, 'modelYear' | 'manufactured'> {
  const year = settings.text('model-year');
  const made = settings.text('manufactured');
  return {
    ...(year === null ? {} : { modelYear: parseModelYear(year, settings.origin('model-year')) }),
    ...(made === null ? {} : { manufactured: parseDay(made, settings.origin('manufactured')) }),
  };
}

/** Loaded only where one is given: a schema costs more to load than an answer to find. */
async function profileAt(path: string, cwd: string, catalogue: Catalogue): Promise<Profile> {
  const { readProfile } = await import('../catalogue/read-profile.ts');
  return readProfile(resolve(cwd, path), catalogue, path);
}

function readFact(word: string): AskRequest['facts'][number] {
  const [, question, answer] = FACT.exec(word) ?? [];
  if (question !== undefined && (answer === 'yes' || answer === 'no' || answer === 'unknown')) {
    return { question, answer };
  }
  throw new InterdictError({
    code: 'fact-malformed',
    family: 'usage',
    message: 'A fact is a question and its answer.',
    subject: `--fact ${word}`,
    remedy: 'Write QUESTION=yes, QUESTION=no or QUESTION=unknown.',
  });
}

function noOperands(operands: readonly string[]): InterdictError {
  return new InterdictError({
    code: 'unexpected-operand',
    family: 'usage',
    message: 'This command takes options and no other words.',
    subject: operands.join(' '),
    remedy: 'Name what you ask about with --supplier, --product, --actor and --activity.',
  });
}
