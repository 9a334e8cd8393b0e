import { suggest } from '../catalogue/nearest-word.ts';
import { InterdictError } from '../model/interdict-error.ts';
import { wrapped } from '../report/text/lines.ts';
import type { Command, CommandCall } from './command.ts';
import { COMMANDS } from './commands.ts';
import { EXIT_CODES } from './exit-code.ts';
import { optionMeaning } from './formats-of.ts';
import { flagOf, type OptionFacts, optionsOf } from './options.ts';
import { takesConfig } from './settings.ts';
import { layoutWidth } from './surroundings.ts';

/** Ids that examples are shown with; see `example-ids.ts`. */
export interface ExampleIds {
  readonly supplier: string;
  readonly prohibition: string;
}

/** `interdict help [COMMAND]`. */
export async function run(call: CommandCall): Promise<number> {
  const { exampleIds } = await import('./example-ids.ts');
  const width = layoutWidth(call.surroundings.stdout);
  const name = call.operands.join(' ');
  if (name === '') {
    await call.surroundings.stdout.print(overview(exampleIds(), width));
    return 0;
  }
  const commands = COMMANDS.filter((command) => command.name === name || command.name.startsWith(`${name} `));
  if (commands.length === 0) {
    throw new InterdictError({
      code: 'unknown-command',
      family: 'usage',
      message: 'There is no such command.',
      subject: name,
      remedy: suggest(
        name,
        COMMANDS.map((command) => command.name),
      ),
    });
  }
  const [command] = commands;
  const text =
    command !== undefined && command.name === name
      ? commandHelp(command, exampleIds(), width)
      : familyHelp(name, commands, exampleIds(), width);
  await call.surroundings.stdout.print(text);
  return 0;
}

/** What `interdict` alone prints: three things to try. */
export function threeExamples(ids: ExampleIds): string {
  const shown = ['scan', 'ask', 'catalogue show'].map((name) => {
    const example = COMMANDS.find((command) => command.name === name)?.examples[0];
    return `  ${filled(example?.[0] ?? '', ids)}\n      ${COMMANDS.find((command) => command.name === name)?.summary ?? ''}\n`;
  });
  return `interdict carries a government ban on software through: what is here, and what does the law say?\n\nTry:\n${shown.join('')}\ninterdict --help lists every command.\n`;
}

/** `interdict --help`. */
export function overview(ids: ExampleIds, width: number): string {
  return [
    'interdict finds what comes from a banned supplier, and says what each law says about it.',
    '',
    'Usage: interdict COMMAND [OPTION…]',
    '',
    'Commands',
    ...columnsOf(COMMANDS.map(nameAndSummary), width),
    '',
    'Examples',
    ...COMMANDS.flatMap(firstExample(ids)),
    '',
    'Exit codes',
    ...exitLines('scan', width),
    '',
    ...settingsNote(width),
    'interdict COMMAND --help says what a command takes.',
    '',
  ].join('\n');
}

/** `interdict catalogue --help`: the parts of a command that is none alone. */
function familyHelp(name: string, commands: readonly Command[], ids: ExampleIds, width: number): string {
  return [
    `Usage: interdict ${name} PART [OPTION…]`,
    '',
    'Parts',
    ...columnsOf(commands.map(nameAndSummary), width),
    '',
    'Examples',
    ...commands.flatMap(firstExample(ids)),
    '',
    `interdict ${name} PART --help says what a part takes.`,
    '',
  ].join('\n');
}

function nameAndSummary({ name, operands, summary }: Command): readonly [string, string] {
  return [`${name} ${operands}`.trim(), summary];
}

function firstExample(ids: ExampleIds): (command: Command) => string[] {
  return ({ examples }) => examples.slice(0, 1).map(([line]) => `  ${filled(line, ids)}`);
}

/** `interdict COMMAND --help`. */
export function commandHelp(command: Command, ids: ExampleIds, width: number): string {
  const options = optionsOf(command).map((option) => [spelling(option), meaning(option, command)] as const);
  const usage = ['interdict', command.name, command.operands, '[OPTION…]'].filter((part) => part !== '');
  return [
    `Usage: ${usage.join(' ')}`,
    '',
    ...wrapped([`${command.summary[0]?.toUpperCase() ?? ''}${command.summary.slice(1)}.`], width, false),
    ...command.about.flatMap((line) => wrapped([line], width, false)),
    '',
    'Options',
    ...columnsOf(options, width),
    '',
    'Examples',
    ...command.examples.flatMap(([line, what]) => [
      `  ${filled(line, ids)}`,
      ...(what ? [`      ${what}`] : []),
    ]),
    '',
    'Exit codes',
    ...exitLines(command.exits, width),
    ...(takesConfig(command) ? ['', ...settingsNote(width)] : []),
    '',
  ].join('\n');
}

function settingsNote(width: number): string[] {
  return wrapped(
    [
      'Flags beat INTERDICT_* variables, which beat interdict.yaml, searched upwards from the working directory.',
    ],
    width,
    false,
  );
}

function spelling(option: OptionFacts): string {
  const placeholder = 'placeholder' in option.value ? ` ${option.value.placeholder}` : '';
  const short = option.short === undefined ? '    ' : `-${option.short}, `;
  return `${short}${flagOf(option)}${placeholder}`;
}

function meaning(option: OptionFacts, command: Command): string {
  return `${optionMeaning(option, command)}${option.env === null ? '' : ` (${option.env})`}`;
}

/** How the commands that scan nothing end, beside the codes that all have. */
const OTHER_EXITS: Readonly<Record<Command['exits'], readonly (readonly [string, string])[]>> = {
  scan: [],
  answer: [['0', 'answered']],
  check: [
    ['0', 'nothing is wrong'],
    ['1', 'something is, and was named'],
  ],
};

function exitLines(which: Command['exits'], width: number): string[] {
  const said = OTHER_EXITS[which];
  const codes = Object.values(EXIT_CODES).filter(({ code }) => which === 'scan' || code === 2 || code > 4);
  return columnsOf([...said, ...codes.map(({ code, says }) => [String(code), says] as const)], width);
}

function columnsOf(rows: readonly (readonly [string, string])[], width: number): string[] {
  const left = Math.min(30, Math.max(...rows.map(([head]) => head.length)));
  return rows.flatMap(([head, text]) => {
    const lines = wrapped([text], Math.max(24, width - left - 4), false);
    const beside = head.length <= left;
    const first = `  ${head.padEnd(left)}  ${beside ? (lines[0] ?? '') : ''}`.trimEnd();
    return [first, ...lines.slice(beside ? 1 : 0).map((line) => `  ${' '.repeat(left)}  ${line}`)];
  });
}

function filled(line: string, ids: ExampleIds): string {
  return line.replace('{supplier}', ids.supplier).replace('{prohibition}', ids.prohibition);
}
