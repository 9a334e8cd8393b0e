import type { CompletedCommand, CompletedOption, Offer } from './completion-model.ts';
import { firstSentence, shellWord } from './quote.ts';

/** Completion for zsh, through `_arguments`: each command with its own options. */
export function zshScript(commands: readonly CompletedCommand[]): string {
  const firsts = new Map<string, CompletedCommand[]>();
  for (const command of commands) {
    const first = command.name.split(' ')[0] ?? command.name;
    firsts.set(first, [...(firsts.get(first) ?? []), command]);
  }
  const described = [...firsts].map(([first, [command, ...more]]) =>
    shellWord(
      `${first}:${
        more.length > 0
          ? more
              .concat(command ?? [])
              .map(partOf)
              .sort()
              .join(', ')
          : (command?.summary ?? '')
      }`,
    ),
  );
  return `#compdef interdict
# Completion of interdict for zsh:  interdict completion zsh > ~/.zfunc/_interdict  (a folder of $fpath)

_interdict_output() {
  local -a formats=("$@")
  if compset -P '*='; then _files; else compadd -a formats; fi
}

_interdict_begun() {
  local -a begun=("$@")
  compadd -S '' -a begun
}

_interdict_list() {
  local -a listed=("$@")
  compset -P '*,'
  compadd -S '' -a listed
}

_interdict() {
  if (( CURRENT == 2 )); then
    local -a commands=(
${described.map((line) => `      ${line}`).join('\n')}
    )
    _describe command commands
    return
  fi
  case $words[2] in
${[...firsts].map(([first, group]) => branch(first, group)).join('\n')}
  esac
}

# Loaded from a folder of $fpath this file is the function's first call.
if [[ $funcstack[1] == _interdict ]]; then _interdict "$@"; else compdef _interdict interdict; fi
`;
}

function partOf({ name }: CompletedCommand): string {
  return name.split(' ').slice(1).join(' ');
}

function branch(first: string, group: readonly CompletedCommand[]): string {
  const [only] = group;
  if (group.length === 1 && only?.name === first) {
    return `    ${first})
      shift words; (( CURRENT-- ))
      _arguments -S \\
${specs(only)}
      ;;`;
  }
  const parts = group.map((command) => shellWord(`${partOf(command)}:${command.summary}`));
  return `    ${first})
      if (( CURRENT == 3 )); then
        local -a parts=(
${parts.map((line) => `          ${line}`).join('\n')}
        )
        _describe part parts
        return
      fi
      case $words[3] in
${group
  .map(
    (command) => `        ${partOf(command)})
          shift 2 words; (( CURRENT -= 2 ))
          _arguments -S \\
${specs(command)}
          ;;`,
  )
  .join('\n')}
      esac
      ;;`;
}

function specs({ options, operands }: CompletedCommand): string {
  const lines = options.map(optionSpec);
  const rest = action(operands);
  if (rest !== '') lines.push(shellWord(`*:operand:${rest}`));
  return lines.map((line) => `        ${line}`).join(' \\\n');
}

/** `'*'{--output=,-o+}'[help]:value:action'` as one quoted word for each spelling. */
function optionSpec({ flags, help, value }: CompletedOption): string {
  const said = `[${firstSentence(help).replace(/[\\[\]:]/g, '\\$&')}]`;
  return flags
    .map((flag) => {
      if (value === null) return shellWord(`${flag}${said}`);
      const joined = flag.startsWith('--') ? `${flag}=` : `${flag}+`;
      return shellWord(`*${joined}${said}:value:${action(value)}`);
    })
    .join(' ');
}

function action({ words, isList, files }: Offer): string {
  if (words.length === 0) return files ? '_files' : ' ';
  const list = words.join(' ');
  if (files) return `{ _interdict_output ${list} }`;
  if (isList) return `{ _interdict_list ${list} }`;
  return words.every((word) => word.endsWith('=')) ? `{ _interdict_begun ${list} }` : `(${list})`;
}
