import type { CompletedCommand, CompletedOption, Offer } from './completion-model.ts';
import { firstSentence } from './quote.ts';

/** Completion for fish: one \`complete\` for each command, option and list of words. */
export function fishScript(commands: readonly CompletedCommand[]): string {
  const lines = [
    '# Completion of interdict for fish:  interdict completion fish > ~/.config/fish/completions/interdict.fish',
    'complete -c interdict -f',
    '',
    '# Whether the words so far, options left out, are just these.',
    'function __interdict_at',
    '  set -l given (commandline -opc)[2..]',
    '  set -l words',
    '  for word in $given',
    "    string match -q -- '-*' $word; or set -a words $word",
    '  end',
    '  test "$words" = "$argv"',
    'end',
    '',
    '# Whether the line is about this command.',
    'function __interdict_in',
    '  set -l given (commandline -opc)[2..]',
    '  set -l length (count $argv)',
    '  test (count $given) -ge $length; and test "$given[1..$length]" = "$argv"',
    'end',
    '',
  ];
  const firsts = new Map<string, string>();
  for (const { name, summary } of commands) {
    const [first = name, ...rest] = name.split(' ');
    const others = firsts.get(first);
    firsts.set(first, rest.length === 0 ? summary : [...(others ? [others] : []), ...rest].join(', '));
    if (rest.length > 0) {
      lines.push(offer(`__interdict_at ${first}`, `-a ${fishWord(rest.join(' '))} -d ${fishWord(summary)}`));
    }
  }
  for (const [first, summary] of firsts) {
    lines.push(offer('__interdict_at', `-a ${fishWord(first)} -d ${fishWord(summary)}`));
  }
  for (const command of commands) lines.push('', `# interdict ${command.name}`, ...commandLines(command));
  return `${lines.join('\n')}\n`;
}

function commandLines({ name, options, operands }: CompletedCommand): string[] {
  const condition = `__interdict_in ${name}`;
  const lines = options.map((option) => offer(condition, optionWords(option)));
  const { words, files } = operands;
  if (files) lines.push(offer(condition, '-F'));
  if (words.length > 0) lines.push(offer(`__interdict_at ${name}`, `-a ${fishWord(words.join(' '))}`));
  return lines;
}

function offer(condition: string, rest: string): string {
  return `complete -c interdict -n ${fishWord(condition)} ${rest}`;
}

function optionWords({ flags, help, value }: CompletedOption): string {
  const spelled = flags.map((flag) =>
    flag.startsWith('--') ? `-l ${flag.slice(2)}` : `-s ${flag.slice(1)}`,
  );
  return [
    ...spelled,
    `-d ${fishWord(firstSentence(help))}`,
    ...(value === null ? [] : [valueWords(value)]),
  ].join(' ');
}

function valueWords({ words, isList, files }: Offer): string {
  if (words.length === 0) return files ? '-r -F' : '-x';
  const list = words.join(' ');
  // Words of a list are offered again after each comma.
  if (isList) return `-x -a ${fishWord(`(__fish_append , ${list})`)}`;
  return `-x -a ${fishWord(list)}`;
}

/** In single quotes fish reads a backslash and a quote alone. */
function fishWord(text: string): string {
  return `'${text.replace(/[\\']/g, '\\$&')}'`;
}
