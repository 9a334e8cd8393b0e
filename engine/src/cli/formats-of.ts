import { FORMATS } from '../report/formats.ts';
import type { Command } from './command.ts';
import type { OptionFacts } from './options.ts';
import { ANSWER_FORMATS } from './outputs.ts';

/** The formats that a command prints, the default first. */
export function formatsOf({ exits }: Pick<Command, 'exits'>): readonly string[] {
  return exits === 'scan' ? FORMATS.map(({ id }) => id) : ANSWER_FORMATS;
}

/** What an option of a command does, with the words that may follow where they are few and fixed. */
export function optionMeaning(option: OptionFacts, command: Pick<Command, 'exits'>): string {
  const formats = option.name === 'output' ? ` One of ${formatsOf(command).join(', ')}.` : '';
  const fallback = option.name === 'output' ? formatsOf(command)[0] : option.fallback;
  return `${option.help}${formats}${fallback === undefined ? '' : ` Default: ${fallback}.`}`;
}
