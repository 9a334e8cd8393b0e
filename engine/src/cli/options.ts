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

export interface OptionFacts {
  readonly name: string;
  readonly short?: string;
  readonly value: OptionValue;
  readonly help: string;
  readonly fallback?: string;
  readonly env: string | null;
  /** The key in `interdict.yaml`. */
  readonly yaml: string | null;
}

export const OPTIONS = [
  {
    name: 'output',
    short: 'o',
    value: { kind: 'texts', placeholder: 'FORMAT[=FILE]' },
    help: 'Print in this format, or write it to FILE. Repeatable.',
    env: 'INTERDICT_OUTPUT',
    yaml: 'output',
  },
  {
    name: 'profile',
    value: { kind: 'path', placeholder: 'FILE' },
    help: 'Who asks: roles, contracts, answers, acceptances (YAML).',
    fallback: 'a private person or business in the United States',
    env: 'INTERDICT_PROFILE',
    yaml: 'profile',
  },
  {
    name: 'save',
    value: { kind: 'flag' },
    help: 'Write the answers given on the terminal or with --fact to the profile.',
    env: null,
    yaml: null,
  },
  {
    name: 'catalogue',
    value: { kind: 'paths', placeholder: 'DIR' },
    help: "The house's own rules on top of the catalogue: a folder with prohibitions/, suppliers/ and so on. Repeatable.",
    env: 'INTERDICT_CATALOGUE',
    yaml: 'catalogue',
  },
  {
    name: 'home',
    value: { kind: 'path', placeholder: 'DIR' },
    help: 'Where imported catalogues are kept.',
    fallback: "the system's place for a program's data",
    env: 'INTERDICT_HOME',
    yaml: 'home',
  },
  {
    name: 'trust-key',
    value: { kind: 'paths', placeholder: 'FILE' },
    help: 'An Ed25519 public key (PEM) whose signature on a bundle you trust. Repeatable.',
    env: 'INTERDICT_TRUST_KEY',
    yaml: 'trust-key',
  },
  {
    name: 'since',
    value: { kind: 'path', placeholder: 'OLD' },
    help: 'Say what was edited of rows that this catalogue, a folder or a bundle, had published.',
    env: null,
    yaml: null,
  },
  {
    name: 'fix',
    value: { kind: 'flag' },
    help: 'Mend how files are written: quotation marks, the form of dates, the order of keys. What they say stays.',
    env: null,
    yaml: null,
  },
  {
    name: 'all',
    value: { kind: 'flag' },
    help: 'List every note, and not only the first of each kind with how many there are.',
    env: null,
    yaml: null,
  },
  {
    name: 'supplier',
    value: { kind: 'text', placeholder: 'ID' },
    help: 'Whose product it is.',
    env: null,
    yaml: null,
  },
  {
    name: 'product',
    value: { kind: 'text', placeholder: 'ID' },
    help: 'A product, or a class of products.',
    fallback: 'the classes that the prohibition names',
    env: null,
    yaml: null,
  },
  {
    name: 'actor',
    value: { kind: 'words', placeholder: 'ROLE', valid: [] },
    help: 'Who acts. Repeatable, or separated by commas; these are the only roles.',
    env: null,
    yaml: null,
  },
  {
    name: 'name',
    value: { kind: 'text', placeholder: 'NAME' },
    help: 'How reports call you.',
    fallback: 'our organisation',
    env: null,
    yaml: null,
  },
  {
    name: 'territory',
    value: { kind: 'words', placeholder: 'CODES', valid: [] },
    help: 'Countries in which you act: US,DE.',
    fallback: 'US',
    env: null,
    yaml: null,
  },
  {
    name: 'nationality',
    value: { kind: 'words', placeholder: 'CODES', valid: [] },
    help: 'Countries whose national you are, or under whose law organised.',
    fallback: 'those in which you act',
    env: null,
    yaml: null,
  },
  {
    name: 'contract',
    value: { kind: 'texts', placeholder: 'ID=DATE[+RENEWED…][,AGENCY][;CLAUSE[@EDITION]…]' },
    help: 'A contract that binds you: award, days of renewal or never, clauses. Repeatable; taken as all there are.',
    env: null,
    yaml: null,
  },
  {
    name: 'force',
    value: { kind: 'flag' },
    help: 'Write over files that are there.',
    env: null,
    yaml: null,
  },
  {
    name: 'activity',
    value: { kind: 'words', placeholder: 'LIST', valid: [] },
    help: 'What is done, separated by commas: use,renew,integrate.',
    fallback: 'what such an asker usually does',
    env: 'INTERDICT_ACTIVITY',
    yaml: 'activity',
  },
  {
    name: 'jurisdiction',
    value: { kind: 'text', placeholder: 'CODE' },
    help: 'Whose law: an ISO 3166 code.',
    fallback: 'US',
    env: null,
    yaml: null,
  },
  {
    name: 'model-year',
    value: { kind: 'text', placeholder: 'YEAR' },
    help: 'Of which model year the vehicle is, where law goes by that.',
    env: null,
    yaml: null,
  },
  {
    name: 'manufactured',
    value: { kind: 'text', placeholder: 'DAY' },
    help: 'When it was made, where law goes by that.',
    fallback: 'the day of the act',
    env: null,
    yaml: null,
  },
  {
    name: 'prohibition',
    value: { kind: 'text', placeholder: 'ID' },
    help: 'Ask this one alone.',
    env: null,
    yaml: null,
  },
  {
    name: 'fact',
    value: { kind: 'texts', placeholder: 'QUESTION=ANSWER' },
    help: 'Answers a question with yes, no or unknown. Repeatable.',
    env: null,
    yaml: null,
  },
  {
    name: 'explain',
    value: { kind: 'flag' },
    help: 'Print the proof: each test that decided, the fact it met, and where that came from.',
    env: null,
    yaml: null,
  },
  {
    name: 'as-of',
    value: { kind: 'text', placeholder: 'DATE' },
    help: 'When the act takes place: 2024-08-15, or an instant with its offset.',
    fallback: 'now',
    env: 'INTERDICT_AS_OF',
    yaml: null,
  },
  {
    name: 'as-known',
    value: { kind: 'text', placeholder: 'DATE' },
    help: 'Take only law that had been published by then.',
    fallback: 'now',
    env: 'INTERDICT_AS_KNOWN',
    yaml: null,
  },
  {
    name: 'until',
    value: { kind: 'text', placeholder: 'DATE' },
    help: 'Look ahead to this day: what will change, and when.',
    env: null,
    yaml: null,
  },
  {
    name: 'assume',
    value: { kind: 'texts', placeholder: 'ID[=DATE]' },
    help: 'Take a proposal as made, today or on DATE. Repeatable.',
    env: null,
    yaml: null,
  },
  {
    name: 'fail-on',
    value: { kind: 'words', placeholder: 'LIST', valid: FAIL_ON },
    help: 'What makes the exit code 1: prohibited, undetermined, advised-against, duty, any.',
    fallback: 'prohibited,duty',
    env: 'INTERDICT_FAIL_ON',
    yaml: 'fail-on',
  },
  {
    name: 'min-confidence',
    value: { kind: 'word', placeholder: 'WORD', valid: CONFIDENCES },
    help: 'What is less sure than this is a lead and no finding: confirmed, probable, possible.',
    fallback: 'probable',
    env: 'INTERDICT_MIN_CONFIDENCE',
    yaml: 'min-confidence',
  },
  {
    name: 'allow-gaps',
    value: { kind: 'flag' },
    help: 'Exit 0 where only coverage falls short.',
    env: 'INTERDICT_ALLOW_GAPS',
    yaml: 'allow-gaps',
  },
  {
    name: 'allow-empty',
    value: { kind: 'flag' },
    help: 'Exit 0 where there was nothing to look at.',
    env: 'INTERDICT_ALLOW_EMPTY',
    yaml: 'allow-empty',
  },
  {
    name: 'trust-root',
    value: { kind: 'paths', placeholder: 'FILE' },
    help: 'Trust this root certificate (PEM) too for code signatures. Repeatable.',
    env: 'INTERDICT_TRUST_ROOT',
    yaml: 'trust-root',
  },
  {
    name: 'limit',
    value: { kind: 'texts', placeholder: 'NAME=VALUE' },
    help: `Change a bound of the scan: ${LIMIT_NAMES.join(', ')}. Repeatable.`,
    env: 'INTERDICT_LIMIT',
    yaml: 'limit',
  },
  {
    name: 'workers',
    value: { kind: 'text', placeholder: 'N' },
    help: 'Threads that look through a large directory, this one included.',
    fallback: '2, or 1 where there is one processor',
    env: 'INTERDICT_WORKERS',
    yaml: 'workers',
  },
  {
    name: 'every-file',
    value: { kind: 'flag' },
    help: 'Open also what is source text by its name in installed packages.',
    env: 'INTERDICT_EVERY_FILE',
    yaml: 'every-file',
  },
  {
    name: 'previous',
    value: { kind: 'path', placeholder: 'RESULT' },
    help: 'An earlier result (JSON): what it already knew keeps its date of discovery.',
    env: 'INTERDICT_PREVIOUS',
    yaml: 'previous',
  },
  {
    name: 'max-age',
    value: { kind: 'text', placeholder: 'AGE' },
    help: 'Input older than this is a gap: 36h, 30d.',
    fallback: 'none',
    env: 'INTERDICT_MAX_AGE',
    yaml: 'max-age',
  },
  {
    name: 'progress',
    value: { kind: 'on' },
    help: 'No progress bar. There is none either where standard error is no terminal.',
    env: 'INTERDICT_PROGRESS',
    yaml: null,
  },
  {
    name: 'quiet',
    value: { kind: 'flag' },
    help: 'Print nothing but what was asked for with -o, and errors.',
    env: 'INTERDICT_QUIET',
    yaml: null,
  },
  {
    name: 'color',
    value: { kind: 'on' },
    help: 'No colour. NO_COLOR in the environment does the same.',
    env: 'INTERDICT_COLOR',
    yaml: null,
  },
  {
    name: 'help',
    short: 'h',
    value: { kind: 'flag' },
    help: 'Print how a command is used.',
    env: null,
    yaml: null,
  },
  {
    name: 'version',
    value: { kind: 'flag' },
    help: 'Print the version.',
    env: null,
    yaml: null,
  },
] as const satisfies readonly OptionFacts[];

export type OptionName = (typeof OPTIONS)[number]['name'];

/** What every command takes, whatever else it does. */
const EVERYWHERE: readonly OptionName[] = ['color', 'help', 'version'];

/** The options of one command, in the order of the table. */
export function optionsOf(command: { readonly options: readonly OptionName[] }): readonly OptionFacts[] {
  return OPTIONS.filter(({ name }) => command.options.includes(name) || EVERYWHERE.includes(name));
}

/** How an option is spelled on the command line: `--fail-on`, `--no-color`. */
export function flagOf(option: OptionFacts): string {
  return option.value.kind === 'on' ? `--no-${option.name}` : `--${option.name}`;
}

/** Whether a word has to follow the flag. */
export function takesValue(option: OptionFacts): boolean {
  return option.value.kind !== 'flag' && option.value.kind !== 'on';
}
