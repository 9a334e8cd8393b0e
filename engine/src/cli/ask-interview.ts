import type { AskRequest } from '../decide/ask.ts';
import { type InterviewState, type InterviewStep, nextStep, takeReply } from '../decide/interview.ts';
import { isoOf } from '../decide/zoned-time.ts';
import type { Catalogue } from '../model/catalogue.ts';
import type { Clocks, Instant, Moment } from '../model/instant.ts';
import { field } from '../report/text/lines.ts';
import { printable } from '../report/text/printable.ts';
import { choiceLines } from './choice-lines.ts';
import { parseMoment } from './clock.ts';
import { contractWord } from './contract-word.ts';
import type { Conversation } from './conversation.ts';

/** A list longer than this is not read out; a part of a word finds an entry. */
const MOST_CHOICES = 24;

/**
 * Asks on a terminal for what a question left out, and then for what can still change its answer. Ending
 * the input ends the asking: the answer is then what the flags given so far would give.
 */
export async function interview(
  catalogue: Catalogue,
  start: InterviewState,
  conversation: Conversation,
  width: number,
): Promise<AskRequest> {
  let state = start;
  let told = '';
  for (let step = nextStep(catalogue, state); step.kind !== 'done'; step = nextStep(catalogue, state)) {
    const text = stepText(step, width);
    // What was not understood is asked again without its list, which would push the reason off the screen.
    if (text !== told) await conversation.say(text);
    told = text;
    const reply = await conversation.ask('  › ');
    if (reply === null) return state.request;
    if (step.kind === 'question' && isHelp(reply)) {
      await conversation.say(helpText(step, width));
      told = '';
      continue;
    }
    if (step.kind === 'when') {
      const clocks = clocksOf(reply, state.request.clocks);
      if (clocks === null)
        await conversation.say('  Write a day such as 2024-08-15, or nothing for today.\n');
      else state = { request: { ...state.request, clocks }, whenSettled: true };
      continue;
    }
    const taken = takeReply(step, reply, state.request);
    if (taken.kind === 'again') await conversation.say(`  ${taken.say}\n`);
    else state = { ...state, request: taken.request };
  }
  return state.request;
}

function isHelp(reply: string): boolean {
  return ['help', 'h', '?', 'what does that mean?', 'what does that mean'].includes(
    reply.trim().toLowerCase(),
  );
}

function stepText(step: InterviewStep, width: number): string {
  if (step.kind === 'done') return '';
  if (step.kind === 'when') return `\n${step.ask}\n`;
  const layout = { width, colour: false, indent: 0, label: 0 };
  if (step.kind === 'question') {
    const lines = field('', [`${step.question.ask} [${step.question.id}]`], layout);
    return `\n${lines.join('\n')}\n  yes / no / I don't know / what does that mean?\n`;
  }
  const shown = step.choices.slice(0, MOST_CHOICES);
  const list = choiceLines(shown, width);
  const more =
    step.choices.length > shown.length
      ? [`  and ${step.choices.length - shown.length} more: type a name or a part of one`]
      : [];
  return `\n${step.ask}\n${[...list, ...more].join('\n')}\n`;
}

function helpText(step: Extract<InterviewStep, { kind: 'question' }>, width: number): string {
  const layout = { width, colour: false, indent: 2, label: 8 };
  const lines = [...field('yes', [step.yes], layout), ...field('no', [step.no], layout)];
  if (step.question.help !== null) lines.push(...field('', [step.question.help], layout));
  return `${lines.join('\n')}\n`;
}

function clocksOf(reply: string, clocks: Clocks): Clocks | null {
  const text = reply.trim();
  if (text === '') return clocks;
  try {
    return { ...clocks, asOf: parseMoment(text, 'When') };
  } catch {
    return null;
  }
}

/**
 * The same question as flags, for a script or for another day.
 *
 * @param beside what was given on the command line and is no part of the question: a profile, a catalogue
 */
export function asFlags(request: AskRequest, beside: readonly (readonly [string, string])[] = []): string {
  const words: string[] = ['interdict', 'ask'];
  const flag = (name: string, value: string | undefined): void => {
    if (value !== undefined) words.push(name, /[^\w./:=,+@-]/.test(value) ? `"${value}"` : value);
  };
  for (const [name, value] of beside) flag(name, value);
  flag('--supplier', request.supplier);
  flag('--product', request.product);
  for (const actor of request.actors) flag('--actor', actor);
  for (const contract of request.contracts ?? []) flag('--contract', contractWord(contract));
  flag('--activity', request.activity);
  flag('--jurisdiction', request.jurisdiction);
  flag('--prohibition', request.prohibition);
  flag('--model-year', request.modelYear?.toString());
  flag('--manufactured', request.manufactured);
  for (const fact of request.facts) flag('--fact', `${fact.question}=${fact.answer}`);
  const { asOf, asKnown, now } = request.clocks;
  flag('--as-of', momentFlag(asOf, now));
  flag('--as-known', momentFlag(asKnown, now));
  return printable(words.join(' '));
}

/** Nothing for now, which is what is taken where nothing is given. */
export function momentFlag(moment: Moment, now: Instant): string | undefined {
  if (moment.kind === 'day') return moment.date;
  return moment.at === now ? undefined : isoOf(moment.at);
}
