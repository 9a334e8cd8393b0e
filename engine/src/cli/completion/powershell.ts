import type { CompletedCommand, Offer } from './completion-model.ts';
import { firstSentence } from './quote.ts';

/** Completion for PowerShell 5.1 and later: a table of what may stand where, and one function that looks it up. */
export function powershellScript(commands: readonly CompletedCommand[]): string {
  const firsts = [...new Set(commands.map(({ name }) => name.split(' ')[0] ?? name))];
  return `# Completion of interdict for PowerShell:  interdict completion powershell | Out-String | Invoke-Expression
$InterdictCommands = @{
${commands.map(entry).join('\n')}
}

Register-ArgumentCompleter -Native -CommandName 'interdict' -ScriptBlock {
  param($wordToComplete, $commandAst, $cursorPosition)
  $words = @($commandAst.CommandElements | Select-Object -Skip 1 | ForEach-Object { $_.ToString() })
  if ($wordToComplete -ne '' -and $words.Count -gt 0) {
    $words = @($words | Select-Object -First ($words.Count - 1))
  }
  $plain = @($words | Where-Object { $_ -notlike '-*' })
  $name = ''
  foreach ($count in 2, 1) {
    $candidate = ($plain | Select-Object -First $count) -join ' '
    if ($name -eq '' -and $InterdictCommands.ContainsKey($candidate)) { $name = $candidate }
  }
  $offered = @()
  $command = $InterdictCommands[$name]
  $before = if ($words.Count -gt 0) { $words[-1] } else { '' }
  if ($null -eq $command) {
    $first = if ($plain.Count -gt 0) { $plain[0] } else { '' }
    $parts = @($InterdictCommands.Keys | Where-Object { $_ -like "$first *" } | ForEach-Object { $_.Substring($first.Length + 1) })
    $offered = if ($first -ne '' -and $parts.Count -gt 0) { $parts } else { ${powershellList(firsts)} }
  } elseif ($command.Values.ContainsKey($before)) {
    $offered = $command.Values[$before]
  } elseif ($wordToComplete -like '-*') {
    $offered = @($command.Options.Keys)
  } else {
    $offered = $command.Operands
  }
  $offered | Where-Object { $_ -like "$wordToComplete*" } | Sort-Object | ForEach-Object {
    $said = if ($null -ne $command -and $command.Options.ContainsKey($_)) { $command.Options[$_] } else { $_ }
    [System.Management.Automation.CompletionResult]::new($_, $_, 'ParameterValue', $said)
  }
}
`;
}

function entry({ name, options, operands }: CompletedCommand): string {
  const help = options.flatMap(({ flags, help: text }) =>
    flags.map((flag) => `      ${powershellWord(flag)} = ${powershellWord(firstSentence(text))}`),
  );
  const values = options.flatMap(({ flags, value }) =>
    value === null ? [] : flags.map((flag) => `      ${powershellWord(flag)} = ${offered(value)}`),
  );
  return `  ${powershellWord(name)} = @{
    Options = @{
${help.join('\n')}
    }
    Values = @{
${values.join('\n')}
    }
    Operands = ${offered(operands)}
  }`;
}

/** Where a file may stand PowerShell offers its names itself, given nothing. */
function offered({ words }: Offer): string {
  return powershellList(words);
}

function powershellList(words: readonly string[]): string {
  return `@(${words.map(powershellWord).join(', ')})`;
}

/** In single quotes PowerShell reads a quote alone; it takes typographic ones for quotes too. */
function powershellWord(text: string): string {
  return `'${text.replace(/['\u2018\u2019\u201a\u201b]/g, '$&$&')}'`;
}
