import { resolve } from 'node:path';
import { suggest } from '../catalogue/nearest-word.ts';
import { InterdictError } from '../model/interdict-error.ts';
import type { Acceptance } from '../model/profile.ts';
import type { Command } from './command.ts';
import { flagOf, OPTIONS, type OptionFacts, type OptionName, optionsOf } from './options.ts';

/** What `interdict.yaml` gave, once it was read and checked. */
export interface ConfigFile {
  readonly path: string;
  readonly values: ReadonlyMap<string, readonly string[]>;
  readonly acceptances: readonly Acceptance[];
}

/** The options as they hold: flags beat variables, which beat `interdict.yaml`. */
export interface Settings {
  /** Of a flag, or of one that is on unless taken away. */
  flag(name: OptionName): boolean;
  text(name: OptionName): string | null;
  list(name: OptionName): readonly string[];
  /** How the user gave it, for messages: `--as-of`, `INTERDICT_AS_OF`, `interdict.yaml: as-of`. */
  origin(name: OptionName): string;
  /** Whether `interdict.yaml` gave it, and nobody for this command. */
  isKept(name: OptionName): boolean;
  readonly acceptances: readonly Acceptance[];
}

interface Held {
  readonly values: readonly string[];
  readonly origin: string;
  readonly isKept?: true;
}

const ON = new Set(['1', 'true', 'yes', 'on']);
const OFF = new Set(['', '0', 'false', 'no', 'off']);

/**
 * Joins the three layers for one command and checks words against closed lists.
 *
 * @throws InterdictError `word-not-valid`, `variable-not-boolean`; family usage
 */
export function joinSettings(
  command: Pick<Command, 'options' | 'exits'>,
  given: ReadonlyMap<string, readonly string[]>,
  env: Readonly<Record<string, string | undefined>>,
  config: ConfigFile | null,
): Settings {
  const held = new Map<string, Held>();
  for (const option of optionsOf(command)) {
    const layer =
      fromFlags(option, given) ?? fromVariable(option, env) ?? fromConfig(option, command, config);
    if (layer) held.set(option.name, checked(option, layer));
  }
  const facts: readonly OptionFacts[] = OPTIONS;
  return {
    flag: (name) => {
      const value = held.get(name)?.values.at(-1);
      return value === undefined
        ? facts.find((option) => option.name === name)?.value.kind === 'on'
        : value === 'true';
    },
    text: (name) => held.get(name)?.values.at(-1) ?? null,
    list: (name) => held.get(name)?.values ?? [],
    origin: (name) => held.get(name)?.origin ?? `--${name}`,
    isKept: (name) => held.get(name)?.isKept ?? false,
    acceptances: config?.acceptances ?? [],
  };
}

/** Whether `interdict.yaml` can say anything to a command: who asks and by which law holds for all that decide. */
export function takesConfig(command: Pick<Command, 'options' | 'exits' | 'writesConfig'>): boolean {
  return !command.writesConfig && optionsOf(command).some((option) => mayBeKept(option, command));
}

/** A format of a scan is none of an answer: where a scan prints to says nothing of where an answer does. */
function mayBeKept({ name, yaml }: OptionFacts, { exits }: Pick<Command, 'exits'>): boolean {
  return yaml !== null && (exits === 'scan' || name !== 'output');
}

function fromFlags(option: OptionFacts, given: ReadonlyMap<string, readonly string[]>): Held | null {
  const values = given.get(option.name);
  if (!values) return null;
  return {
    values: option.value.kind === 'words' ? values.flatMap(commaList) : values,
    origin: flagOf(option),
  };
}

function fromVariable(option: OptionFacts, env: Readonly<Record<string, string | undefined>>): Held | null {
  const name = option.env;
  const text = name === null ? undefined : env[name];
  if (name === null || text === undefined) return null;
  if (option.value.kind === 'flag' || option.value.kind === 'on') {
    const word = text.trim().toLowerCase();
    if (ON.has(word)) return { values: ['true'], origin: name };
    if (OFF.has(word)) return { values: ['false'], origin: name };
    throw new InterdictError({
      code: 'variable-not-boolean',
      family: 'usage',
      message: 'This variable is either on or off.',
      subject: `${name}=${text}`,
      remedy: 'Set it to 1 or 0, or unset it.',
    });
  }
  if (text === '') return null;
  const many =
    option.value.kind === 'words' || option.value.kind === 'texts' || option.value.kind === 'paths';
  return { values: many ? commaList(text) : [text], origin: name };
}

function fromConfig(
  option: OptionFacts,
  command: Pick<Command, 'exits'>,
  config: ConfigFile | null,
): Held | null {
  const values = option.yaml === null ? undefined : config?.values.get(option.yaml);
  if (!config || !values || !mayBeKept(option, command)) return null;
  const isPath = option.value.kind === 'path' || option.value.kind === 'paths';
  return {
    values: isPath ? values.map((path) => resolve(config.path, '..', path)) : values,
    origin: `interdict.yaml: ${option.yaml}`,
    isKept: true,
  };
}

function commaList(text: string): string[] {
  return text
    .split(',')
    .map((word) => word.trim())
    .filter((word) => word !== '');
}

function checked(option: OptionFacts, held: Held): Held {
  if (option.value.kind !== 'word' && option.value.kind !== 'words') return held;
  const { valid } = option.value;
  for (const word of held.values) {
    if (valid.length === 0 || valid.includes(word)) continue;
    throw new InterdictError({
      code: 'word-not-valid',
      family: 'usage',
      message: `"${word}" is none of the words that may stand here.`,
      subject: held.origin,
      remedy: suggest(word, valid),
    });
  }
  return held;
}
