import { FAIL_ON } from '../decide/fail-on.ts';
import { CONFIDENCES } from '../model/finding.ts';
import { LIMIT_NAMES } from '../observe/limits.ts';

/**
 * The one table of options. Flags, environment variables, the keys of `interdict.yaml`, `--help`, the JSON
 * Schema of the configuration and `docs/command-line.md` are made from it.
 */

/** What may stand after an option. */
export type OptionValue =
  /** Given or not. */
  | { readonly kind: 'flag' }
  /** On unless taken away: spelled `--no-NAME`. */
  | { readonly kind: 'on' }
  | { readonly kind: 'text'; readonly placeholder: string }
  /** A path; one from `interdict.yaml` is relative to that file. */
  | { readonly kind: 'path'; readonly placeholder: string }
  | { readonly kind: 'paths'; readonly placeholder: string }
  | { readonly kind: 'word'; readonly placeholder: string; readonly valid: readonly string[] }
  /** Separated by commas, or the option repeated. `valid` is empty where the catalogue has the words. */
  | { readonly kind: 'words'; readonly placeholder: string; readonly valid: readonly string[] }
  /** Repeated, each taken whole. */
  | { readonly kind: 'texts'; readonly placeholder: string };

export type CommandName =
  | 'scan'
  | 'ask'
  | 'catalogue show'
  | 'catalogue list'
  | 'catalogue test'
  | 'catalogue lint'
  | 'catalogue status'
  | 'catalogue diff'
  | 'catalogue import'
  | 'completion'
  | 'init'
  | 'help'
  | 'watch';

export interface OptionFacts {
  readonly name: string;
  readonly short?: string;
  readonly value: OptionValue;
  readonly help: string;
  readonly fallback?: string;
  readonly env: string | null;
  /** The key in `interdict.yaml`. */
  readonly yaml: string | null;
  readonly commands: readonly CommandName[];
}

/** Commands about law and findings. */
const ANSWERING = ['scan', 'ask', 'watch', 'catalogue show', 'catalogue list', 'catalogue status'] as const;

/** Commands that print a result in a form of one's choice. */
const PRINTING = [...ANSWERING, 'catalogue lint', 'catalogue test', 'catalogue diff'] as const;

/** Commands that read the catalogue in use. */
const READING_CATALOGUE = [...ANSWERING, 'catalogue lint', 'completion', 'init'] as const;

const EVERYWHERE = [...PRINTING, 'catalogue import', 'completion', 'init', 'help'] as const;

export const OPTIONS = [
  {
    name: 'output',
    short: 'o',
    value: { kind: 'texts', placeholder: 'FORMAT[=FILE]' },
    help: 'Print in this format, or write it to FILE. Repeatable.',
    env: 'INTERDICT_OUTPUT',
    yaml: 'output',
    commands: PRINTING,
  },
  {
    name: 'profile',
    value: { kind: 'path', placeholder: 'FILE' },
    help: 'Who asks: roles, contracts, answers, acceptances (YAML).',
    fallback: 'a private person or business in the United States',
    env: 'INTERDICT_PROFILE',
    yaml: 'profile',
    commands: ['scan', 'ask', 'watch'],
  },
  {
    name: 'save',
    value: { kind: 'flag' },
    help: 'Write the answers given on the terminal or with --fact to the profile.',
    env: null,
    yaml: null,
    commands: ['ask'],
  },
  {
    name: 'catalogue',
    value: { kind: 'paths', placeholder: 'DIR' },
    help: "The house's own rules on top of the catalogue: a folder with prohibitions/, suppliers/ and so on. Repeatable.",
    env: 'INTERDICT_CATALOGUE',
    yaml: 'catalogue',
    commands: READING_CATALOGUE,
  },
  {
    name: 'home',
    value: { kind: 'path', placeholder: 'DIR' },
    help: 'Where imported catalogues are kept.',
    fallback: "the system's place for a program's data",
    env: 'INTERDICT_HOME',
    yaml: 'home',
    commands: [...READING_CATALOGUE, 'catalogue diff', 'catalogue import'],
  },
  {
    name: 'trust-key',
    value: { kind: 'paths', placeholder: 'FILE' },
    help: 'An Ed25519 public key (PEM) whose signature on a bundle you trust. Repeatable.',
    env: 'INTERDICT_TRUST_KEY',
    yaml: 'trust-key',
    commands: ['catalogue import'],
  },
  {
    name: 'since',
    value: { kind: 'path', placeholder: 'OLD' },
    help: 'Say what was edited of rows that this catalogue, a folder or a bundle, had published.',
    env: null,
    yaml: null,
    commands: ['catalogue lint'],
  },
  {
    name: 'fix',
    value: { kind: 'flag' },
    help: 'Put in quotation marks what older readers of YAML take for a date or for true and false.',
    env: null,
    yaml: null,
    commands: ['catalogue lint'],
  },
  {
    name: 'supplier',
    value: { kind: 'text', placeholder: 'ID' },
    help: 'Whose product it is.',
    env: null,
    yaml: null,
    commands: ['ask'],
  },
  {
    name: 'product',
    value: { kind: 'text', placeholder: 'ID' },
    help: 'A product, or a class of products.',
    fallback: 'the classes that the prohibition names',
    env: null,
    yaml: null,
    commands: ['ask'],
  },
  {
    name: 'actor',
    value: { kind: 'words', placeholder: 'ROLE', valid: [] },
    help: 'Who acts. Repeatable, or separated by commas; these are the only roles.',
    env: null,
    yaml: null,
    commands: ['ask', 'init'],
  },
  {
    name: 'name',
    value: { kind: 'text', placeholder: 'NAME' },
    help: 'How reports call you.',
    fallback: 'our organisation',
    env: null,
    yaml: null,
    commands: ['init'],
  },
  {
    name: 'territory',
    value: { kind: 'words', placeholder: 'CODES', valid: [] },
    help: 'Countries in which you act: US,DE.',
    fallback: 'US',
    env: null,
    yaml: null,
    commands: ['init'],
  },
  {
    name: 'nationality',
    value: { kind: 'words', placeholder: 'CODES', valid: [] },
    help: 'Countries whose national you are, or under whose law organised.',
    fallback: 'those in which you act',
    env: null,
    yaml: null,
    commands: ['init'],
  },
  {
    name: 'contract',
    value: { kind: 'texts', placeholder: 'ID=DATE[+RENEWED…][,AGENCY][;CLAUSE[@EDITION]…]' },
    help: 'A contract that binds you: award, days of renewal or never, clauses. Repeatable; taken as all there are.',
    env: null,
    yaml: null,
    commands: ['ask', 'init'],
  },
  {
    name: 'force',
    value: { kind: 'flag' },
    help: 'Write over files that are there.',
    env: null,
    yaml: null,
    commands: ['init'],
  },
  {
    name: 'activity',
    value: { kind: 'words', placeholder: 'LIST', valid: [] },
    help: 'What is done, separated by commas: use,renew,integrate.',
    fallback: 'what such an asker usually does',
    env: 'INTERDICT_ACTIVITY',
    yaml: 'activity',
    commands: ['scan', 'ask'],
  },
  {
    name: 'jurisdiction',
    value: { kind: 'text', placeholder: 'CODE' },
    help: 'Whose law: an ISO 3166 code.',
    fallback: 'US',
    env: null,
    yaml: null,
    commands: ['ask'],
  },
  {
    name: 'model-year',
    value: { kind: 'text', placeholder: 'YEAR' },
    help: 'Of which model year the vehicle is, where law goes by that.',
    env: null,
    yaml: null,
    commands: ['ask'],
  },
  {
    name: 'manufactured',
    value: { kind: 'text', placeholder: 'DAY' },
    help: 'When it was made, where law goes by that.',
    fallback: 'the day of the act',
    env: null,
    yaml: null,
    commands: ['ask'],
  },
  {
    name: 'prohibition',
    value: { kind: 'text', placeholder: 'ID' },
    help: 'Ask this one alone.',
    env: null,
    yaml: null,
    commands: ['ask'],
  },
  {
    name: 'fact',
    value: { kind: 'texts', placeholder: 'QUESTION=ANSWER' },
    help: 'Answers a question with yes, no or unknown. Repeatable.',
    env: null,
    yaml: null,
    commands: ['ask'],
  },
  {
    name: 'explain',
    value: { kind: 'flag' },
    help: 'Print the proof: each test that decided, the fact it met, and where that came from.',
    env: null,
    yaml: null,
    commands: ['ask'],
  },
  {
    name: 'as-of',
    value: { kind: 'text', placeholder: 'DATE' },
    help: 'When the act takes place: 2024-08-15, or an instant with its offset.',
    fallback: 'now',
    env: 'INTERDICT_AS_OF',
    yaml: null,
    commands: ['scan', 'ask', 'watch'],
  },
  {
    name: 'as-known',
    value: { kind: 'text', placeholder: 'DATE' },
    help: 'Take only law that had been published by then.',
    fallback: 'now',
    env: 'INTERDICT_AS_KNOWN',
    yaml: null,
    commands: ['scan', 'ask', 'watch', 'catalogue show', 'catalogue diff'],
  },
  {
    name: 'until',
    value: { kind: 'text', placeholder: 'DATE' },
    help: 'Look ahead to this day: what will change, and when.',
    env: null,
    yaml: null,
    commands: ['watch'],
  },
  {
    name: 'assume',
    value: { kind: 'texts', placeholder: 'ID[=DATE]' },
    help: 'Take a proposal as made, today or on DATE. Repeatable.',
    env: null,
    yaml: null,
    commands: ['watch', 'ask'],
  },
  {
    name: 'fail-on',
    value: { kind: 'words', placeholder: 'LIST', valid: FAIL_ON },
    help: 'What makes the exit code 1: prohibited, undetermined, advised-against, duty, any.',
    fallback: 'prohibited,duty',
    env: 'INTERDICT_FAIL_ON',
    yaml: 'fail-on',
    commands: ['scan'],
  },
  {
    name: 'min-confidence',
    value: { kind: 'word', placeholder: 'WORD', valid: CONFIDENCES },
    help: 'What is less sure than this is a lead and no finding: confirmed, probable, possible.',
    fallback: 'probable',
    env: 'INTERDICT_MIN_CONFIDENCE',
    yaml: 'min-confidence',
    commands: ['scan'],
  },
  {
    name: 'allow-gaps',
    value: { kind: 'flag' },
    help: 'Exit 0 where only coverage falls short.',
    env: 'INTERDICT_ALLOW_GAPS',
    yaml: 'allow-gaps',
    commands: ['scan'],
  },
  {
    name: 'allow-empty',
    value: { kind: 'flag' },
    help: 'Exit 0 where there was nothing to look at.',
    env: 'INTERDICT_ALLOW_EMPTY',
    yaml: 'allow-empty',
    commands: ['scan'],
  },
  {
    name: 'trust-root',
    value: { kind: 'paths', placeholder: 'FILE' },
    help: 'Trust this root certificate (PEM) too for code signatures. Repeatable.',
    env: 'INTERDICT_TRUST_ROOT',
    yaml: 'trust-root',
    commands: ['scan'],
  },
  {
    name: 'limit',
    value: { kind: 'texts', placeholder: 'NAME=VALUE' },
    help: `Change a bound of the scan: ${LIMIT_NAMES.join(', ')}. Repeatable.`,
    env: 'INTERDICT_LIMIT',
    yaml: 'limit',
    commands: ['scan'],
  },
  {
    name: 'workers',
    value: { kind: 'text', placeholder: 'N' },
    help: 'Threads that look through a large directory, this one included.',
    fallback: '2, or 1 where there is one processor',
    env: 'INTERDICT_WORKERS',
    yaml: 'workers',
    commands: ['scan'],
  },
  {
    name: 'previous',
    value: { kind: 'path', placeholder: 'RESULT' },
    help: 'An earlier result (JSON): what it already knew keeps its date of discovery.',
    env: 'INTERDICT_PREVIOUS',
    yaml: 'previous',
    commands: ['scan'],
  },
  {
    name: 'max-age',
    value: { kind: 'text', placeholder: 'AGE' },
    help: 'Input older than this is a gap: 36h, 30d.',
    fallback: 'none',
    env: 'INTERDICT_MAX_AGE',
    yaml: 'max-age',
    commands: ['scan'],
  },
  {
    name: 'progress',
    value: { kind: 'on' },
    help: 'No progress bar. There is none either where standard error is no terminal.',
    env: 'INTERDICT_PROGRESS',
    yaml: null,
    commands: ['scan'],
  },
  {
    name: 'quiet',
    value: { kind: 'flag' },
    help: 'Print nothing but what was asked for with -o, and errors.',
    env: 'INTERDICT_QUIET',
    yaml: null,
    commands: ['scan'],
  },
  {
    name: 'color',
    value: { kind: 'on' },
    help: 'No colour. NO_COLOR in the environment does the same.',
    env: 'INTERDICT_COLOR',
    yaml: null,
    commands: EVERYWHERE,
  },
  {
    name: 'help',
    short: 'h',
    value: { kind: 'flag' },
    help: 'Print how a command is used.',
    env: null,
    yaml: null,
    commands: EVERYWHERE,
  },
  {
    name: 'version',
    value: { kind: 'flag' },
    help: 'Print the version.',
    env: null,
    yaml: null,
    commands: EVERYWHERE,
  },
] as const satisfies readonly OptionFacts[];

export type OptionName = (typeof OPTIONS)[number]['name'];

/** The options of one command, in the order of the table. */
export function optionsOf(command: CommandName): readonly OptionFacts[] {
  const facts: readonly OptionFacts[] = OPTIONS;
  return facts.filter((option) => option.commands.includes(command));
}

/** How an option is spelled on the command line: `--fail-on`, `--no-color`. */
export function flagOf(option: OptionFacts): string {
  return option.value.kind === 'on' ? `--no-${option.name}` : `--${option.name}`;
}

/** Whether a word has to follow the flag. */
export function takesValue(option: OptionFacts): boolean {
  return option.value.kind !== 'flag' && option.value.kind !== 'on';
}
