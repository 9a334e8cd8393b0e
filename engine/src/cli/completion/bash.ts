import type { CompletedCommand, Offer } from './completion-model.ts';
import { shellWord } from './quote.ts';

/**
 * Completion for bash 3.2 and later, which macOS still has. Bash parts words at "=", so that `--fail-on=any` comes
 * as three; `pending` remembers the option whose value is next, with a "=" after it where a file follows.
 */
export function bashScript(commands: readonly CompletedCommand[]): string {
  const names = commands.map(({ name }) => name);
  const firsts = [...new Set(names.map((name) => name.split(' ')[0] ?? name))];
  return `# Completion of interdict for bash:  source <(interdict completion bash)
_interdict_offer() {
  case "$1" in
${commands.flatMap(offerCases).join('\n')}
  esac
}

_interdict_flags() {
  case "$1" in
${commands.map(({ name, options }) => `    ${shellWord(name)}) echo ${shellWord(options.flatMap(({ flags }) => flags).join(' '))} ;;`).join('\n')}
    *) echo '--help --version -h' ;;
  esac
}

_interdict_parts() {
  case "$1" in
    '') echo ${shellWord(firsts.join(' '))} ;;
${firsts
  .map(
    (first) =>
      [
        first,
        names.filter((name) => name.startsWith(`${first} `)).map((name) => name.slice(first.length + 1)),
      ] as const,
  )
  .filter(([, parts]) => parts.length > 0)
  .map(([first, parts]) => `    ${shellWord(first)}) echo ${shellWord(parts.join(' '))} ;;`)
  .join('\n')}
  esac
}

_interdict_words() {
  local offered
  COMPREPLY=()
  while IFS= read -r offered; do
    [[ -n $offered ]] && COMPREPLY+=("$3$offered")
  done < <(compgen -W "$1" -- "$2")
  if [[ \${#COMPREPLY[@]} -eq 1 && \${COMPREPLY[0]} == *= ]]; then compopt -o nospace 2>/dev/null; fi
}

_interdict_files() {
  local offered
  COMPREPLY=()
  while IFS= read -r offered; do COMPREPLY+=("$offered"); done < <(compgen -f -- "$1")
  compopt -o filenames 2>/dev/null
}

_interdict() {
  local current=\${COMP_WORDS[COMP_CWORD]} command='' pending='' last='' settled='' word parts offer index
  for ((index = 1; index < COMP_CWORD; index++)); do
    word=\${COMP_WORDS[index]}
    if [[ $word == = ]]; then
      [[ -z $pending && -n $last ]] && pending="$last="
    elif [[ -n $pending ]]; then
      last=$pending pending=''
    elif [[ $word == -* ]]; then
      last=''
      [[ -n $(_interdict_offer "$command $word") ]] && pending=$word
    else
      last=''
      parts=" $(_interdict_parts "$command") "
      if [[ -z $settled && $parts == *" $word "* ]]; then command="\${command:+$command }$word"; else settled=1; fi
    fi
  done
  if [[ $current == = ]]; then
    [[ -z $pending && -n $last ]] && pending="$last="
    current=''
  fi
  if [[ -n $pending ]]; then
    offer=$(_interdict_offer "$command \${pending%=}")
    if [[ $pending == *= || $offer == files ]]; then
      [[ $offer == *files* ]] && _interdict_files "$current"
    elif [[ $offer == list:* && $current == *,* ]]; then
      _interdict_words "\${offer#list:}" "\${current##*,}" "\${current%,*},"
    else
      offer=\${offer#files:} offer=\${offer#list:}
      _interdict_words "\${offer#words:}" "$current" ''
    fi
  elif [[ $current == -* ]]; then
    _interdict_words "$(_interdict_flags "$command")" "$current" ''
  else
    parts=$(_interdict_parts "$command")
    if [[ -n $parts && -z $settled ]]; then
      _interdict_words "$parts" "$current" ''
      return
    fi
    offer=$(_interdict_offer "$command operands")
    if [[ $offer == files ]]; then _interdict_files "$current"; else _interdict_words "\${offer#words:}" "$current" ''; fi
  fi
}

complete -F _interdict interdict
`;
}

function offerCases({ name, options, operands }: CompletedCommand): string[] {
  return [
    ...options.flatMap(({ flags, value }) =>
      value === null
        ? []
        : [
            `    ${flags.map((flag) => shellWord(`${name} ${flag}`)).join(' | ')}) echo ${shellWord(offered(value))} ;;`,
          ],
    ),
    `    ${shellWord(`${name} operands`)}) echo ${shellWord(offered(operands))} ;;`,
  ];
}

/** Never empty, since that means that no value follows. */
function offered({ words, isList, files }: Offer): string {
  if (words.length === 0) return files ? 'files' : 'words:';
  return `${files ? 'files' : isList ? 'list' : 'words'}:${words.join(' ')}`;
}
