import type { Catalogue } from '../../model/catalogue.ts';
import { LIMIT_NAMES } from '../../observe/limits.ts';
import type { Command } from '../command.ts';
import { COMMANDS } from '../commands.ts';
import { formatsOf } from '../formats-of.ts';
import { flagOf, type OptionFacts, type OptionName, optionsOf, takesValue } from '../options.ts';

/** What may be offered where a value stands. */
export interface Offer {
  /** One that ends with "=" is begun and not finished. */
  readonly words: readonly string[];
  /** Several may stand there, separated by commas. */
  readonly isList: boolean;
  /** Names of files: in place of words, or after the "=" of one. */
  readonly files: boolean;
}

export interface CompletedOption {
  /** `--output` first, then `-o`. */
  readonly flags: readonly string[];
  readonly help: string;
  /** Null where nothing follows. */
  readonly value: Offer | null;
}

export interface CompletedCommand {
  /** `catalogue show` */
  readonly name: string;
  readonly summary: string;
  readonly options: readonly CompletedOption[];
  readonly operands: Offer;
}

const NOTHING: Offer = { words: [], isList: false, files: false };
const FILES: Offer = { ...NOTHING, files: true };

/** Shells that completion is printed for. */
export const SHELLS = ['bash', 'zsh', 'fish', 'powershell'] as const;
export type Shell = (typeof SHELLS)[number];

/** Everything that a shell can offer, from the tables of commands and options and the catalogue's own words. */
export function completedCommands(catalogue: Catalogue): CompletedCommand[] {
  return COMMANDS.map((command) => ({
    name: command.name,
    summary: command.summary,
    options: optionsOf(command).map((option) => completedOption(option, command, catalogue)),
    operands: operandsOf(command, catalogue),
  }));
}

function completedOption(option: OptionFacts, command: Command, catalogue: Catalogue): CompletedOption {
  return {
    flags: [flagOf(option), ...(option.short === undefined ? [] : [`-${option.short}`])],
    help: option.help,
    value: takesValue(option) ? offerOf(option, command, catalogue) : null,
  };
}

function offerOf({ name, value }: OptionFacts, command: Command, catalogue: Catalogue): Offer {
  const isList = value.kind === 'words';
  if ('valid' in value && value.valid.length > 0) return { ...NOTHING, words: value.valid, isList };
  const words = catalogueWords(name, command, catalogue);
  if (words.length > 0) return { words, isList, files: name === 'output' };
  return value.kind === 'path' || value.kind === 'paths' ? FILES : NOTHING;
}

/** Words of an open list, by the option whose value they are. */
function catalogueWords(name: string, command: Command, catalogue: Catalogue): readonly string[] {
  const { vocabulary, suppliers, products, prohibitions, questions } = catalogue;
  const ids = (list: readonly { readonly id: string }[]) => list.map(({ id }) => id);
  const lists: Partial<Record<OptionName, readonly string[]>> = {
    output: formatsOf(command),
    actor: ids(vocabulary.actors),
    activity: ids(vocabulary.activities),
    supplier: ids(suppliers),
    product: ids(products),
    prohibition: ids(prohibitions),
    fact: ids(questions).map((id) => `${id}=`),
    limit: LIMIT_NAMES.map((limit) => `${limit}=`),
  };
  return new Map(Object.entries(lists)).get(name) ?? [];
}

/** What a command's operands are follows from how its help writes them. */
function operandsOf({ operands }: Command, { prohibitions }: Catalogue): Offer {
  if (/TARGET|RESULT|FILE/.test(operands)) return FILES;
  if (/ID|PROHIBITION/.test(operands)) return { ...NOTHING, words: prohibitions.map(({ id }) => id) };
  if (/COMMAND/.test(operands)) return { ...NOTHING, words: [...new Set(COMMANDS.map(firstWord))] };
  if (/SHELL/.test(operands)) return { ...NOTHING, words: SHELLS };
  return NOTHING;
}

function firstWord({ name }: Command): string {
  return name.split(' ')[0] ?? name;
}
