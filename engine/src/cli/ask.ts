import { loadCatalogue } from '../catalogue/load-catalogue.ts';
import { type AskRequest, ask } from '../decide/ask.ts';
import { InterdictError } from '../model/interdict-error.ts';
import { answerText } from '../report/answer-text.ts';
import { printableJson } from '../report/text/printable.ts';
import { readClocks } from './clock.ts';
import type { CommandCall } from './command.ts';
import { printOutputs, readOutputs } from './outputs.ts';
import { layoutWidth, wantsColour } from './surroundings.ts';

const FACT = /^(.+)=(yes|no|unknown)$/;

/** `interdict ask`. Answered is answered: the exit code is 0 whatever the verdict. */
export async function run(call: CommandCall): Promise<number> {
  const { settings, surroundings } = call;
  if (call.operands.length > 0) throw noOperands(call.operands);
  const outputs = readOutputs(settings.list('output'), ['text', 'json'], surroundings.cwd);
  const request = readAskRequest(call);
  const catalogue = loadCatalogue();
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
  return 0;
}

/** The words as they are; whether the catalogue knows them is for `ask` to say. */
function readAskRequest({ settings, now }: CommandCall): AskRequest {
  const activities = settings.list('activity');
  const given = {
    supplier: settings.text('supplier'),
    product: settings.text('product'),
    activity: activities.length > 0 ? activities.join(',') : null,
    jurisdiction: settings.text('jurisdiction'),
    prohibition: settings.text('prohibition'),
  };
  return {
    ...(given.supplier === null ? {} : { supplier: given.supplier }),
    ...(given.product === null ? {} : { product: given.product }),
    ...(given.activity === null ? {} : { activity: given.activity }),
    ...(given.jurisdiction === null ? {} : { jurisdiction: given.jurisdiction }),
    ...(given.prohibition === null ? {} : { prohibition: given.prohibition }),
    actors: settings.list('actor'),
    facts: settings.list('fact').map(readFact),
    clocks: readClocks(settings, now),
  };
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
