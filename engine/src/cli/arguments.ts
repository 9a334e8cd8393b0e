import { parseArgs } from 'node:util';
import { suggest } from '../catalogue/nearest-word.ts';
import { InterdictError } from '../model/interdict-error.ts';
import type { Command } from './command.ts';
import { COMMANDS } from './commands.ts';
import { flagOf, OPTIONS, type OptionFacts, optionsOf, takesValue } from './options.ts';

/** The words of a command line, sorted out. */
export interface ParsedArguments {
  /** Null where no command was named. */
  readonly command: Command | null;
  readonly operands: readonly string[];
  /** By option name, in the order given; a flag is `true`, one taken away `false`. */
  readonly given: ReadonlyMap<string, readonly string[]>;
}

const ALL: readonly OptionFacts[] = OPTIONS;

/**
 * Sorts out a command line.
 *
 * @throws InterdictError `unknown-command`, `unknown-option`, `option-not-here`, `option-needs-value`,
 *   `option-takes-no-value`, `option-given-twice`; family usage
 */
export function parseArguments(words: readonly string[]): ParsedArguments {
  const { tokens } = parseArgs({
    args: [...words],
    strict: false,
    allowPositionals: true,
    tokens: true,
    options: Object.fromEntries(ALL.map((option) => [spelledName(option), parserFacts(option)])),
  });
  const given = new Map<string, string[]>();
  const positionals: string[] = [];
  const spelled: { option: OptionFacts; rawName: string }[] = [];
  for (const token of tokens) {
    if (token.kind === 'positional') positionals.push(token.value);
    if (token.kind !== 'option') continue;
    const option = ALL.find((facts) => spelledName(facts) === token.name);
    if (!option) throw unknownOption(token.rawName, positionals);
    spelled.push({ option, rawName: token.rawName });
    const value = readValue(option, token.rawName, token.value, token.inlineValue);
    const before = given.get(option.name) ?? [];
    if (before.some((each) => each !== value) && !isRepeatable(option))
      throw givenTwice(token.rawName, [...before, value]);
    given.set(option.name, [...before, value]);
  }
  const family = familyOf(positionals);
  if (family !== null && given.delete('help')) return { command: helpCommand(), operands: [family], given };
  const { command, operands } = commandOf(positionals);
  for (const { option, rawName } of spelled) {
    if (command && !optionsOf(command).includes(option)) throw optionNotHere(option, rawName, command);
  }
  return { command, operands, given };
}

function spelledName(option: OptionFacts): string {
  return flagOf(option).slice(2);
}

function parserFacts(option: OptionFacts): { type: 'string' | 'boolean'; short?: string } {
  const type = takesValue(option) ? 'string' : 'boolean';
  return option.short === undefined ? { type } : { type, short: option.short };
}

function readValue(
  option: OptionFacts,
  rawName: string,
  value: string | undefined,
  inline: boolean | undefined,
): string {
  if (!takesValue(option)) {
    if (value !== undefined) {
      throw new InterdictError({
        code: 'option-takes-no-value',
        family: 'usage',
        message: 'This option is given or left out; no value belongs to it.',
        subject: `${rawName}=${value}`,
        remedy: `Write ${rawName} alone.`,
      });
    }
    return option.value.kind === 'on' ? 'false' : 'true';
  }
  // A value that begins like an option is one that was forgotten, unless it was joined by "=".
  if (value === undefined || value === '' || (!inline && value.startsWith('--'))) {
    throw new InterdictError({
      code: 'option-needs-value',
      family: 'usage',
      message: 'A value has to follow this option.',
      subject: rawName,
      remedy: `Write ${rawName} ${'placeholder' in option.value ? option.value.placeholder : 'VALUE'}.`,
    });
  }
  return value;
}

/** A list may be given in pieces, and a flag again; of two values of anything else one would be lost in silence. */
function isRepeatable({ value }: OptionFacts): boolean {
  return value.kind !== 'text' && value.kind !== 'path' && value.kind !== 'word';
}

function givenTwice(rawName: string, values: readonly string[]): InterdictError {
  return new InterdictError({
    code: 'option-given-twice',
    family: 'usage',
    message: 'This option takes one value, and was given two.',
    subject: values.map((value) => `${rawName} ${value}`).join(' '),
    remedy: 'Give one of them, and run the command again for the other.',
  });
}

/** A word that commands begin with and that is none alone: `catalogue`. */
function familyOf(positionals: readonly string[]): string | null {
  const [first, ...more] = positionals;
  if (first === undefined || more.length > 0) return null;
  if (COMMANDS.some((command) => command.name === first)) return null;
  return COMMANDS.some((command) => command.name.startsWith(`${first} `)) ? first : null;
}

function helpCommand(): Command | null {
  return COMMANDS.find((command) => command.name === 'help') ?? null;
}

/** One word, or two for a command with parts: `catalogue show`. */
function commandOf(positionals: readonly string[]): { command: Command | null; operands: readonly string[] } {
  const [first, second] = positionals;
  if (first === undefined) return { command: null, operands: [] };
  const two = COMMANDS.find((command) => command.name === `${first} ${second}`);
  if (two) return { command: two, operands: positionals.slice(2) };
  const one = COMMANDS.find((command) => command.name === first);
  if (one) return { command: one, operands: positionals.slice(1) };
  const parts = COMMANDS.filter((command) => command.name.startsWith(`${first} `));
  if (parts.length > 0) {
    const valid = parts.map((command) => command.name.slice(first.length + 1));
    throw new InterdictError({
      code: 'unknown-command',
      family: 'usage',
      message: second === undefined ? 'This command has parts; say which.' : 'There is no such command.',
      subject: second === undefined ? first : `${first} ${second}`,
      remedy: second === undefined ? `One of: ${valid.join(', ')}.` : suggest(second, valid),
    });
  }
  throw new InterdictError({
    code: 'unknown-command',
    family: 'usage',
    message: 'There is no such command.',
    subject: first,
    remedy: `${suggest(first, [...new Set(COMMANDS.map((command) => command.name.split(' ')[0] ?? ''))])} See interdict --help.`,
  });
}

function unknownOption(rawName: string, positionals: readonly string[]): InterdictError {
  const command = COMMANDS.find(
    ({ name }) => name === positionals[0] || name === positionals.slice(0, 2).join(' '),
  );
  const here = command ? optionsOf(command) : ALL;
  return new InterdictError({
    code: 'unknown-option',
    family: 'usage',
    message: 'There is no such option.',
    subject: rawName,
    remedy: suggest(rawName, here.map(flagOf)),
  });
}

function optionNotHere(option: OptionFacts, rawName: string, command: Command): InterdictError {
  const takers = COMMANDS.filter((each) => optionsOf(each).includes(option)).map(({ name }) => name);
  return new InterdictError({
    code: 'option-not-here',
    family: 'usage',
    message: 'This command has no such option.',
    subject: rawName,
    remedy: `It belongs to ${takers.join(', ')}. See interdict ${command.name} --help.`,
  });
}
